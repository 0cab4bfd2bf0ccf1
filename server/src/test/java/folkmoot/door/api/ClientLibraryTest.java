package folkmoot.door.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published client libraries go through what a member does. What masto is answered is also held against what strictly
 * typed clients require. Skipped where Node or a library cannot be had.
 */
class ClientLibraryTest {

    private static final Path CLIENTS = Path.of("src/test/clients");

    @ParameterizedTest
    @ValueSource(strings = {"masto", "megalodon"})
    void aLibrarySignsInPostsFollowsReadsListensAndSupports(String library) throws Exception {
        assumeTrue(run(Path.of("."), "node", "--version").status() == 0, "Node is not installed");
        var folder = Path.of("target/clients", library);
        Files.createDirectories(folder);
        for (var file : List.of("package.json", "package-lock.json", "journey.mjs")) {
            Files.write(folder.resolve(file), Files.readAllBytes(CLIENTS.resolve(library, file)));
        }
        for (var file : List.of("member.mjs", "strictness.mjs")) {
            Files.write(folder.resolve(file), Files.readAllBytes(CLIENTS.resolve(file)));
        }
        assumeTrue(isInstalled(folder), "The client library cannot be had");
        try (var world =
                new World(Map.of("data.directory", folder.resolve("data").toString()))) {
            world.alice();
            world.bob();
            var house = world.server().house();
            house.platform()
                    .database()
                    .transaction(tx ->
                            house.civic().registry().communities().create(tx, NewCommunity.of("square", "The square")));

            var journey = run(
                    folder,
                    "node",
                    "journey.mjs",
                    "http://localhost:" + world.server().port(),
                    World.PASSWORD,
                    World.PASSWORD,
                    "square");

            assertThat(journey.output()).endsWith("done\n");
            assertThat(journey.status()).isZero();
        }
    }

    private static boolean isInstalled(Path folder) throws InterruptedException {
        return run(folder, "npm", "ci", "--no-audit", "--no-fund").status() == 0;
    }

    private record Outcome(int status, String output) {}

    private static Outcome run(Path folder, String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Outcome(process.exitValue(), output);
        } catch (IOException missing) {
            return new Outcome(-1, missing.getMessage());
        }
    }
}
