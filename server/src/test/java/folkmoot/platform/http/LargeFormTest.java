package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.json.JsonBodies;
import folkmoot.testing.Multipart;
import folkmoot.testing.Patience;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Forms that are too large to be kept in memory while they come in. */
@ExtendWith(VertxExtension.class)
class LargeFormTest {

    private static final int LIMIT = 3 * 1024 * 1024;

    private final Routing routing = new Routing();
    private TestServer server;

    @BeforeEach
    void start(Vertx vertx) {
        routing.post(
                "/files",
                Body.upTo(LIMIT),
                request -> Response.json(Map.of(
                        "words",
                        request.parameter("words").orElse(""),
                        "long",
                        request.parameter("long").map(String::length).orElse(0),
                        "files",
                        request.uploads().stream()
                                .map(upload -> upload.fileName() + " " + upload.contentType() + " "
                                        + HexFormat.of().toHexDigits(Arrays.hashCode(upload.bytes())))
                                .toList())));
        server = TestServer.with(vertx, routing);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fieldsAndFilesArriveAsTheyWereSent() throws Exception {
        var bytes = new byte[1_500_000];
        new Random(7).nextBytes(bytes);
        var small = "\r\n--\r\n".getBytes(StandardCharsets.UTF_8);
        var answer = server.send(new Multipart()
                .text("words", "żółw & co")
                .file("one", "one.bin", "application/octet-stream", bytes)
                .text("long", "x".repeat(100_000))
                .file("two", "two.bin", "image/png", small)
                .into(server.to("/files?words=query"), "POST"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var json = JsonBodies.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(json.get("words").asText()).as("the query wins").isEqualTo("query");
        assertThat(json.get("long").asInt()).isEqualTo(100_000);
        assertThat(json.get("files"))
                .extracting(file -> file.asText())
                .containsExactly(
                        "one.bin application/octet-stream " + digits(bytes), "two.bin image/png " + digits(small));
    }

    @Test
    void whatIsTooLargeIsRefusedAlsoWhereNobodySaidSo() {
        var body = new byte[LIMIT + 1];
        var request = server.to("/files")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

        assertThat(server.send(request).statusCode()).isEqualTo(413);
    }

    @Test
    void whatIsNoFormIsRefused() {
        for (var type : new String[] {"multipart/form-data", "multipart/form-data; boundary=b"}) {
            var request = server.to("/files")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[500_000]));
            assertThat(server.send(request).statusCode()).as(type).isEqualTo(400);
        }
    }

    @Test
    void aPartThatLiesAboutItsLengthIsCountedAsItCame() {
        var form = "--b\r\n"
                + "Content-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n"
                + "Content-Length: 9999999999\r\n\r\n"
                + "x".repeat(100_000) + "\r\n--b--\r\n";

        assertThat(server.send("POST", "/files", "multipart/form-data; boundary=b", form)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aFileThatNeverEndsAndFilesWithoutNumberAreRefused() {
        var part = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\nx";
        for (var form : new String[] {part, (part + "\r\n").repeat(17) + "--b--\r\n"}) {
            assertThat(server.send("POST", "/files", "multipart/form-data; boundary=b", form)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(server.send("POST", "/files", "multipart/form-data; boundary=b", part + "\r\n--b--\r\n")
                        .statusCode())
                .as("one that ends")
                .isEqualTo(200);
    }

    @Test
    void filesThatTheDiskDoesNotTakeAreRefusedAndNotWaitedFor(Vertx vertx, @TempDir Path folder) {
        try (var full = new TestServer(
                vertx,
                routing,
                new RateLimits(false, InstantSource.system()),
                TestServer.uploads(folder.resolve("nowhere")))) {
            for (int bytes : new int[] {10, 2_000_000}) {
                var answer = full.send(new Multipart()
                        .file("file", "f", "image/png", new byte[bytes])
                        .into(full.to("/files"), "POST"));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            }
            assertThat(full.get("/nothing").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void nothingStaysOnTheDisk(Vertx vertx, @TempDir Path folder) throws Exception {
        try (var here = new TestServer(
                vertx, routing, new RateLimits(false, InstantSource.system()), TestServer.uploads(folder))) {
            var whole = new Multipart().file("file", "f", "image/png", new byte[2_000_000]);
            assertThat(here.send(whole.into(here.to("/files"), "POST")).statusCode())
                    .isEqualTo(200);
            var tooLarge = new Multipart().file("file", "f", "image/png", new byte[LIMIT]);
            assertThat(here.send(tooLarge.into(here.to("/files"), "POST")).statusCode())
                    .isEqualTo(413);
        }
        Patience.until(Duration.ofSeconds(5), () -> {
            try (var left = Files.list(folder)) {
                return left.findAny().isEmpty();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private static String digits(byte[] bytes) {
        return HexFormat.of().toHexDigits(Arrays.hashCode(bytes));
    }
}
