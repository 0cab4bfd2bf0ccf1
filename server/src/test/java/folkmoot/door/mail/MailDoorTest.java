package folkmoot.door.mail;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Browser;
import folkmoot.testing.FreePorts;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Mailbox.Letter;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails of ours are answered by mail: what is posted, and what is refused with which words. */
class MailDoorTest {

    private static final SettableClock CLOCK = SettableClock.atNoon();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int PORT = FreePorts.next();

    @TempDir
    static Path data;

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(
                Map.of(
                        "data.directory", data.toString(),
                        "limits.enabled", "true",
                        "mail.inlet-port", String.valueOf(PORT)),
                CLOCK);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** Somebody who gets a mail for each mention. */
    private static Person reader(String name) {
        var person = world.person(name);
        var browser = world.signedIn(person);
        var csrf = Browser.hidden(browser.get("/settings/language").body()).get("csrf");
        assertThat(browser.submit("/settings/notifications/ways", Map.of("csrf", csrf, "mention[]", "mail-once"))
                        .statusCode())
                .isEqualTo(303);
        return person;
    }

    /** The mail that a reader gets of a post that mentions them. */
    private static Letter letter(Person reader, Map<String, Object> post) {
        ok(world.person("writer").post("/api/v1/statuses", post));
        Patience.untilSettled(world);
        return new Mailbox(data).last(reader.name() + "@mail.test");
    }

    private static Letter letter(Person reader) {
        return letter(reader, Map.of("status", "Shall we mend the bridge, @" + reader.name() + "?"));
    }

    private static String fresh() {
        return "<" + COUNT.incrementAndGet() + "@mx.test>";
    }

    /** A mail with a head of its own lines. */
    private static String mail(String from, String head, String body) {
        return "From: " + from + "\nMessage-ID: " + fresh() + "\nSubject: Re: x\n" + head + "\n" + body;
    }

    private static String plain(Person from, String body) {
        return mail(from.name() + "@mail.test", "Content-Type: text/plain; charset=utf-8\n", body);
    }

    private static String hands(Person from, Letter letter, String mail) {
        return LmtpClient.hands(PORT, from.name() + "@mail.test", letter.head().get("Reply-To"), mail);
    }

    private static List<JsonNode> posts(Person of) {
        var all = new ArrayList<JsonNode>();
        ok(of.get("/api/v1/accounts/" + of.id() + "/statuses")).forEach(all::add);
        return all;
    }

