package folkmoot.platform.trace;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import folkmoot.config.InvalidSetting;
import folkmoot.config.Settings;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.NotFound;
import folkmoot.testing.Town;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans, read by a collector that keeps their bytes: OTLP has its texts in them as they are. */
class TracesTest {

    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private HttpServer collector;

    @BeforeEach
    void listen() throws IOException {
        collector = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            try (exchange) {
                synchronized (collected) {
                    collected.writeBytes(exchange.getRequestBody().readAllBytes());
                }
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void requestsJobsDeliveriesAndActivitiesHaveSpansThatNameNobody() {
        String domain;
        try (var town = new Town(Map.of("traces.endpoint", endpoint().toString()))) {
            domain = town.world().server().house().platform().address().domain();
            town.carolFollows(town.alice());
            ok(town.alice().post("/api/v1/statuses", Map.of("status", "The bridge needs repair")));
            town.alice().get("/api/v1/accounts/lookup?acct=alice");
            town.alice().get("/users/alice");
            town.settle();
        }

        assertThat(spans())
                .contains("service.name", "folkmoot")
                .contains("POST /api/v1/statuses", "http.route", "http.response.status_code")
                .contains("GET /api/v1/accounts/lookup", "GET /users/:")
                .contains("receive Follow")
                .contains("deliver activity", "Delivered")
                .contains("job ")
                .doesNotContain("alice", "carol", "bridge", domain, "127.0.0.1:" + port());
    }

    @Test
    void aProblemIsToldByItsKindAndAFaultIsOne() {
        try (var traces = Traces.to(Optional.of(endpoint()))) {
            Handler missing = _ -> {
                throw new NotFound("No account alice");
            };
            assertThatThrownBy(() -> traces.around("GET", "/missing", missing).handle(null))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> traces.within(Work.JOB, "mail", () -> {
                        throw new IllegalStateException("alice@mail.test is full");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        assertThat(spans())
                .contains("GET /missing", "error.type", "NotFound", "job mail", "IllegalStateException")
                .doesNotContain("alice");
    }

    @Test
    void aCollectorThatIsAwayHoldsNobodyUp() {
        collector.stop(0);
        try (var traces = Traces.to(Optional.of(endpoint()))) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(traces.within(Work.JOB, "mail", () -> "done", done -> done))
                        .isEqualTo("done");
            }
        }
    }

    @Test
    void withoutACollectorAHandlerIsLeftAsItIs() {
        Handler handler = _ -> Response.text("OK");
        try (var traces = Traces.to(Settings.defaults().traces().endpoint())) {
            assertThat(traces).isInstanceOf(NoTraces.class);
            assertThat(traces.around("GET", "/health", handler)).isSameAs(handler);
        }
    }

    @Test
    void anAddressThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> Settings.load(Optional.empty(), Map.of(), Map.of("traces.endpoint", "localhost:4318")))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining("http://127.0.0.1:4318/v1/traces");
    }

    private URI endpoint() {
        return URI.create("http://127.0.0.1:" + port() + "/v1/traces");
    }

    private int port() {
        return collector.getAddress().getPort();
    }

    private String spans() {
        synchronized (collected) {
            return collected.toString(StandardCharsets.UTF_8);
        }
    }
}
