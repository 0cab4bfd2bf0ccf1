package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.LocalAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS with HTTP/2, the limits are those of HTTP/1.1. */
@ExtendWith(VertxExtension.class)
class Http2LimitsTest {

    private static TestServer server;
    private static HttpClient client;

    @BeforeAll
    static void open(Vertx vertx, @TempDir Path folder) {
        var authority = new LocalAuthority(folder);
        authority.issue("localhost");
        var tls = new PemKeyCertOptions()
                .addCertPath(authority.certificateOf("localhost").toString())
                .addKeyPath(authority.keyOf("localhost").toString());
        server = new TestServer(
                vertx,
                new Routing().get("/", _ -> Response.text("fine")),
                new RateLimits(false, InstantSource.system()),
                usual -> new HttpSettings(usual.at(), List.of(), Optional.of(tls), usual.grace()));
        client = LocalAuthority.clientTrusting(authority.certificate());
    }

    @AfterAll
    static void close() {
        client.shutdownNow();
        server.close();
    }

    @Test
    void headersBeyondTheLimitAreRefusedAndThoseBelowItAreTaken() throws Exception {
        assertThat(status("/", 100)).isEqualTo(200);
        assertThat(status("/", 30_000)).isEqualTo(200);
        assertThat(status("/", 34_000)).isEqualTo(431);
        assertThat(status("/", 100)).as("afterwards").isEqualTo(200);
    }

    @Test
    void anAddressWithoutEndIsRefused() throws Exception {
        assertThat(status("/" + "a".repeat(10_000), 1)).isEqualTo(414);
        assertThat(status("/" + "a".repeat(33_000), 1))
                .as("of all headers together")
                .isEqualTo(431);
        assertThat(status("/", 1)).as("afterwards").isEqualTo(200);
    }

    private static int status(String path, int headerBytes) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path))
                .header("X-Long", "v".repeat(headerBytes))
                .timeout(Duration.ofSeconds(10))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return answer.statusCode();
    }
}
