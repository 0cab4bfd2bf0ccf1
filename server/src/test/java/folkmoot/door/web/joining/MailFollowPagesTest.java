package folkmoot.door.web.joining;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.door.web.Messages;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Following by mail in the browser of somebody without an account. */
class MailFollowPagesTest {

    private static final Pattern CONFIRM = Pattern.compile("https?://[^/]+(/follow/confirm\\?token=[A-Za-z0-9_-]+)");

    @TempDir
    static Path data;

    private static CivicTown town;

    @BeforeAll
    static void start() {
        town = new CivicTown(Map.of("data.directory", data.toString()), InstantSource.system());
        town.community("commons", "Harrowmere Commons", 1_000);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()));
    }

    private static String en(String key, Object... values) {
        return Messages.in("en").get(key, values);
    }

    private static String confirmation(String email) {
        town.settle();
        var matcher = CONFIRM.matcher(new Mailbox(data).last(email).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static int following() {
        return town.house()
                .platform()
                .database()
                .read(tx -> tx.fetch(
                                "SELECT count(*) FROM mail_follow WHERE confirmed_at IS NOT NULL", row -> row.getInt(1))
                        .getFirst());
    }

    @Test
    void anAddressIsConfirmedByAButtonBehindTheMailedLinkAndStopsByOneClickOfAMailProgram() {
        var proposal = town.proposes(town.town.alice(), "commons", "A ramp for the library steps");
        var path = "/follow/proposals/" + proposal;
        assertThat(visitor().get(path).body()).contains("A ramp for the library steps");
        assertThat(visitor().post(path, "email", "ann@mail.test").body()).contains(en("follow.mail.sent"));
        var link = confirmation("ann@mail.test");
        int before = following();
        var shown = visitor().get(link);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).doesNotContain("ann@mail.test");
        assertThat(following()).as("a look changes nothing").isEqualTo(before);
        assertThat(visitor()
                        .submit("/follow/confirm", Browser.hidden(shown.body()))
                        .body())
                .contains(en("follow.mail.confirmed"));
        assertThat(following()).isEqualTo(before + 1);
        assertThat(visitor().get(link).statusCode()).as("once").isEqualTo(403);

        long id = town.house()
                .platform()
                .database()
                .read(tx -> tx.fetch("SELECT id FROM mail_follow WHERE email = 'ann@mail.test'", row -> row.getLong(1))
                        .getFirst());
        var stop = town.house().people().members().mails().stops().link("follow:" + id);
        var address = stop.getPath() + "?" + stop.getQuery();
        assertThat(visitor().get(address).body()).contains(en("stop.follow"));
        assertThat(following()).as("a look changes nothing").isEqualTo(before + 1);
        assertThat(visitor().post(address, "List-Unsubscribe", "One-Click").statusCode())
                .as("as RFC 8058 has it")
                .isEqualTo(200);
        assertThat(following()).isEqualTo(before);
        assertThat(visitor().post(address, "List-Unsubscribe", "One-Click").statusCode())
                .as("twice is the same as once")
                .isEqualTo(200);
    }

    @Test
    void whetherAnAddressFollowsCannotBeLearnedAndIsShownNowhere() {
        var first = visitor().post("/follow/c/commons", "email", "secret@mail.test");
        visitor()
                .submit(
                        "/follow/confirm",
                        Browser.hidden(
                                visitor().get(confirmation("secret@mail.test")).body()));
        var again = visitor().post("/follow/c/commons", "email", "secret@mail.test");
        assertThat(again.body()).isEqualTo(first.body());
        for (var page : List.of("/c/commons", "/c/commons/people", "/follow/c/commons")) {
            assertThat(visitor().get(page).body()).doesNotContain("secret@mail.test");
        }
    }

    @Test
    void whatIsNoAddressOrNoLinkIsRefusedWithASentence() {
        for (var wrong :
                List.of("", " ", "ann", "ann@", "@mail.test", "a b@mail.test", "ann@mail.test\nBcc: x@y.test")) {
            var answer = visitor().post("/follow/c/commons", "email", wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"follow-email-fault\"");
        }
        assertThat(visitor()
                        .post("/follow/c/commons", "email", "x".repeat(300) + "@mail.test")
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor().post("/follow/c/nowhere", "email", "ann@mail.test").statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/follow/proposals/1").statusCode()).isEqualTo(404);
        assertThat(visitor()
                        .submit("/follow/c/commons", Map.of("email", "ann@mail.test"), "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        for (var token : List.of("", "guess", "YQ.YQ", "Zm9sbG93OjE.AAAA", "a.b.c")) {
            assertThat(visitor().get("/stop?token=" + token).statusCode())
                    .as(token)
                    .isEqualTo(403);
            assertThat(visitor()
                            .post("/stop?token=" + token, "List-Unsubscribe", "One-Click")
                            .statusCode())
                    .as(token)
                    .isEqualTo(403);
            assertThat(visitor().post("/follow/confirm", "token", token).statusCode())
                    .as(token)
                    .isEqualTo(403);
        }
    }

    @Test
    void itIsThereInEveryLanguageAndFromThePagesOfWhatCanBeFollowed() {
        var proposal = town.proposes(town.town.alice(), "commons", "A clock for the market hall");
        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(visitor().get("/follow/c/commons?lang=" + language).body())
                    .contains("<html lang=\"" + language + "\"");
        }
        assertThat(visitor().get("/c/commons").body()).contains("/follow/c/commons");
        assertThat(visitor().get("/c/commons/proposals/" + proposal).body()).contains("/follow/proposals/" + proposal);
    }
}
