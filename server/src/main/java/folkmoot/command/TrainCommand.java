package folkmoot.command;

import folkmoot.Server;
import folkmoot.config.Settings;
import folkmoot.schema.Migrations;
import folkmoot.schema.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Starts, answers a few requests and stops, in a folder of its own that is removed afterwards. The launcher runs it once
 * under {@code -XX:AOTCacheOutput}, so that every later start takes less than half the time.
 */
@Command(name = "train", hidden = true, description = "Starts and stops once, for the launcher's start-up cache.")
final class TrainCommand implements Callable<Integer> {

    private static final List<String> PATHS =
            List.of("/health", "/", "/sign-in", "/api/v2/instance", "/api/v1/timelines/public", "/nodeinfo/2.0");

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--ask",
            paramLabel = "FILE",
            description = "Where the start-up cache of what asks a running server goes.")
    private Optional<Path> askCache;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var folder = Files.createTempDirectory("folkmoot-train-");
        try {
            serve(folder);
        } finally {
            delete(folder);
        }
        return 0;
    }

    private void serve(Path folder) throws IOException, InterruptedException {
        var settings = Settings.load(
                Optional.empty(),
                Map.of(),
                Map.of("data.directory", folder.toString(), "server.port", "0", "server.bind", "127.0.0.1"));
        try (var postgres = EmbeddedPostgres.start(folder)) {
            new Migrations(postgres.address()).migrate();
            try (var server = new Server(settings, postgres.address(), InstantSource.system());
                    var client = HttpClient.newHttpClient()) {
                for (var path : PATHS) {
                    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
                }
                var data = folder.toString();
                FolkmootCommand.run(new String[] {"host", "list", "--data", data});
                if (askCache.isPresent()) {
                    trainAsking(settings, server, askCache.get());
                }
            }
        }
    }

    /** A process of its own, as the launcher starts it. */
    private static void trainAsking(Settings settings, Server server, Path cache)
            throws IOException, InterruptedException {
        var door = CommandDoor.open(settings, server.house());
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:AOTCacheOutput=" + cache,
                            "-cp",
                            System.getProperty("java.class.path"),
                            Ask.class.getName(),
                            "host",
                            "list",
                            "--data",
                            settings.data().directory().toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        } finally {
            door.ifPresent(CommandDoor::close);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
