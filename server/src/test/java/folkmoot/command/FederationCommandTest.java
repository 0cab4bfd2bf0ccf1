package folkmoot.command;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.config.Settings;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.people.delivery.Audience;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ThrowawayPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do about other servers from the command line. */
class FederationCommandTest {

    private final DatabaseAddress address = ThrowawayPostgres.newDatabase();

    @TempDir
    Path folder;

    @Test
    void aHostIsListedShownTriedAndRelieved() throws Exception {
        assertThat(run(0, "host", "list")).isEmpty();
        queueFor("https://far.example/inbox");

        assertThat(run(0, "host", "list", "--json"))
                .contains("\"host\":\"far.example\"", "\"queued\":1", "\"state\":\"ok\"");
        assertThat(run(0, "host", "list", "--state", "dead")).isEmpty();
        assertThat(run(0, "host", "show", "Far.example")).contains("queued        1", "last success  never");
        assertThat(run(0, "host", "retry", "far.example")).contains("is sent now");
        assertThat(run(0, "host", "drop", "far.example", "--json")).contains("\"dropped\":1");
        assertThat(run(0, "host", "show", "far.example", "--json")).contains("\"queued\":0");
        assertThat(run(1, "host", "show", "nobody.example")).contains("Nothing was ever sent to nobody.example");
        assertThat(run(1, "host", "list", "--state", "ill")).contains("ok, failing or dead");
    }

    @Test
    void aListOfBlockedServersIsImportedWithoutWeakeningWhatIsThere() throws Exception {
        var strict = list(
                "#domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate",
                "spam.example,suspend,true,true,\"Spam, all day\",true",
                "loud.example,silence,false,false,,false");
        assertThat(run(0, "domain-block", "import", strict)).contains("spam.example  added", "loud.example  added");
        assertThat(run(0, "domain-block", "import", strict)).contains("spam.example  unchanged");

        var mild = list("domain,severity", "spam.example,noop", "loud.example,suspend");
        assertThat(run(0, "domain-block", "import", mild, "--dry-run")).contains("loud.example  would be changed");
        assertThat(run(0, "domain-block", "import", mild)).contains("spam.example  unchanged", "loud.example  changed");
        assertThat(run(0, "domain-block", "export")).isEqualTo("""
            #domain,#severity,#reject_media,#reject_reports,#public_comment,#obfuscate
            loud.example,suspend,false,false,,false
            spam.example,suspend,true,true,"Spam, all day",true
            """);

        assertThat(run(0, "domain-block", "import", mild, "--replace")).contains("spam.example  changed");
        assertThat(run(0, "domain-block", "export")).contains("spam.example,noop,false");
    }

    @Test
    void whatIsNoListIsRefusedAndChangesNothing() throws Exception {
        assertThat(run(1, "domain-block", "import", list("a.example,suspend"))).contains("must name the columns");
        assertThat(run(1, "domain-block", "import", "nowhere.csv")).contains("There is no file");
        assertThat(run(0, "domain-block", "export")).hasLineCount(1);
    }

    @Test
    void eachLineThatIsWrongIsToldAndTheOthersHold() throws Exception {
        var list = list(
                "#domain,#severity,#public_comment",
                "a.example,silence,\"Two",
                "lines\"",
                "b.example,loud,",
                "not a domain,suspend,",
                "c.example,suspend,said \"so\" they did");

        assertThat(run(1, "domain-block", "import", list))
                .contains("a.example  added", "c.example  added", "Line 4: ", "no severity \"loud\"", "Line 5: ");
        assertThat(run(0, "domain-block", "export")).contains("a.example,silence", "c.example,suspend");
    }

