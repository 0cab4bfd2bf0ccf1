package folkmoot.door.api.status;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StatusActionsTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aBookmarkIsListedToItsOwnerAndShownOnTheStatus() {
        var reader = WORLD.person("bookmarker");
        var first = id(WORLD.alice().posts("keep me"));
        var second = id(WORLD.alice().posts("me too"));
        reader.follows(WORLD.alice().id());
        assertThat(home(reader, first).get("bookmarked").asBoolean()).isFalse();

        assertThat(ok(reader.post(path(first, "bookmark"))).get("bookmarked").asBoolean())
                .isTrue();
        ok(reader.post(path(second, "bookmark")));
        ok(reader.post(path(second, "bookmark")));
        assertThat(ids(reader.get("/api/v1/bookmarks").json())).containsExactly(second, first);
        var page = reader.get("/api/v1/bookmarks?limit=1");
        assertThat(ids(page.json())).containsExactly(second);
        assertThat(page.header("Link")).contains("rel=\"next\"").doesNotContain("max_id=" + second);
        assertThat(home(reader, first).get("bookmarked").asBoolean())
                .as("not from memory")
                .isTrue();

        assertThat(ok(reader.post(path(first, "unbookmark"))).get("bookmarked").asBoolean())
                .isFalse();
        assertThat(home(reader, first).get("bookmarked").asBoolean()).isFalse();
        assertThat(ids(WORLD.alice().get("/api/v1/bookmarks").json())).isEmpty();
    }

    @Test
    void whatOneMayNotSeeOneCannotBookmark() {
        var secret = ok(WORLD.alice().post("/api/v1/statuses", Map.of("status", "secret", "visibility", "private")));

        assertThat(WORLD.bob().post(path(id(secret), "bookmark")).status()).isEqualTo(404);
        assertThat(WORLD.bob().post(path(id(secret), "mute")).status()).isEqualTo(404);
    }

    @Test
    void aMutedThreadNotifiesNoMoreAlsoOfLaterReplies() {
        var quiet = WORLD.person("quiet");
        var root = quiet.posts("a noisy subject");
        var reply = WORLD.alice().repliesTo(root, "@quiet first");
        assertThat(notifications(quiet)).hasSize(1);

        assertThat(ok(quiet.post(path(id(reply), "mute"))).get("muted").asBoolean())
                .isTrue();
        assertThat(quiet.get(path(id(root), "")).json().get("muted").asBoolean())
                .as("the whole thread")
                .isTrue();
        WORLD.bob().repliesTo(reply, "@quiet second");
        ok(WORLD.bob().post(path(id(root), "favourite")));
        assertThat(notifications(quiet)).hasSize(1);

        assertThat(ok(quiet.post(path(id(root), "unmute"))).get("muted").asBoolean())
                .isFalse();
        WORLD.bob().repliesTo(reply, "@quiet third");
        assertThat(notifications(quiet)).hasSize(2);
    }

    @Test
    void aPinStandsOnTheProfileAndOnlyOnesOwn() {
        var author = WORLD.person("pinner");
        var status = id(author.posts("read this first"));

        assertThat(ok(author.post(path(status, "pin"))).get("pinned").asBoolean())
                .isTrue();
        var profile = "/api/v1/accounts/" + author.id() + "/statuses";
        assertThat(ids(WORLD.bob().visit(profile + "?pinned=true").json())).containsExactly(status);
        assertThat(author.get(profile).json().get(0).get("pinned").asBoolean()).isTrue();
        assertThat(WORLD.bob().get(path(status, "")).json().has("pinned")).isFalse();
        assertThat(WORLD.bob().post(path(status, "pin")).status()).isEqualTo(422);

        ok(author.post(path(status, "unpin")));
        assertThat(ids(WORLD.bob().visit(profile + "?pinned=true").json())).isEmpty();
    }

    @Test
    void sixPinsAndPinnedBoostsAndPinnedMessagesAreRefused() {
        var author = WORLD.person("pinner2");
        for (int i = 0; i < 5; i++) {
            ok(author.post(path(id(author.posts("pin " + i)), "pin")));
        }
        assertThat(author.post(path(id(author.posts("one more")), "pin")).status())
                .isEqualTo(422);
        var boost = ok(WORLD.bob().post(path(id(author.posts("boost me")), "reblog")));
        assertThat(WORLD.bob().post(path(id(boost), "pin")).status()).isEqualTo(422);
        var message = ok(WORLD.bob().post("/api/v1/statuses", Map.of("status", "@alice psst", "visibility", "direct")));
        assertThat(WORLD.bob().post(path(id(message), "pin")).status()).isEqualTo(422);
    }

    @Test
    void anUnexpectedMentionIsHeldBack() {
        var body = Map.of(
                "status",
                "@bob and @alice",
                "allowed_mentions",
                List.of(WORLD.bob().id().toString()));
        var refused = WORLD.person("careful").post("/api/v1/statuses", body);
        WORLD.alice();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/unexpected_accounts/0/username").asText())
                .isEqualTo("alice");
        assertThat(ids(WORLD.alice()
                        .get("/api/v1/accounts/" + WORLD.person("careful").id() + "/statuses")
                        .json()))
                .isEmpty();
    }

    @Test
    void aPollIsAskedAnsweredOnceAndCounted() {
        var asker = WORLD.person("asker");
        var status = ask(asker, false, false);
        var poll = status.get("poll");
        assertThat(poll.get("voted").asBoolean())
                .as("one's own counts as voted")
                .isTrue();
        assertThat(poll.get("options")).hasSize(2);
        WORLD.bob().follows(asker.id());
        assertThat(home(WORLD.bob(), id(status)).at("/poll/voted").asBoolean()).isFalse();

        var votes = "/api/v1/polls/" + poll.get("id").asText() + "/votes";
        var voted = ok(WORLD.bob().post(votes, Map.of("choices", List.of("1"))));
        assertThat(voted.at("/options/1/votes_count").asInt()).isEqualTo(1);
        assertThat(voted.get("own_votes")).hasSize(1);
        assertThat(home(WORLD.bob(), id(status)).at("/poll/voted").asBoolean())
                .as("not from memory")
                .isTrue();
        assertThat(WORLD.bob().post(votes, Map.of("choices", List.of("0"))).status())
                .isEqualTo(422);
        assertThat(asker.post(votes, Map.of("choices", List.of("0"))).status()).isEqualTo(422);
        for (var wrong : List.of(List.of("2"), List.of("-1"), List.of("x"), List.of(), List.of("0", "1"))) {
            assertThat(WORLD.alice().post(votes, Map.of("choices", wrong)).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        var seen = WORLD.bob().visit("/api/v1/polls/" + poll.get("id").asText()).json();
        assertThat(seen.get("votes_count").asInt()).isEqualTo(1);
        assertThat(seen.has("voted")).isFalse();
        assertThat(seen.has("own_votes")).isFalse();
    }

    @Test
    void whereSeveralChoicesAreAllowedAnotherCanFollowLaterButNoneTwice() {
        var poll = ask(WORLD.person("generous"), true, false).get("poll");
        var votes = "/api/v1/polls/" + poll.get("id").asText() + "/votes";
        ok(WORLD.bob().post(votes, Map.of("choices", List.of("1"))));
        assertThat(WORLD.bob().post(votes, Map.of("choices", List.of("1"))).status())
                .isEqualTo(422);
        assertThat(WORLD.bob().post(votes, Map.of("choices", List.of("0", "1"))).status())
                .isEqualTo(422);

        var voted = ok(WORLD.bob().post(votes, Map.of("choices", List.of("0"))));
        assertThat(voted.get("own_votes").toString()).isEqualTo("[0,1]");
        assertThat(voted.get("votes_count").asInt()).isEqualTo(2);
        assertThat(voted.get("voters_count").asInt()).isEqualTo(1);
    }

    @Test
    void hiddenCountsStayHiddenUntilTheEnd() {
        var status = ask(WORLD.person("discreet"), true, true);
        var votes = "/api/v1/polls/" + status.at("/poll/id").asText() + "/votes";

        var voted = ok(WORLD.bob().post(votes, Map.of("choices", List.of("0", "1"))));
        assertThat(voted.at("/options/0/votes_count").isNull()).isTrue();
        assertThat(voted.get("voters_count").asInt()).isEqualTo(1);
    }

    @Test
    void pollsOutsideTheLimitsAreRefused() {
        var alice = WORLD.alice();
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("options", List.of("one"), "expires_in", 600),
                Map.of("options", List.of("a", "a"), "expires_in", 600),
                Map.of("options", List.of("a", "x".repeat(51)), "expires_in", 600),
                Map.of("options", List.of("a", "b"), "expires_in", 60),
                Map.of("options", List.of("a", "b"), "expires_in", 99_999_999),
                Map.of("options", List.of("1", "2", "3", "4", "5"), "expires_in", 600))) {
            assertThat(alice.post("/api/v1/statuses", Map.of("status", "?", "poll", wrong))
                            .status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        assertThat(WORLD.bob().get("/api/v1/polls/1").status()).isEqualTo(404);
    }

    private static JsonNode ask(folkmoot.testing.Person person, boolean multiple, boolean hidden) {
        return ok(person.post(
                "/api/v1/statuses",
                Map.of(
                        "status",
                        "Which?",
                        "poll",
                        Map.of(
                                "options",
                                List.of("this", "that"),
                                "expires_in",
                                3600,
                                "multiple",
                                multiple,
                                "hide_totals",
                                hidden))));
    }

    private static JsonNode home(folkmoot.testing.Person person, String status) {
        return StreamSupport.stream(person.get("/api/v1/timelines/home").json().spliterator(), false)
                .filter(shown -> id(shown).equals(status))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode notifications(folkmoot.testing.Person person) {
        return person.get("/api/v1/notifications").json();
    }

    private static String path(String status, String action) {
        return "/api/v1/statuses/" + status + (action.isEmpty() ? "" : "/" + action);
    }

    private static String id(JsonNode status) {
        return status.get("id").asText();
    }

    private static List<String> ids(JsonNode statuses) {
        var ids = new ArrayList<String>();
        statuses.forEach(status -> ids.add(id(status)));
        return ids;
    }
}
