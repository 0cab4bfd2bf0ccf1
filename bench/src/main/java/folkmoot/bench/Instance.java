package folkmoot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server process of its own on an empty data folder, and the commands that set it up. */
final class Instance implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_WITHIN = Duration.ofMinutes(5);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path data;
    private final Path config;
    private final int port;
    private final int metricsPort;
    private final Process process;

    private Instance(Path data, Path config, int port, int metricsPort, Process process) {
        this.data = data;
        this.config = config;
        this.port = port;
        this.metricsPort = metricsPort;
        this.process = process;
    }

    /** Starts one and waits until it is ready. */
    static Instance start(Path data) {
        try {
            int port = freePort();
            int metricsPort = freePort();
            var config = data.resolve("folkmoot.toml");
            Files.writeString(config, """
                [server]
                port = %d
                bind = "127.0.0.1"
                public-url = "http://bench.localhost:%d"
                domain = "bench.localhost:%d"
                [data]
                directory = "%s"
                [federation]
                allow-http = true
                allow-private-addresses = ["127.0.0.0/8", "::1/128"]
                [limits]
                enabled = false
                [metrics]
                port = %d
                [log]
                level = "warn"
                """.formatted(port, port, port, data.resolve("data"), metricsPort));
            var process = new ProcessBuilder(serving(config))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("server.log").toFile())
                    .start();
            var instance = new Instance(data, config, port, metricsPort, process);
            try {
                instance.awaitReady();
            } catch (RuntimeException failure) {
                process.destroy(); // or it would go on for ever
                throw failure;
            }
            return instance;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** With the options of {@code bench.java-options}, such as a flight recording. */
    private static List<String> serving(Path config) {
        var command = new ArrayList<>(command(config, "serve"));
        Arrays.stream(System.getProperty("bench.java-options", "").split(" "))
                .filter(option -> !option.isBlank())
                .forEach(option -> command.add(1, option));
        return command;
    }

    private static List<String> command(Path config, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                java,
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                "folkmoot.Main"));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("--config", config.toString()));
        return command;
    }

    private void awaitReady() {
        var deadline = Instant.now().plus(START_WITHIN);
        while (Instant.now().isBefore(deadline) && process.isAlive()) {
            try {
                if (http.send(request("/health"), HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", stopped);
            }
        }
        throw new IllegalStateException("The server did not start; see " + data.resolve("server.log"));
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    /** Runs a command against this instance; its lines of JSON. */
    List<JsonNode> run(String... arguments) {
        try {
            var all = new ArrayList<>(Arrays.asList(arguments));
            all.add("--json");
            var command = new ProcessBuilder(command(config, all.toArray(String[]::new)))
                    .redirectError(new File(data.resolve("commands.log").toString()))
                    .start();
            var output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (command.waitFor() != 0) {
                throw new IllegalStateException(
                        String.join(" ", arguments) + " failed: " + output + "; see " + data.resolve("commands.log"));
            }
            var lines = new ArrayList<JsonNode>();
            for (var line : output.lines().filter(text -> !text.isBlank()).toList()) {
                lines.add(JSON.readTree(line));
            }
            return lines;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** What anybody may read. */
    JsonNode get(String path) {
        return send(request(path));
    }

    /** Posts JSON with a token; the answer. */
    JsonNode post(String path, String token, Object body) {
        try {
            return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** Where its database is. */
    DatabaseAddress database() {
        return EmbeddedPostgres.open(data.resolve("data")).address();
    }

    /** The sum of a metric over its labels. */
    double metric(String name) {
        try {
            var body = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + metricsPort + "/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return body.lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** Waits until everything accepted is done; false if it is not within the time. */
    boolean awaitIdle(Duration within, String... metrics) {
        var deadline = Instant.now().plus(within);
        while (Instant.now().isBefore(deadline)) {
            if (Arrays.stream(metrics).allMatch(name -> metric(name) == 0)) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Of the server process. */
    long pid() {
        return process.pid();
    }

    int port() {
        return port;
    }

    /** Host and port in its addresses. */
    String host() {
        return "bench.localhost:" + port;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        http.close();
    }
}
