package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import folkmoot.testing.Patience;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A line of the log says what was asked for, and of an opinion not from where. */
@ExtendWith(VertxExtension.class)
class AccessLogTest {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger access = (Logger) LoggerFactory.getLogger("folkmoot.access");
    private TestServer server;

    @BeforeEach
    void open(Vertx vertx) {
        access.setLevel(Level.INFO);
        lines.start();
        access.addAppender(lines);
        server = TestServer.with(
                vertx,
                new Routing()
                        .get("/:any", _ -> Response.text("here"))
                        .post("/api/v1/statuses/:id/favourite", _ -> Response.text("liked"))
                        .get("/c/:name/proposals/:id", _ -> Response.text("shown")));
    }

    @AfterEach
    void close() {
        server.close();
        access.detachAppender(lines);
        access.setLevel(null);
    }

    private String logged(String path) {
        int before = lines.list.size();
        server.send("POST", path, "application/x-www-form-urlencoded", "");
        Patience.until(() -> lines.list.size() > before);
        return List.copyOf(lines.list).getLast().getKeyValuePairs().stream()
                .map(pair -> pair.key + "=" + pair.value)
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/statuses/17/favourite",
                "/api/v1/statuses/17/unfavourite",
                "/api/v1/statuses/17/reblog",
                "/api/v1/statuses/17/favourited_by",
                "/api/folkmoot/v1/proposals/17/support",
                "/api/folkmoot/v1/proposals/17/unsupport",
                "/api/folkmoot/v1/proposals/17/confirmation",
                "/c/commons/proposals/17/support",
                "/c/commons/proposals/17",
                "/embed/c/commons/proposals/17/count.svg",
                "/c/commons/life-events/bereavement",
                "/api/folkmoot/v1/communities/commons/life_events/bereavement",
                "/api/v1/polls/3/votes"
            })
    void theLineOfAnOpinionNamesNoAddress(String path) {
        assertThat(logged(path))
                .contains("path=" + path)
                .doesNotContain("127.0.0.1")
                .doesNotContain("from=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/api/v1/statuses", "/api/v1/statuses/17", "/inbox"})
    void otherLinesDo(String path) {
        assertThat(logged(path)).contains("path=" + path).contains("from=127.0.0.1");
    }

    @Test
    void whoLooksForAFaultCanHaveItInEveryLine() {
        access.setLevel(Level.DEBUG);
        assertThat(logged("/api/v1/statuses/17/favourite")).contains("from=127.0.0.1");
    }
}
