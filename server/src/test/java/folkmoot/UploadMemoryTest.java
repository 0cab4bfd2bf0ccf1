package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Installation;
import folkmoot.testing.Multipart;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many uploads at once do not need the memory that they take together. */
class UploadMemoryTest {

    private static final int AT_ONCE = 40;
    private static final int BYTES = 16 * 1024 * 1024 - 1; // the largest picture; all together 640 MB

    @TempDir
    Path folder;

    @Test
    @Timeout(180)
    void fortyOfTheLargestPicturesAtOnceAreAllAnsweredInAHeapOf256Megabytes() throws Exception {
        try (var installation = new Installation(folder);
                var client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            var painter = installation
                    .run("account", "seed", "--count", "1", "--prefix", "painter", "--scopes", "read write")
                    .getFirst();
            var server = installation.serve();
            var picture = new byte[BYTES];
            System.arraycopy(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}, 0, picture, 0, 8);
            var upload = new Multipart()
                    .file("file", "broken.png", "image/png", picture)
                    .into(HttpRequest.newBuilder(installation.at("/api/v2/media")), "POST")
                    .header("Authorization", "Bearer " + painter.get("token").asText())
                    .build();
            var answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> client.sendAsync(upload, HttpResponse.BodyHandlers.ofString()))
                    .toList();

            var statuses = answers.stream()
                    .map(CompletableFuture::join)
                    .map(HttpResponse::statusCode)
                    .toList();
            assertThat(statuses)
                    .as("read to the end, and found to be no picture:\n" + installation.said())
                    .hasSize(AT_ONCE)
                    .containsOnly(422);
            assertThat(server.isAlive()).isTrue();
            assertThat(installation.client().get("/health").statusCode()).isEqualTo(200);
        }
    }
}
