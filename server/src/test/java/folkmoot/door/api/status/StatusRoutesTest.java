package folkmoot.door.api.status;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StatusRoutesTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aPostIsShownToItsAuthorAndToVisitors() {
        var status = WORLD.alice().posts("The bridge needs repair #bridges");

        assertThat(status.get("content").asText()).startsWith("<p>The bridge needs repair ");
        assertThat(status.get("tags").get(0).get("name").asText()).isEqualTo("bridges");
        assertThat(status.get("favourited").asBoolean()).isFalse();
        assertThat(status.get("reblog").isNull()).isTrue();
        var seen = WORLD.bob().visit("/api/v1/statuses/" + id(status)).json();
        assertThat(seen.get("uri")).isEqualTo(status.get("uri"));
        assertThat(seen.has("favourited")).as("left out for visitors").isFalse();
    }

    @Test
    void theSameIdempotencyKeyPostsOnce() {
        var body = Map.of("status", "Only once");
        var first = ok(WORLD.alice().post("/api/v1/statuses", body, "Idempotency-Key", "k1"));
        var second = ok(WORLD.alice().post("/api/v1/statuses", body, "Idempotency-Key", "k1"));

        assertThat(id(second)).isEqualTo(id(first));
    }

    @Test
    void postsAndBoostsAreAsVisibleAsTheirAuthorChoseAndElseAsTheirAccountIs() {
        var open = WORLD.alice().posts("To be boosted");
        for (var chosen : List.of("", "public", "unlisted", "private")) {
            var author = WORLD.person("chooser" + chosen);
            var change = chosen.isEmpty()
                    ? Map.<String, Object>of("locked", true)
                    : Map.<String, Object>of("locked", true, "source", Map.of("privacy", chosen));
            var expected = chosen.isEmpty() ? "private" : chosen;
            assertThat(ok(author.patch("/api/v1/accounts/update_credentials", change))
                            .at("/source/privacy")
                            .asText())
                    .isEqualTo(expected);
            assertThat(ok(author.get("/api/v1/preferences"))
                            .get("posting:default:visibility")
                            .asText())
                    .isEqualTo(expected);
            assertThat(author.posts("Hello").get("visibility").asText()).isEqualTo(expected);
            assertThat(ok(author.post("/api/v1/statuses/" + id(open) + "/reblog"))
                            .get("visibility")
                            .asText())
                    .isEqualTo(expected);
        }
        var unlocked = WORLD.person("unlocked");
        assertThat(unlocked.posts("Hello").get("visibility").asText()).isEqualTo("public");
    }

    @Test
    void aPostThatNamesNoLanguageIsInItsAuthorsAndElseInTheInstances() {
        var author = WORLD.person("polyglot");
        assertThat(author.posts("Hello").get("language").asText()).isEqualTo("en");
        ok(author.patch("/api/v1/accounts/update_credentials", Map.of("source", Map.of("language", "cy"))));
        var status = author.posts("Shwmae");
        assertThat(status.get("language").asText()).isEqualTo("cy");
        var named = ok(author.post("/api/v1/statuses", Map.of("status", "Hallo", "language", "de")));
        assertThat(named.get("language").asText()).isEqualTo("de");
        assertThat(ok(author.put("/api/v1/statuses/" + id(named), Map.of("status", "Hallo!")))
                        .get("language")
                        .asText())
                .isEqualTo("de");
    }

    @Test
    void blankAndEndlessTextsAreRefused() {
        var blank = WORLD.alice().post("/api/v1/statuses", Map.of("status", "  \n "));
        var endless = WORLD.alice().post("/api/v1/statuses", Map.of("status", "x".repeat(3_001)));

        assertThat(blank.status()).isEqualTo(422);
        assertThat(endless.status()).isEqualTo(422);
        assertThat(endless.json().at("/details/text/0/error").asText()).isEqualTo("ERR_TOO_LONG");
    }

    @Test
    void markupInAPostIsTextAndNotMarkup() {
        var status = WORLD.alice().posts("<script>alert(1)</script> & <b>bold</b>");

        assertThat(status.get("content").asText())
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;bold&lt;/b&gt;</p>");
    }

    @Test
    void aDirectPostIsSeenByThoseMentionedOnly() {
        WORLD.bob();
        var carol = WORLD.person("carol");
        var status =
                ok(WORLD.alice().post("/api/v1/statuses", Map.of("status", "@bob between us", "visibility", "direct")));

        assertThat(WORLD.bob().get("/api/v1/statuses/" + id(status)).status()).isEqualTo(200);
        assertThat(carol.get("/api/v1/statuses/" + id(status)).status()).isEqualTo(404);
        assertThat(carol.visit("/api/v1/statuses/" + id(status)).status()).isEqualTo(404);
        assertThat(ids(carol.get("/api/v1/timelines/public").json())).doesNotContain(id(status));
        assertThat(carol.post("/api/v1/statuses/" + id(status) + "/favourite").status())
                .isEqualTo(404);
        assertThat(carol.post("/api/v1/statuses", Map.of("status", "hm", "in_reply_to_id", id(status)))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFollowersOnlyPostIsSeenByFollowers() {
        var dora = WORLD.person("dora");
        var erik = WORLD.person("erik");
        erik.follows(dora.id());
        var status = ok(dora.post("/api/v1/statuses", Map.of("status", "For friends", "visibility", "private")));

        assertThat(ids(erik.get("/api/v1/timelines/home").json())).containsExactly(id(status));
        assertThat(WORLD.bob().get("/api/v1/statuses/" + id(status)).status()).isEqualTo(404);
        assertThat(erik.post("/api/v1/statuses/" + id(status) + "/reblog").status())
                .isEqualTo(404);
    }

    @Test
    void favouritingTwiceCountsAndNotifiesOnce() {
        var status = WORLD.alice().posts("Benches by the river");
        ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/favourite"));
        var again = ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/favourite"));

        assertThat(again.get("favourited").asBoolean()).isTrue();
        assertThat(again.get("favourites_count").asInt()).isEqualTo(1);
        assertThat(about(status)).containsExactly("favourite");

        var taken = ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/unfavourite"));
        assertThat(taken.get("favourites_count").asInt()).isZero();
        assertThat(about(status)).isEmpty();
    }

    @Test
    void aReblogWrapsTheOriginalAndIsTakenBack() {
        var status = WORLD.alice().posts("Pass this on");
        var reblog = ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/reblog"));
        var twice = ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/reblog"));

        assertThat(id(reblog.get("reblog"))).isEqualTo(id(status));
        assertThat(id(twice)).isEqualTo(id(reblog));
        assertThat(reblog.get("reblog").get("reblogs_count").asInt()).isEqualTo(1);
        assertThat(reblog.get("reblogged").asBoolean()).isTrue();

        var original = ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/unreblog"));
        assertThat(original.get("reblogs_count").asInt()).isZero();
        assertThat(WORLD.bob().get("/api/v1/statuses/" + id(reblog)).status()).isEqualTo(404);
    }

    @Test
    void aThreadIsRootFirstAboveAndDepthFirstBelow() {
        var root = WORLD.alice().posts("Root");
        var first = WORLD.bob().repliesTo(root, "@alice first");
        var nested = WORLD.alice().repliesTo(first, "@bob nested");
        var second = WORLD.alice().repliesTo(root, "own second");

        var around =
                WORLD.bob().get("/api/v1/statuses/" + id(root) + "/context").json();
        assertThat(ids(around.get("descendants"))).containsExactly(id(second), id(first), id(nested));
        var above =
                WORLD.bob().get("/api/v1/statuses/" + id(nested) + "/context").json();
        assertThat(ids(above.get("ancestors"))).containsExactly(id(root), id(first));
    }

    @Test
    void anEditKeepsTheIdAndSaysWhen() {
        var status = WORLD.alice().posts("The brige");
        var edited = ok(WORLD.alice().put("/api/v1/statuses/" + id(status), Map.of("status", "The bridge")));

        assertThat(id(edited)).isEqualTo(id(status));
        assertThat(edited.get("content").asText()).isEqualTo("<p>The bridge</p>");
        assertThat(edited.get("edited_at").isNull()).isFalse();
        assertThat(WORLD.bob()
                        .put("/api/v1/statuses/" + id(status), Map.of("status", "mine now"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void removingReturnsTheTextAndTakesReblogsAlong() {
        var status = WORLD.alice().posts("Regret");
        var reblog = ok(WORLD.bob().post("/api/v1/statuses/" + id(status) + "/reblog"));
        assertThat(WORLD.bob().delete("/api/v1/statuses/" + id(status)).status())
                .isEqualTo(404);

        var removed = ok(WORLD.alice().delete("/api/v1/statuses/" + id(status)));
        assertThat(removed.get("text").asText()).isEqualTo("Regret");
        assertThat(removed.has("content")).isFalse();
        assertThat(WORLD.bob().get("/api/v1/statuses/" + id(status)).status()).isEqualTo(404);
        assertThat(WORLD.bob().get("/api/v1/statuses/" + id(reblog)).status()).isEqualTo(404);
    }

    @Test
    void withoutATokenOrItsScopeNothingIsWritten() {
        var reader = WORLD.token(WORLD.alice(), "read");
        var anonymous = WORLD.alice().visit("/api/v1/timelines/home");

        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.json().get("error").asText()).isEqualTo("The access token is invalid");
        var refused = WORLD.alice()
                .post("/api/v1/statuses?access_token=x", Map.of("status", "hm"), "Authorization", "Bearer " + reader);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").asText()).isEqualTo("This action is outside the authorized scopes");
    }

    @Test
    void anIdThatCannotBeOneIsNotFound() {
        for (var id : List.of("0", "abc", "-1", "99999999999999999999", "1%00")) {
            assertThat(WORLD.alice().get("/api/v1/statuses/" + id).status())
                    .as(id)
                    .isEqualTo(404);
        }
    }

    private static List<String> about(JsonNode status) {
        return StreamSupport.stream(
                        WORLD.alice().get("/api/v1/notifications").json().spliterator(), false)
                .filter(each -> each.path("status").path("id").asText().equals(id(status)))
                .map(each -> each.get("type").asText())
                .toList();
    }

    private static String id(JsonNode entity) {
        return entity.get("id").asText();
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(StatusRoutesTest::id)
                .toList();
    }
}
