package folkmoot.door.activitypub.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.testing.Person;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What others had to learn, where neither the corpus nor the test of a feature says it already. Elsewhere are: contexts and
 * graphs (Mastodon CVE-2022-24307, CVE-2026-46349, Misskey CVE-2024-32983, Fedify CVE-2026-42462) in
 * {@code LinkedDataSignaturesTest}; addresses (Lemmy CVE-2025-25194, CVE-2026-33693, Mastodon CVE-2026-22245, Fedify
 * CVE-2026-50131) in {@code AddressPolicyTest}; deadlines and redirects (Mastodon CVE-2023-36461, Fedify CVE-2025-23221,
 * CVE-2026-34148) in {@code FetcherTest}; servers under one name (Mastodon CVE-2022-46405) in {@code FloodsTest}; stamps of
 * quotes (Mastodon CVE-2026-33869) in {@code QuotesTest}.
 */
class LessonsTest {

    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @BeforeEach
    void next() {
        scene.next();
    }

    /** Mastodon CVE-2024-37903: a Create of what is known must not touch it. */
    @Test
    void aCreateNeverChangesAKnownPost() {
        scene.carolSends(Scene.note("$THERE/notes/known", "$CAROL", "changed").replace("/create", "/create-$N"));
        scene.settle();

        assertThat(text("SELECT content FROM status WHERE uri = ?", scene.text("$THERE/notes/known")))
                .contains("known")
                .doesNotContain("changed");
    }

    /** Mastodon CVE-2024-23832 and Lemmy: a document is believed at its own id only. */
    @Test
    void aDocumentAtAnotherAddressThanItsIdIsReadAtItsIdOrNotAtAll() {
        scene.serve("/f/$N", Scene.TYPE, """
            {'id':'$THERE/f/real-$N','type':'Note','attributedTo':'$CAROL','content':'false','to':'$PUBLIC'}\
            """);
        scene.serve("/f/real-$N", Scene.TYPE, """
            {'id':'$THERE/f/real-$N','type':'Note','attributedTo':'$CAROL','content':'true','to':'$PUBLIC'}\
            """);
        scene.carolSends(
                "{'id':'$THERE/b/$N','type':'Announce','actor':'$CAROL','object':'$THERE/f/$N','to':'$PUBLIC'}");
        scene.settle();

        assertThat(count("SELECT count(*) FROM status WHERE content LIKE '%false%'"))
                .isZero();
    }

    /** Mastodon CVE-2023-42451: names that only look alike are other names. */
    @Test
    void aNameThatLooksLikeAnotherIsAnother() {
        for (var host : new String[] {"els\u0435where.localhost", "elsewhere\u3002localhost", "elsewhere.localhost."}) {
            var id = scene.text("$THERE/x/$N").replace("elsewhere.localhost", host);
            assertThat(scene.carolSends("{'id':'" + id + "','type':'Like','actor':'$CAROL','object':'$POST'}"))
                    .as(host)
                    .isIn(400, 403);
        }
    }

    /** Fedify CVE-2026-77632: each hop of a redirect is signed for itself, or not at all. */
    @Test
    void aSignatureForOneServerIsNeverSentToAnother() {
        scene.remote().redirects(scene.text("/f/$N"), scene.uri("$THIRD/f/$N"));
        scene.carolSends(
                "{'id':'$THERE/b/$N','type':'Announce','actor':'$CAROL','object':'$THERE/f/$N','to':'$PUBLIC'}");
        scene.settle();

        var first = scene.remote().received().getFirst().headers();
        var second = scene.third().received().getFirst().headers();
        assertThat(second.get("host")).isEqualTo(scene.third().domain());
        assertThat(second.get("signature")).isNotNull().isNotEqualTo(first.get("signature"));
    }

    /** Mastodon CVE-2026-23962, GHSA-gg8q-rcg7-p79g: every field that repeats has a limit. */
    @Test
    void whatRepeatsWithoutEndIsKeptInPart() {
        var note = """
            {'id':'$THERE/r/$N/create','type':'Create','actor':'$CAROL','to':'$PUBLIC','object':{'id':'$THERE/r/$N',
             'type':'Question','attributedTo':'$CAROL','content':'much','to':['$PUBLIC'],
             'tag':[%s],'attachment':[%s],'oneOf':[%s]}}\
            """.formatted(
                        many(900, "{'type':'Hashtag','name':'#t%d'}"),
                        many(900, "{'type':'Document','mediaType':'image/png','url':'$THERE/p%d.png'}"),
                        many(900, "{'type':'Note','name':'Option %d'}"));
        assertThat(scene.carolSends(note)).isEqualTo(202);
        scene.settle();

        var post = "(SELECT id FROM status WHERE uri = '" + scene.text("$THERE/r/$N") + "')";
        assertThat(count("SELECT count(*) FROM status_tag WHERE status_id = " + post))
                .isLessThanOrEqualTo(100);
        assertThat(count("SELECT count(*) FROM media_attachment WHERE status_id = " + post))
                .isLessThanOrEqualTo(16);
    }

    /** Mastodon GHSA-gwhw-gcjx-72v8: what is not for somebody is for them as if it did not exist. */
    @Test
    void aPrivatePostAndOneThatDoesNotExistAreAnsweredAlike() {
        var secret = get(scene.uri("$SECRET"));
        var nothing = get(scene.uri("$HERE/users/alice/statuses/404"));

        assertThat(secret.status()).isEqualTo(404).isEqualTo(nothing.status());
        assertThat(secret.body()).hasSameSizeAs(nothing.body());
    }

    /** Lemmy CVE-2024-23649: a report shows the moderators only what its author may see. */
    @Test
    void aReportDoesNotCarryAPostThatItsAuthorCannotSee() {
        scene.carolSends(
                "{'id':'$THERE/flag/$N','type':'Flag','actor':'$CAROL','object':['$ALICE','$SECRET','$POST'],'content':'x'}");
        scene.settle();

        assertThat(count("SELECT count(*) FROM report")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM report_status"))
                .as("the public one")
                .isEqualTo(1);
    }

    /** Pixelfed CVE-2025-30741: a follow that was not accepted shows nothing. */
    @Test
    void whoAsksToFollowALockedAccountIsNotYetAFollower() {
        var bob = scene.town().bob();
        bob.patch("/api/v1/accounts/update_credentials", Map.of("locked", true));
        var post = Person.ok(bob.post("/api/v1/statuses", Map.of("status", "For followers", "visibility", "private")));
        scene.carolSends("{'id':'$THERE/follow/$N','type':'Follow','actor':'$CAROL','object':'$BOB'}");
        scene.settle();

        assertThat(get(URI.create(post.get("uri").asText())).status()).isEqualTo(404);
    }

    private static Exchange.Answered get(URI uri) {
        var vertx = Vertx.vertx();
        try (var http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false)) {
            var headers = new HashMap<>(RequestSigner.headers(
                    Scheme.CAVAGE,
                    RequestSigner.Outgoing.get(uri),
                    scene.town().carol().key(),
                    Instant.now()));
            headers.put("accept", Scene.TYPE);
            return (Exchange.Answered) http.exchange(
                    new GuardedHttp.Request("GET", uri, headers, new byte[0], Duration.ofSeconds(10), 1 << 20));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static String many(int count, String template) {
        return IntStream.range(0, count).mapToObj(template::formatted).collect(Collectors.joining(","));
    }

    private static long count(String sql) {
        return scene.town()
                .world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql().fetchOne(sql).get(0, Long.class));
    }

    private static String text(String sql, String value) {
        return scene.town()
                .world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql().fetchOne(sql, value).get(0, String.class));
    }
}
