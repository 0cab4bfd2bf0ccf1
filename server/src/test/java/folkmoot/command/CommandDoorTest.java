package folkmoot.command;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.config.Settings;
import folkmoot.testing.World;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A running server does the commands of its machine, for those who may enter its data folder. */
class CommandDoorTest {

    private static final World WORLD = new World();

    @TempDir
    Path data;

    private CommandDoor door;

    private record Answer(int exit, String out, String err) {}

    @BeforeEach
    void open() {
        door = open(Map.of());
    }

    private CommandDoor open(Map<String, String> more) {
        var all = new HashMap<>(Map.of("data.directory", data.toString()));
        all.putAll(more);
        var settings = Settings.load(Optional.empty(), Map.of(), all);
        return CommandDoor.open(settings, WORLD.server().house()).orElseThrow();
    }

    @AfterEach
    void close() {
        door.close();
    }

    @AfterAll
    static void end() {
        WORLD.close();
    }

    private Answer ask(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", data.toString()));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit = Ask.ask(all.toArray(String[]::new), new PrintStream(out), new PrintStream(err));
        return new Answer(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aCommandIsDoneByTheServerThatRuns() throws Exception {
        WORLD.person("carol");

        var made = ask("token", "create", "carol", "--scopes", "read", "--token", "a-token-that-is-known");

        assertThat(made).isEqualTo(new Answer(0, "a-token-that-is-known\n", ""));
        assertThat(whoIs("a-token-that-is-known")).contains("\"username\":\"carol\"");
        assertThat(ask("announcement", "add", "Ŵythnos nesaf: 🐑").exit()).isZero();
        assertThat(ask("announcement", "list").out()).contains("Ŵythnos nesaf: 🐑");
    }

    private static String whoIs(String token) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var uri = URI.create("http://127.0.0.1:" + WORLD.server().port() + "/api/v1/accounts/verify_credentials");
            var request = HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void aRefusalIsTheSameSentenceWithTheSameEnd() {
        var nobody = ask("token", "create", "nobody", "--json");

        assertThat(nobody).isEqualTo(new Answer(1, "", "There is no account nobody here that can sign in.\n"));
    }

    @Test
    void whatBelongsToWhoAsksIsLeftToThemUndoneAndWithoutAWord() throws IOException {
        var file = Files.writeString(data.resolve("sheep.png"), "not opened by the server");
        for (var words : new String[][] {
            {"emoji", "add", "sheep", file.toString()},
            {"domain-block", "import", file.toString()},
            {"body", "bounced"},
            {"check"},
            {"serve"},
            {"demo"},
            {"token", "--help"},
            {"token", "dance"},
            {"token", "create"},
            {"dance"},
            {}
        }) {
            assertThat(ask(words)).as(String.join(" ", words)).isEqualTo(new Answer(Ask.NOT_DONE, "", ""));
        }
    }

    @Test
    void nobodyButTheOwnerOfTheDataFolderMayAsk() throws IOException {
        door.close();
        Files.setPosixFilePermissions(CommandWire.folder(data), PosixFilePermissions.fromString("rwxrwxrwx"));

        door = open(Map.of());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(CommandWire.folder(data))))
                .isEqualTo("rwx------");
        assertThat(CommandWire.socket(data).getParent()).isEqualTo(CommandWire.folder(data));
    }

    @Test
    void aServerDoesNothingForAnotherDatabase() {
        door.close();
        door = open(Map.of("database.url", "postgresql://elsewhere/town"));

        assertThat(ask("host", "list").exit()).isEqualTo(Ask.NOT_DONE);
    }

    @Test
    void whereNoServerRunsTheProgramIsStarted() throws IOException {
        door.close();
        assertThat(CommandWire.socket(data)).doesNotExist();
        assertThat(ask("host", "list").exit()).isEqualTo(Ask.NOT_DONE);

        Files.createFile(CommandWire.socket(data)); // of one that was killed
        assertThat(ask("host", "list").exit()).isEqualTo(Ask.NOT_DONE);
        door = open(Map.of());
        assertThat(ask("host", "list").exit()).isZero();
    }

    @Test
    void aSecondNodeLeavesTheSocketToTheFirst() {
        var settings = Settings.load(Optional.empty(), Map.of(), Map.of("data.directory", data.toString()));

        assertThat(CommandDoor.open(settings, WORLD.server().house())).isEmpty();

        assertThat(ask("host", "list").exit()).isZero();
    }

    @Test
    void whoSaysNothingDoesNotKeepTheServerFromStopping() throws IOException {
        try (var silent = SocketChannel.open(UnixDomainSocketAddress.of(CommandWire.socket(data)))) {
            assertThat(silent.isConnected()).isTrue();
            assertThat(ask("host", "list").exit()).isZero(); // whoever came before was let in, too

            door.close();

            assertThat(CommandWire.socket(data)).doesNotExist();
        }
    }

    @Test
    void everyWordFindsTheCommandThatIsCalledSo() {
        FolkmootCommand.all()
                .getSubcommands()
                .forEach((word, command) -> assertThat(command.getCommand()
                                .getClass()
                                .getAnnotation(CommandLine.Command.class)
                                .name())
                        .isEqualTo(word));
    }
}