    /** A byte order mark, semicolons, a line of its own about them, other encodings, ends of lines as Windows has them. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void aListIsTakenAsSpreadsheetsSaveIt(String charset) throws Exception {
        var mark = charset.startsWith("UTF") ? "\ufeff" : "";
        var table = mark
                + "sep=;\r\n"
                + "#domain;#severity;#public_comment\r\n"
                + "spam.example;suspend;Müll\r\n\r\n"
                + "loud.example;silence;";
        var file = Files.createTempFile(folder, "saved", ".csv");
        Files.write(file, table.getBytes(charset));

        assertThat(run(0, "domain-block", "import", file.toString()))
                .contains("spam.example  added", "loud.example  added");
        assertThat(run(0, "domain-block", "export")).contains("spam.example,suspend,false,false,Müll,false");
    }

    @Test
    void aListGoesToAFileAndComesBackTheSame() throws Exception {
        run(
                0,
                "domain-block",
                "import",
                list("#domain,#public_comment", "one.example,\"Says \"\"no\"\"\"", "two.example,"));
        var file = folder.resolve("out.csv").toString();
        run(0, "domain-block", "export", file);

        assertThat(run(0, "domain-block", "import", file)).contains("one.example  unchanged", "two.example  unchanged");
        assertThat(Files.readString(Path.of(file)))
                .contains("one.example,suspend,false,false,\"Says \"\"no\"\"\",false");
    }

    private String list(String... lines) throws Exception {
        var file = Files.createTempFile(folder, "list", ".csv");
        Files.write(file, List.of(lines));
        return file.toString();
    }

    @Test
    void whatChangedNothingIsShownWithItsReason() throws Exception {
        assertThat(run(0, "inbox", "dropped")).isEmpty();
        Workplace.in(Settings.load(Optional.of(config()), Map.of(), Map.of()), house -> {
            house.platform().database().write(tx -> tx.execute("""
                INSERT INTO dropped_activity (activity_uri, sender_uri, type, reason, detail, dropped_at) VALUES
                    ('https://far.example/1', 'https://far.example/u', 'Create', 'unconcerned', '', now()),
                    (NULL, 'https://near.example', 'Like', 'unknown-object', '', now()),
                    ('https://far.example/2', 'https://far.example/u', 'Create', 'forbidden', 'Not theirs', now())
                """));
            return 0;
        });

        assertThat(run(0, "inbox", "dropped"))
                .hasLineCount(3)
                .contains("forbidden", "Not theirs", "https://far.example/1");
        assertThat(run(0, "inbox", "dropped", "--json", "--reason", "unknown-object"))
                .hasLineCount(1)
                .contains("\"sender\":\"https://near.example\"", "\"activity\":null", "\"type\":\"Like\"");
        assertThat(run(0, "inbox", "dropped", "--host", "Far.example", "--limit", "1"))
                .hasLineCount(1)
                .contains("https://far.example/2");
        assertThat(run(1, "inbox", "dropped", "--reason", "boredom")).contains("--reason is one of stranger, flood");
        assertThat(run(1, "inbox", "dropped", "--limit", "0")).contains("--limit must be");
    }

    @Test
    void anAccountThatWasTakenForGoneIsBroughtBackByItsHandle() throws Exception {
        Workplace.in(Settings.load(Optional.of(config()), Map.of(), Map.of()), house -> {
            house.platform().database().write(tx -> tx.execute("""
                INSERT INTO account (id, username, domain, uri, actor_type, inbox_url, created_at, updated_at, first_seen_at, deleted_at)
                VALUES (7, 'Victor', 'far.example', 'https://far.example/victor', 'Person', 'https://far.example/inbox', now(), now(),
                    now(), now())
                """));
            return 0;
        });

        assertThat(run(0, "account", "restore", "@victor@far.example", "--json"))
                .contains("https://far.example/victor");
        assertThat(run(1, "account", "restore", "victor@far.example")).contains("No account with the handle");
        assertThat(run(1, "account", "restore", "victor")).contains("name@domain");
    }

    private void queueFor(String inbox) throws Exception {
        Workplace.in(Settings.load(Optional.of(config()), Map.of(), Map.of()), house -> {
            house.platform().database().write(tx -> {
                var actor = house.people().accounts().instanceActor(tx);
                var follow = new Follow(
                        URI.create(actor.uri() + "#1"), actor.uri(), URI.create("https://far.example/users/x"));
                house.people()
                        .deliveries()
                        .enqueue(tx, actor.id(), follow, Audience.none().andInbox(URI.create(inbox)));
            });
            return 0;
        });
    }

    private Path config() throws Exception {
        var file = folder.resolve("folkmoot.toml");
        Files.writeString(file, """
            [database]
            url = "%s"
            user = "%s"
            password = "%s"
            """.formatted(address.url(), address.user(), address.password()));
        return file;
    }

    /** What was said, on either stream. */
    private String run(int exit, String... words) throws Exception {
        var said = new StringWriter();
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--config",
                config().toString(),
                "--data",
                folder.resolve("data").toString()));
        assertThat(FolkmootCommand.run(all.toArray(String[]::new), new PrintWriter(said), new PrintWriter(said)))
                .as(said.toString())
                .isEqualTo(exit);
        return said.toString();
    }
}
