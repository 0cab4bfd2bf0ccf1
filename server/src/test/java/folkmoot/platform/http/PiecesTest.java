package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A body that is made while it is sent. */
class PiecesTest {

    private final Vertx vertx = Vertx.vertx();
    private final TestServer server = new TestServer(
            vertx,
            new Routing()
                    .get("/many", _ -> Response.pieces("text/plain", pieces(5_000, false)))
                    .get("/none", _ -> Response.pieces("text/plain", pieces(0, false)))
                    .get("/broken", _ -> Response.pieces("text/plain", pieces(3, true))),
            new RateLimits(false, InstantSource.system()),
            UnaryOperator.identity());

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Iterator<byte[]> pieces(int many, boolean breaks) {
        return IntStream.rangeClosed(1, breaks ? many + 1 : many)
                .mapToObj(number -> {
                    if (number > many) {
                        throw new IllegalStateException("the database is gone");
                    }
                    return ("line " + number + "\n").repeat(20).getBytes(StandardCharsets.UTF_8);
                })
                .iterator();
    }

    @Test
    void allPiecesComeInTheirOrder() throws IOException, InterruptedException {
        assertThat(server.get("/many").body().lines().distinct())
                .hasSize(5_000)
                .startsWith("line 1", "line 2")
                .endsWith("line 5000");
        assertThat(server.get("/none").body()).isEmpty();
    }

    @Test
    void nobodyTakesAPartForTheWhole() {
        assertThatThrownBy(() -> server.get("/broken")).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void whoAsksForTheHeadersOnlyGetsThem() throws IOException, InterruptedException {
        var address = URI.create("http://127.0.0.1:" + server.port() + "/many");
        var head = server.client.send(
                HttpRequest.newBuilder(address)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/plain");
    }
}
