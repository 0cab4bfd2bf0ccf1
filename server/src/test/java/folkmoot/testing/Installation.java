package folkmoot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Folkmoot as its operator has it: a data folder, a configuration file, and processes that can be killed. */
public final class Installation implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final int port = FreePorts.next();
    private final int metricsPort = FreePorts.next();
    private final List<Process> started = new ArrayList<>();

    /** In a folder of its own, known as {@code kill.localhost}. */
    public Installation(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("folkmoot.toml"), """
            [server]
            port = %d
            bind = "127.0.0.1"
            domain = "kill.localhost"
            visitor-pages = "0s"
            [limits]
            enabled = false
            [metrics]
            port = %d
            [federation]
            allow-http = true
            allow-private-addresses = ["127.0.0.0/8", "::1/128"]
            [log]
            level = "warn"
            """.formatted(port, metricsPort));
    }

    /** Where it is known to be, for programs on this machine. */
    public URI origin() {
        return URI.create("http://kill.localhost:" + port);
    }

    /** An address on this machine. */
    public URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Starts a command. */
    public Process start(String... words) throws IOException {
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
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        command.addAll(List.of("--config", folder.resolve("folkmoot.toml").toString()));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        started.add(process);
        return process;
    }

    /** Starts the server and returns when it is ready. */
    public Process serve() throws IOException {
        var process = start("serve", "--json");
        var said = process.inputReader();
        if (said.readLine() == null) {
            throw new AssertionError(said());
        }
        Thread.startVirtualThread(() -> keep(said));
        return process;
    }

    /** What it says later is its log. Unread it would fill the pipe, and whoever says something more would stand still. */
    private void keep(BufferedReader said) {
        try (said;
                var log = new FileWriter(log().toFile(), true)) {
            said.transferTo(log);
        } catch (IOException killed) {
            return; // in the middle of a word
        }
    }

    /** The lines of JSON that a command prints. */
    public List<JsonNode> run(String... words) throws IOException, InterruptedException {
        var process = start(words);
        var lines = process.inputReader().lines().map(Installation::json).toList();
        if (process.waitFor() != 0) {
            throw new AssertionError(said());
        }
        return lines;
    }

    /** A client on this machine. */
    public Browser client() {
        return new Browser(URI.create("http://127.0.0.1:" + port));
    }

    /** Waits until everything that was accepted is done. */
    public void settle() {
        settle(Duration.ofMinutes(1));
    }

    /** The same where work may wait until a lease ends: nobody knows whether whoever has it is still at it. */
    public void settle(Duration limit) {
        var metrics = new Browser(URI.create("http://127.0.0.1:" + metricsPort));
        Patience.until(limit, () -> {
            var now = metrics.get("/metrics").body();
            return now.contains("folkmoot_inbox_pending 0.0")
                    && now.contains("folkmoot_jobs_pending 0.0")
                    && now.contains("folkmoot_deliveries_pending 0.0");
        });
    }

    /** The process of its database. */
    public ProcessHandle database() throws IOException {
        var file = folder.resolve("data/cluster/postmaster.pid");
        return ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                .orElseThrow();
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What its processes said. */
    public String said() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return folder.resolve("log");
    }

    @Override
    public void close() {
        for (var process : started) {
            process.destroy();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