    @Test
    void anAnswerIsPostedInTheThreadWithoutWhatItQuotes() {
        var reader = reader("ann");
        var letter = letter(reader);
        assertThat(letter.text()).startsWith("===== To answer, write above this line =====");
        assertThat(letter.head().get("Message-ID")).startsWith("<post.");
        assertThat(letter.head().get("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(letter.head().get("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(letter.head().get("Reply-To").indexOf('@')).isLessThanOrEqualTo(64);
        var said = hands(
                reader,
                letter,
                plain(
                        reader,
                        "Yes, with oak. Zażółć!\n.dot\n\nOn 2026-12-01 town@x.example wrote:\n> "
                                + letter.text().replace("\n", "\n> ") + "\n-- \nAnn"));
        assertThat(said).isEqualTo("250 2.0.0 Posted");
        var post = posts(reader).getFirst();
        assertThat(post.path("content").asText())
                .contains("Yes, with oak. Zażółć!")
                .contains(".dot")
                .doesNotContain("bridge")
                .doesNotContain("Ann");
        assertThat(post.path("visibility").asText()).isEqualTo("public");
        assertThat(post.path("in_reply_to_account_id").asText())
                .isEqualTo(world.person("writer").id().toString());
        assertThat(post.path("mentions").get(0).path("username").asText()).isEqualTo("writer");
        var next = letter(
                reader,
                Map.of("status", "Good, @ann", "in_reply_to_id", post.path("id").asText()));
        assertThat(next.head().get("In-Reply-To"))
                .isEqualTo("<post." + post.path("id").asText() + "@"
                        + letter.head().get("Message-ID").split("@")[1]);
    }

    @Test
    void anAnswerToAMessageBetweenSomeStaysBetweenThem() {
        var reader = reader("dora");
        world.person("third");
        reader.follows(world.person("writer").id());
        var letter = letter(reader, Map.of("status", "Only you, @dora and @third", "visibility", "direct"));
        assertThat(hands(reader, letter, plain(reader, "Between us"))).startsWith("250");
        assertThat(posts(reader).getFirst().path("visibility").asText()).isEqualTo("direct");
    }

    @Test
    void theSameMailTwiceIsPostedOnce() {
        var reader = reader("eve");
        var letter = letter(reader);
        var mail = plain(reader, "Once");
        assertThat(hands(reader, letter, mail)).isEqualTo("250 2.0.0 Posted");
        CLOCK.advance(Duration.ofDays(3));
        assertThat(hands(reader, letter, mail)).isEqualTo("250 2.0.0 Posted before");
        assertThat(posts(reader)).hasSize(1);
    }

    @Test
    void aForgedAddressAnExpiredOneAndAnothersNameAreRefused() {
        var reader = reader("fay");
        var letter = letter(reader);
        var address = letter.head().get("Reply-To");
        var forged = address.replaceFirst("reply\\+.", "reply+" + (address.charAt(6) == '1' ? '2' : '1'));
        assertThat(LmtpClient.hands(PORT, "fay@mail.test", forged, plain(reader, "x")))
                .startsWith("550 5.1.1");
        assertThat(LmtpClient.hands(PORT, "fay@mail.test", address.replaceFirst(".@", "@"), plain(reader, "x")))
                .startsWith("550 5.1.1");
        for (var other : List.of("reply+@", "reply@", "reply+zzzz@", "root@", "reply+1@")) {
            assertThat(LmtpClient.hands(PORT, "fay@mail.test", other + address.split("@")[1], plain(reader, "x")))
                    .startsWith("550 5.1.1");
        }
        assertThat(LmtpClient.hands(
                        PORT, "fay@mail.test", address.split("@")[0] + "@other.example", plain(reader, "x")))
                .startsWith("550 5.1.1");
        assertThat(hands(reader, letter, mail("mallory@mail.test", "", "x"))).startsWith("550 5.7.1");
        assertThat(hands(reader, letter, mail("fay@mail.test, mallory@mail.test", "", "x")))
                .startsWith("550 5.7.1");
        assertThat(hands(reader, letter, mail("mallory@mail.test\nFrom: fay@mail.test", "", "x")))
                .startsWith("550 5.7.1");
        assertThat(hands(reader, letter, mail("\"fay@mail.test\" <mallory@mail.test>", "", "x")))
                .startsWith("550 5.7.1");
        CLOCK.advance(Duration.ofDays(61));
        assertThat(hands(reader, letter, plain(reader, "x"))).startsWith("550 5.7.1 This address took answers");
        assertThat(posts(reader)).isEmpty();
    }

    @Test
    void whatProgramsWriteIsTakenAndNotPosted() {
        var reader = reader("gus");
        var letter = letter(reader);
        for (var head : List.of(
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "Precedence: LIST",
                "Precedence: junk",
                "X-Loop: a@b.example",
                "List-Id: <l.example>")) {
            assertThat(hands(reader, letter, mail("gus@mail.test", head + "\n", "Away")))
                    .isEqualTo("250 2.0.0 A program wrote this: it is not posted");
        }
        assertThat(LmtpClient.hands(PORT, "", letter.head().get("Reply-To"), plain(reader, "Undeliverable")))
                .contains("A program wrote this");
        var own = "From: gus@mail.test\nMessage-ID: " + letter.head().get("Message-ID") + "\n\nround and round";
        assertThat(hands(reader, letter, own)).contains("A program wrote this");
        assertThat(posts(reader)).isEmpty();
        assertThat(hands(reader, letter, mail("gus@mail.test", "Auto-Submitted: no\n", "I am here")))
                .isEqualTo("250 2.0.0 Posted");
    }

    @Test
    void emptyTooLongAndStrangeMailsAreRefusedWithASentence() {
        var reader = reader("hal");
        var letter = letter(reader);
        assertThat(hands(reader, letter, plain(reader, "> only a quote")))
                .startsWith("550 5.6.0")
                .contains("says nothing");
        assertThat(hands(reader, letter, plain(reader, "word ".repeat(700))))
                .startsWith("550 5.6.0")
                .contains("too long");
        assertThat(hands(reader, letter, mail("hal@mail.test", "Content-Type: text/plain; charset=x-none\n", "x")))
                .startsWith("550 5.6.0")
                .contains("UTF-8");
        assertThat(hands(reader, letter, multipart("hal", "application/pdf", "JVBERi0=")))
                .startsWith("550 5.6.1")
                .contains("application/pdf");
        assertThat(hands(reader, letter, multipart("hal", "image/png", "bm90IGEgcGljdHVyZQ==")))
                .startsWith("550 5.6.0");
        assertThat(posts(reader)).isEmpty();
    }

    private static String multipart(String name, String type, String base64) {
        return mail(
                name + "@mail.test",
                "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n",
                "--b\n"
                        + "Content-Type: text/plain; charset=iso-8859-1\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\n"
                        + "Gr=FC=DFe\n"
                        + "--b\n"
                        + "Content-Type: "
                        + type
                        + "; name=x\nContent-Disposition: attachment; filename=x\nContent-Transfer-Encoding: base64\n\n"
                        + base64 + "\n--b--\n");
    }

    @Test
    void picturesBecomeMediaAndCharsetsAreRead() {
        var reader = reader("ida");
        var picture = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(TestPictures.png(40, 30));
        assertThat(hands(reader, letter(reader), multipart("ida", "image/png", picture)))
                .isEqualTo("250 2.0.0 Posted");
        var post = posts(reader).getFirst();
        assertThat(post.path("content").asText()).contains("Grüße");
        assertThat(post.path("media_attachments")).hasSize(1);
    }

    @Test
    void aMailOfHtmlAloneIsPostedAsText() {
        var reader = reader("jo");
        assertThat(hands(
                        reader,
                        letter(reader),
                        mail(
                                "jo@mail.test",
                                "Content-Type: text/html; charset=utf-8\n",
                                "<p>Yes<script>alert(1)</script></p><blockquote>old</blockquote>")))
                .startsWith("250");
        assertThat(posts(reader).getFirst().path("content").asText())
                .contains("Yes")
                .doesNotContain("alert")
                .doesNotContain("old");
    }

    @Test
    void whoIsSuspendedOrDisabledPostsNothingByMail() {
        var reader = reader("kit");
        var letter = letter(reader);
        ok(world.administrator("boss")
                .post("/api/v1/admin/accounts/" + reader.id() + "/action", Map.of("type", "suspend")));
        assertThat(hands(reader, letter, plain(reader, "x"))).startsWith("550 5.7.1 This account cannot post");
        var other = reader("lea");
        var hers = letter(other);
        ok(world.administrator("boss")
                .post("/api/v1/admin/accounts/" + other.id() + "/action", Map.of("type", "disable")));
        assertThat(hands(other, hers, plain(other, "x"))).startsWith("550 5.7.1 This account cannot post");
    }

    @Test
    void aPostThatIsGoneIsAnsweredByNobody() {
        var reader = reader("mia");
        var letter = letter(reader);
        var id = letter.head().get("Message-ID").split("[.@]")[1];
        ok(world.person("writer").delete("/api/v1/statuses/" + id));
        assertThat(hands(reader, letter, plain(reader, "x"))).startsWith("550 5.7.1 The post");
    }

    @Test
    void thirtyAnHourAndTheNextWaits() {
        var reader = reader("ned");
        var letter = letter(reader);
        for (int i = 0; i < 30; i++) {
            assertThat(hands(reader, letter, plain(reader, "answer " + i))).startsWith("250");
        }
        assertThat(hands(reader, letter, plain(reader, "one more"))).startsWith("451 4.7.1");
    }

    @Test
    void whatABodyDecidesIsNotSaidByMail() {
        var reader = reader("pat");
        assertThat(hands(reader, letter(reader), plain(reader, "#accepted and done")))
                .startsWith("550 5.7.1 What a public body");
    }

    @Test
    void theInletSpeaksLmtpAndSurvivesNonsense() {
        try (var client = new LmtpClient(PORT)) {
            assertThat(client.says("EHLO x")).startsWith("500");
            assertThat(client.says("MAIL FROM:<a@b.example>")).startsWith("503");
            assertThat(client.says("LHLO x")).isEqualTo("250 SIZE 12582912");
            assertThat(client.says("DATA")).startsWith("503");
            assertThat(client.says("RCPT TO:<a@b.example>")).startsWith("503");
            assertThat(client.says("MAIL FROM:a@b.example")).startsWith("501");
            assertThat(client.says("MAIL FROM:<a@b.example> SIZE=99999999")).startsWith("552");
            assertThat(client.says("x".repeat(5_000))).startsWith("500");
            assertThat(client.says("MAIL FROM:<a@b.example>")).startsWith("250");
            assertThat(client.says("RCPT TO:<nobody@b.example>")).startsWith("550 5.1.1");
            assertThat(client.says("RSET")).startsWith("250");
            assertThat(client.says("QUIT")).startsWith("221");
        }
    }

    @Test
    void eachRecipientIsAnsweredAndABareLineFeedEndsNoMail() {
        var one = reader("quin");
        var first = letter(one);
        var second = letter(one);
        try (var client = new LmtpClient(PORT)) {
            client.says("LHLO x");
            client.says("MAIL FROM:<quin@mail.test>");
            client.says("RCPT TO:<" + first.head().get("Reply-To") + ">");
            client.says("RCPT TO:<" + second.head().get("Reply-To") + ">");
            client.says("DATA");
            client.sends("From: quin@mail.test\r\nMessage-ID: " + fresh()
                    + "\r\n\r\nhello\n.\nMAIL FROM:<eve@mail.test>\r\n.\r\n");
            assertThat(client.reply()).isEqualTo("250 2.0.0 Posted");
            assertThat(client.reply()).isEqualTo("250 2.0.0 Posted before");
        }
        assertThat(posts(one)).hasSize(1);
        assertThat(posts(one).getFirst().path("content").asText()).contains("MAIL FROM");
    }
}
