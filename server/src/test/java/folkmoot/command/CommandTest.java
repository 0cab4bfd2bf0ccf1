package folkmoot.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.Server;
import folkmoot.config.Settings;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.EmbeddedPostgres;
import folkmoot.schema.postgres.ThrowawayPostgres;
import folkmoot.testing.Browser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

    private static final DatabaseAddress ADDRESS = ThrowawayPostgres.newDatabase();

    @TempDir
    Path folder;

    private record Answer(int exit, String out, String err) {

        List<JsonNode> json() {
            return out.lines().map(Answer::read).toList();
        }

        private static JsonNode read(String line) {
            try {
                return new ObjectMapper().readTree(line);
            } catch (JsonProcessingException notJson) {
                throw new AssertionError(line, notJson);
            }
        }
    }

    private static Answer run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = FolkmootCommand.run(words, new PrintWriter(out), new PrintWriter(err));
        return new Answer(exit, out.toString(), err.toString());
    }

    /** With a configuration file that names the database of this class. */
    private Answer here(String... words) throws Exception {
        return run(with(config(ADDRESS.url(), ADDRESS.password()), words));
    }

    private Path config(String url, String password) throws Exception {
        var file = folder.resolve("folkmoot.toml");
        Files.writeString(file, """
            [database]
            url = "%s"
            password = "%s"
            [server]
            port = 4567
            """.formatted(url, password));
        return file;
    }

    private String[] with(Path config, String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--config", config.toString(), "--data", folder.resolve("data").toString()));
        return all.toArray(String[]::new);
    }

    @Test
    void anAccountAnApplicationAndATokenAreMade() throws Exception {
        var account = here(
                "account",
                "create",
                "Alice",
                "--email",
                "alice@example.org",
                "--password",
                "correct horse",
                "--confirmed",
                "--json");
        assertThat(account.exit()).as(account.err()).isZero();
        assertThat(account.json().getFirst().get("uri").asText()).isEqualTo("http://localhost:4567/users/alice");
        var app = here("app", "create", "My app", "--redirect-uri", "https://a.example/", "--scopes", "read", "--json");
        assertThat(app.json().getFirst().get("client_secret").asText()).hasSize(43);
        var token = here("token", "create", "alice", "--scopes", "read write", "--token", "a-known-token");
        assertThat(token.out()).isEqualTo("a-known-token\n");

        var twice = here("account", "create", "alice", "--email", "b@example.org", "--password", "correct horse");
        assertThat(twice.exit()).isEqualTo(1);
        assertThat(twice.err()).isEqualTo("Validation failed: username has already been taken\n");
        var admin = here("token", "create", "alice", "--scopes", "admin:read");
        assertThat(admin.exit()).isEqualTo(1);
        assertThat(admin.err()).contains("for moderators and administrators");
        assertThat(here("check", "--json").json().getFirst().get("ok").asBoolean())
                .isTrue();
    }

    @Test
    void manyAccountsAreSeeded() throws Exception {
        var lines = here("account", "seed", "--count", "120", "--prefix", "seed", "--scopes", "read write")
                .json();
        assertThat(lines).hasSize(120);
        assertThat(lines.getLast().get("name").asText()).isEqualTo("seed120");
        assertThat(lines.getLast().get("token").asText()).hasSize(43);
    }

    @Test
    void wrongUsageEndsWithTwo() {
        assertThat(run("dance").exit()).isEqualTo(2);
        assertThat(run("account").exit()).isEqualTo(2);
        assertThat(run("account", "create").exit()).isEqualTo(2);
        assertThat(run("account", "create", "a", "--email", "x", "--password", "y", "--role", "king")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void anUnknownCommandIsASentenceAlsoWhenHelpIsAskedFor() {
        for (var words :
                new String[][] {{"dance"}, {"dance", "--help"}, {"account", "dance"}, {"account", "dance", "-h"}}) {
            var answer = run(words);
            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.err())
                    .startsWith("There is no command dance. There are: ")
                    .doesNotContain("\tat ");
        }
        assertThat(run("account", "--help").exit()).isZero();
    }

    @Test
    void aTokenThatIsThereAlreadyIsASentence() throws Exception {
        here("account", "create", "Tess", "--email", "tess@example.org", "--password", "correct horse", "--confirmed");
        assertThat(here("token", "create", "tess", "--token", "a-token-of-tess").exit())
                .isZero();

        var again = here("token", "create", "tess", "--token", "a-token-of-tess");

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("There is a token with these letters already. Choose others.\n");
    }

    @Test
    void aFileThatIsNotThereIsASentence() throws Exception {
        for (var words : new String[][] {
            {"domain-block", "import", "nowhere.csv"},
            {"proposals", "import", "nowhere.jsonl", "--community", "x"},
            {"emoji", "add", "blob", "nowhere.png"},
            {"document", "publish", "description", "nowhere.md"}
        }) {
            var answer = here(words);
            assertThat(answer.exit()).as(words[0]).isEqualTo(1);
            assertThat(answer.err()).as(words[0]).contains("nowhere").doesNotContain("\tat ");
        }
    }

    private Path saved(byte[] bytes) throws Exception {
        var file = Files.createTempFile(folder, "saved", ".txt");
        Files.write(file, bytes);
        return file;
    }

    /** One line each, with a byte order mark, and as a spreadsheet saves a table of the same. */
    @Test
    void proposalsAreTakenAsPeopleSaveThemAndEachBadLineIsTold() throws Exception {
        here("account", "create", "Ann", "--email", "ann@example.org", "--password", "correct horse", "--confirmed");
        here("community", "create", "riv", "--title", "Riverside", "--moderator", "ann");
        var lines = "\ufeff{\"title\":\"Trees along the canal path\"}\r\n"
                + "[1]\r\n"
                + "{\"title\":\"A tap at the allotments\"}\r\n";
        var first = here("proposals", "import", saved(lines.getBytes("UTF-8")).toString(), "--community", "riv");
        assertThat(first.out())
                .contains("Trees along the canal path", "Line 2: is not a JSON object", "A tap at the allotments")
                .contains("2 published, 1 refused");
        assertThat(first.exit()).isEqualTo(1);

        var table = "\ufeffTitle;Body\r\n\"Bänke; am Kanal entlang\";\"Zwei\r\nZeilen\"\r\nshort;x\r\n";
        for (var charset : List.of("UTF-16LE", "windows-1252")) {
            var text = charset.startsWith("UTF") ? table : table.substring(1).replace("am Kanal", "an der Straße");
            var second =
                    here("proposals", "import", saved(text.getBytes(charset)).toString(), "--community", "riv");
            assertThat(second.out()).as(second.err()).contains("Bänke; ", "Line 4: ", "1 published, 1 refused");
        }
    }

    @Test
    void everyCommandExplainsItself() {
        for (var words :
                new String[][] {{"--help"}, {"serve", "--help"}, {"account", "seed", "--help"}, {"check", "-h"}}) {
            var help = run(words);
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("Usage:").contains("--json");
        }
    }

    @Test
    void anUnknownSettingIsASentence() throws Exception {
        var file = folder.resolve("bad.toml");
        Files.writeString(file, "[server]\nprot = 1\n");
        var answer = run(with(file, "serve"));
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err())
                .contains("server.prot")
                .contains("did you mean server.port?")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnreachableDatabaseIsASentence() throws Exception {
        var answer = run(with(config("jdbc:postgresql://127.0.0.1:1/nothing", "x"), "serve"));
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err())
                .contains("cannot be reached")
                .contains("database.url")
                .doesNotContain("\tat ");
    }

    @Test
    void whatIsWrongAroundAnInstanceIsSaidWithWhatToDo() throws Exception {
        var answer = here("doctor", "--json");
        assertThat(answer.exit()).as("no mail server is set").isEqualTo(1);
        assertThat(answer.json())
                .anySatisfy(finding -> {
                    assertThat(finding.get("what").asText()).isEqualTo("mail");
                    assertThat(finding.get("ok").asBoolean()).isFalse();
                    assertThat(finding.get("says").asText()).contains("mail.host");
                })
                .anySatisfy(finding -> {
                    assertThat(finding.get("what").asText()).isEqualTo("schema");
                    assertThat(finding.get("ok").asBoolean()).isTrue();
                })
                .anySatisfy(finding -> assertThat(finding.get("says").asText()).contains("/health"));
        assertThat(here("upgrade", "--dry-run").out()).isEqualTo("The database is up to date.\n");
        assertThat(here("check", "--deep").exit()).isZero();
    }

    @Test
    void importSaysWhatItWantsToBeTold() throws Exception {
        assertThat(here("import", "nowhere").err()).contains("There is no folder nowhere");
        assertThat(here("import", "petitions").err()).contains("Say which files");
        assertThat(here("import", "letters", "a.json").err()).contains("There is no format letters");
        assertThat(here("import", "petitions", "a.json").err()).contains("--community NAME");
        assertThat(here("import", "table", "a.csv", "--community", "x").err()).contains("--map FILE");
        assertThat(here("backup", folder.resolve("b").toString()).err()).contains("not Folkmoot's own");
    }

    @Test
    void aNewerSchemaIsASentence() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        try (var connection = address.connect();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                    + " installed_by, execution_time, success) VALUES (9999, '9999', 'later', 'SQL',"
                    + " 'V9999__later.sql', 'x', 1, true)");
        }
        var answer = run(with(config(address.url(), address.password()), "serve"));
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("newer version of Folkmoot").doesNotContain("\tat ");
    }

    @Test
    void aBusyPortIsASentence() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        try (var busy = new ServerSocket(0)) {
            var port = String.valueOf(busy.getLocalPort());
            var answer = run(with(config(address.url(), address.password()), "serve", "--port", port));
            assertThat(answer.exit()).isEqualTo(1);
            assertThat(answer.err())
                    .contains("Port " + port)
                    .contains("is in use")
                    .contains("--port");
        }
    }

    @Test
    void aDataFolderThatIsAFileIsASentence() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var answer = run("check", "--data", file.toString());
        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.err()).contains("is a file, not a folder").doesNotContain("\tat ");
    }

    @Test
    void aCommandWorksAloneAndBesideARunningServer() throws Exception {
        var data = folder.resolve("embedded");
        var alone = run(
                "account",
                "create",
                "alice",
                "--email",
                "a@example.org",
                "--password",
                "correct horse",
                "--confirmed",
                "--data",
                data.toString(),
                "--port",
                "1");
        assertThat(alone.exit()).as(alone.err()).isZero();

        var settings = Settings.load(
                Optional.empty(),
                Map.of(),
                Map.of("data.directory", data.toString(), "server.port", "0", "server.bind", "127.0.0.1"));
        try (var postgres = EmbeddedPostgres.start(data);
                var server = new Server(settings, postgres.address(), InstantSource.system())) {
            var beside = run("token", "create", "alice", "--scopes", "read", "--data", data.toString());
            assertThat(beside.exit()).as(beside.err()).isZero();
            var me = new Browser(URI.create("http://127.0.0.1:" + server.port()))
                    .get(
                            "/api/v1/accounts/verify_credentials",
                            "Authorization",
                            "Bearer " + beside.out().strip());
            assertThat(me.statusCode()).isEqualTo(200);
            // Made while the address was still localhost:1: a localhost moves to where it is served.
            assertThat(me.body())
                    .contains("\"url\":\"" + server.house().platform().address().origin() + "/@alice\"");

            var second = run("serve", "--data", data.toString());
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.err()).contains("Another Folkmoot server uses the data folder");
        }
    }
}
