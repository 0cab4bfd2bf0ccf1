package folkmoot.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder and an object store keep files alike. */
class StorageTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aFolderKeepsGivesAndForgetsFiles() throws IOException {
        keepsGivesAndForgets(new FolderStorage(folder.resolve("media")));

        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x.txt", "files/../../x.txt", "/etc/passwd", "files//x", ".x", "files/.x", "a\\b", "files/\0"
            })
    void noNameLeadsOutOfTheFolder(String name) {
        var storage = new FolderStorage(folder.resolve("media"));

        assertThat(storage.open(name)).isEmpty();
        assertThatThrownBy(() -> storage.put(name, HELLO, "text/plain")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> storage.delete(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anObjectStoreKeepsGivesAndForgetsFiles() throws Exception {
        var s3rver = s3rver();
        assumeTrue(s3rver.isPresent(), "no s3rver (npm install -g s3rver) on this machine");
        int port = freePort();
        var process = new ProcessBuilder(List.of(
                        s3rver.get().toString(),
                        "--address",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--directory",
                        folder.toString(),
                        "--configure-bucket",
                        "town",
                        "--silent"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("s3.log").toFile())
                .start();
        try {
            waitFor(port);
            keepsGivesAndForgets(new S3Storage(bucket(port, "S3RVER")));
            var stranger = new S3Storage(bucket(port, "WRONG"));
            assertThatThrownBy(() -> stranger.put("files/x.txt", HELLO, "text/plain"))
                    .isInstanceOf(StorageFault.class);
        } finally {
            process.destroy();
            process.onExit().get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void anObjectStoreThatIsNotThereIsAFault() throws IOException {
        var storage = new S3Storage(bucket(freePort(), "S3RVER"));
        assertThatThrownBy(() -> storage.open("files/x.txt")).isInstanceOf(StorageFault.class);
    }

    private static void keepsGivesAndForgets(MediaStorage storage) throws IOException {
        assertThat(storage.open("files/ab/one.txt")).isEmpty();
        storage.put("files/ab/one.txt", HELLO, "text/plain");
        var content = storage.open("files/ab/one.txt").orElseThrow();
        assertThat(content.size()).isEqualTo(HELLO.length);
        assertThat(bytes(content)).isEqualTo(HELLO);
        storage.delete("files/ab/one.txt");
        storage.delete("files/ab/one.txt");
        assertThat(storage.open("files/ab/one.txt")).isEmpty();
    }

    private static byte[] bytes(MediaStorage.Content content) throws IOException {
        return switch (content) {
            case MediaStorage.Content.OnDisk file -> Files.readAllBytes(file.path());
            case MediaStorage.Content.InMemory memory -> memory.bytes();
        };
    }

    private static S3Storage.Bucket bucket(int port, String key) {
        return new S3Storage.Bucket(
                URI.create("http://127.0.0.1:" + port),
                "town",
                "us-east-1",
                key,
                key,
                true,
                "folkmoot",
                Optional.empty());
    }

    /** On the path, or where a setting of the test says. */
    private static Optional<Path> s3rver() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":");
        return Stream.concat(
                        Optional.ofNullable(System.getenv("S3RVER")).stream().map(Path::of),
                        Arrays.stream(path).map(part -> Path.of(part, "s3rver")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void waitFor(int port) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            try (var socket = new Socket("127.0.0.1", port)) {
                assertThat(socket.isConnected()).isTrue();
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new AssertionError("s3rver did not start");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
