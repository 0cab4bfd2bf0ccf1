package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.testing.Browser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment loses nothing that was acknowledged and does nothing twice. */
class KillTest {

    private static final int WRITERS = 4;
    private static final int BEFORE_THE_KILL = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private volatile boolean killed;
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (var process : started) {
            process.destroy();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    private Process start(String... words) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "folkmoot.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", folder.resolve("data").toString(), "--config", config().toString()));
        var process = new ProcessBuilder(command)
                .redirectError(folder.resolve("log").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path config() throws IOException {
        var file = folder.resolve("folkmoot.toml");
        Files.writeString(file, """
            [server]
            port = 0
            bind = "127.0.0.1"
            domain = "kill.localhost"
            public-url = "http://kill.localhost"
            [limits]
            enabled = false
            [log]
            level = "warn"
            """);
        return file;
    }

    private record Running(Process process, Browser client) {}

    private Running serve() throws IOException {
        var process = start("serve", "--json");
        var said = new BufferedReader(process.inputReader()).readLine();
        assertThat(said).as(Files.readString(folder.resolve("log"))).isNotNull();
        int port = JSON.readTree(said).get("port").asInt();
        return new Running(process, new Browser(URI.create("http://127.0.0.1:" + port)));
    }

    private List<JsonNode> seed(int count) throws Exception {
        var process = start("account", "seed", "--count", String.valueOf(count), "--prefix", "u");
        var lines = process.inputReader().lines().map(KillTest::json).toList();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("log")))
                .isZero();
        return lines;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void whatWasAcknowledgedIsThereExactlyOnce() throws Exception {
        var people = seed(WRITERS + 200);
        var first = serve();
        var database = ProcessHandle.of(databaseProcess()).orElseThrow();
        Queue<String> posted = new ConcurrentLinkedQueue<>();
        Queue<String> followed = new ConcurrentLinkedQueue<>();
        var enough = new CountDownLatch(BEFORE_THE_KILL);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < WRITERS; writer++) {
                var token = people.get(writer).get("token").asText();
                int number = writer;
                threads.submit(() -> untilCut(first, i -> {
                    var text = "writer " + number + " post " + i + " end";
                    if (ok(first, token, "/api/v1/statuses", Map.of("status", text))) {
                        posted.add(text);
                        enough.countDown();
                    }
                }));
                threads.submit(() -> untilCut(first, i -> {
                    var whom = people.get(WRITERS + i % 200).get("id").asText();
                    if (ok(first, token, "/api/v1/accounts/" + whom + "/follow", Map.of())) {
                        followed.add(number + " " + whom);
                    }
                }));
            }
            boolean reached = enough.await(60, TimeUnit.SECONDS);
            killed = true;
            first.process().destroyForcibly().waitFor(); // SIGKILL
            assertThat(refused).isEmpty();
            assertThat(reached).isTrue();
        }
        database.onExit().get(30, TimeUnit.SECONDS); // not left behind

        var second = serve();
        assertThat(posted).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
        assertThat(followed).isNotEmpty();
        for (int writer = 0; writer < WRITERS; writer++) {
            var person = people.get(writer);
            var there = all(second, person, "statuses").stream()
                    .map(status -> status.get("content").asText().replaceAll("<[^>]*>", ""))
                    .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
            assertThat(there.values()).allMatch(times -> times == 1);
            var mine = "writer " + writer + " ";
            assertThat(there.keySet())
                    .containsAll(posted.stream()
                            .filter(text -> text.startsWith(mine))
                            .toList());
            var follows = all(second, person, "following").stream()
                    .map(account -> account.get("id").asText())
                    .toList();
            int number = writer;
            assertThat(follows)
                    .doesNotHaveDuplicates()
                    .containsAll(followed.stream()
                            .filter(line -> line.startsWith(number + " "))
                            .map(line -> line.substring(line.indexOf(' ') + 1))
                            .distinct()
                            .toList());
        }
        var check = start("check", "--json");
        assertThat(json(check.inputReader().readLine()).get("problems")).isEmpty();
    }

    /** Until the server is killed, which is where the connection breaks. */
    private void untilCut(Running server, IntConsumer action) {
        try {
            for (int i = 0; server.process().isAlive(); i++) {
                action.accept(i);
            }
        } catch (RuntimeException cut) {
            if (server.process().isAlive() && !killed) {
                refused.add(cut.toString()); // a broken connection without a reason
            }
        }
    }

    private boolean ok(Running server, String token, String path, Map<String, String> fields) {
        var answer = server.client().submit(path, fields, "Authorization", "Bearer " + token);
        if (answer.statusCode() != 200) {
            refused.add(answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() == 200;
    }

    /** Everything of a paged list. */
    private static List<JsonNode> all(Running server, JsonNode person, String list) {
        var items = new ArrayList<JsonNode>();
        var path = "/api/v1/accounts/" + person.get("id").asText() + "/" + list + "?limit=40";
        while (path != null) {
            var response = server.client()
                    .get(path, "Authorization", "Bearer " + person.get("token").asText());
            assertThat(response.statusCode()).isEqualTo(200);
            json(response.body()).forEach(items::add);
            var next = java.util.regex.Pattern.compile("<https?://[^/]+([^>]+)>; rel=\"next\"")
                    .matcher(response.headers().firstValue("Link").orElse(""));
            path = next.find() ? next.group(1) : null;
        }
        return items;
    }

    private long databaseProcess() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("data/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }
}
