package folkmoot.door.api.account;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BlocksTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aBlockEndsFollowsBothWaysAndHidesEachFromTheOther() {
        var blocker = WORLD.person("blocker");
        var blocked = WORLD.person("blocked");
        var friend = WORLD.person("friend_of_both");
        blocker.follows(blocked.id());
        blocked.follows(blocker.id());
        blocker.follows(friend.id());
        blocked.follows(friend.id());
        var theirs = blocked.posts("from the blocked");
        var ours = blocker.posts("from the blocker");
        ok(friend.post("/api/v1/statuses/" + id(theirs) + "/reblog"));
        assertThat(ids(blocker.get("/api/v1/timelines/home").json())).contains(id(theirs));

        var relationship = ok(act(blocker, blocked, "block"));
        assertThat(relationship.get("blocking").asBoolean()).isTrue();
        assertThat(relationship.get("following").asBoolean()).isFalse();
        assertThat(relationship.get("followed_by").asBoolean()).isFalse();
        assertThat(relationship(blocked, blocker).get("blocked_by").asBoolean()).isTrue();

        assertThat(originals(blocker.get("/api/v1/timelines/home").json())).doesNotContain(id(theirs));
        assertThat(ids(blocker.get("/api/v1/timelines/public").json())).doesNotContain(id(theirs));
        assertThat(ids(blocked.get("/api/v1/timelines/public").json())).doesNotContain(id(ours));
        assertThat(blocked.get("/api/v1/statuses/" + id(ours)).status()).isEqualTo(404);
        assertThat(blocked.get("/api/v1/accounts/" + blocker.id() + "/statuses").json())
                .isEmpty();
        assertThat(ids(blocker.get("/api/v1/blocks").json()))
                .containsExactly(blocked.id().toString());
    }

    @Test
    void theBlockedCanNeitherFollowNorAnswerNorFavouriteNorReblogNorNotify() {
        var blocker = WORLD.person("blocker2");
        var blocked = WORLD.person("blocked2");
        var status = blocker.posts("no answers from you");
        ok(act(blocker, blocked, "block"));

        assertThat(act(blocked, blocker, "follow").status()).isEqualTo(403);
        assertThat(act(blocker, blocked, "follow").status()).isEqualTo(403);
        for (var action : List.of("favourite", "reblog")) {
            assertThat(blocked.post("/api/v1/statuses/" + id(status) + "/" + action)
                            .status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(blocked.post("/api/v1/statuses", Map.of("status", "answer", "in_reply_to_id", id(status)))
                        .status())
                .isEqualTo(404);
        blocked.posts("hello @blocker2");
        assertThat(blocker.get("/api/v1/notifications").json()).isEmpty();
    }

    @Test
    void unblockingBringsNoFollowBack() {
        var blocker = WORLD.person("blocker3");
        var blocked = WORLD.person("blocked3");
        blocked.follows(blocker.id());
        ok(act(blocker, blocked, "block"));
        var after = ok(act(blocker, blocked, "unblock"));

        assertThat(after.get("blocking").asBoolean()).isFalse();
        assertThat(after.get("followed_by").asBoolean()).isFalse();
        assertThat(act(blocked, blocker, "follow").status()).isEqualTo(200);
    }

    @Test
    void nobodyBlocksOrMutesThemselvesOrSomebodyWhoIsNotThere() {
        var alice = WORLD.alice();
        assertThat(act(alice, alice, "block").status()).isEqualTo(403);
        assertThat(act(alice, alice, "mute").status()).isEqualTo(403);
        assertThat(alice.post("/api/v1/accounts/12345/block").status()).isEqualTo(404);
    }

    @Test
    void aMuteLeavesHomePublicThreadAndNotificationsAndTheOtherNoticesNothing() {
        var reader = WORLD.person("muter");
        var loud = WORLD.person("loud");
        reader.follows(loud.id());
        var root = reader.posts("root");
        var reply = loud.repliesTo(root, "@muter an answer");
        var status = loud.posts("loud words");
        assertThat(ids(reader.get("/api/v1/timelines/home").json())).contains(id(status));

        var relationship = ok(reader.post("/api/v1/accounts/" + loud.id() + "/mute", Map.of("duration", 3600)));
        assertThat(relationship.get("muting").asBoolean()).isTrue();
        assertThat(relationship.get("muting_expires_at").asText())
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(relationship(loud, reader).get("blocked_by").asBoolean()).isFalse();

        assertThat(ids(reader.get("/api/v1/timelines/home").json())).doesNotContain(id(status));
        assertThat(ids(reader.get("/api/v1/timelines/home?min_id=1").json())).doesNotContain(id(status));
        assertThat(ids(reader.get("/api/v1/timelines/public").json())).doesNotContain(id(status));
        assertThat(ids(reader.get("/api/v1/statuses/" + id(root) + "/context")
                        .json()
                        .get("descendants")))
                .doesNotContain(id(reply));
        assertThat(reader.get("/api/v1/notifications").json()).isEmpty();
        assertThat(reader.get("/api/v1/mutes")
                        .json()
                        .get(0)
                        .get("mute_expires_at")
                        .asText())
                .isNotEmpty();
        assertThat(ids(reader.get("/api/v1/accounts/" + loud.id() + "/statuses").json()))
                .contains(id(status));

        ok(act(reader, loud, "unmute"));
        assertThat(ids(reader.get("/api/v1/timelines/home").json())).contains(id(status));
    }

    @Test
    void aMuteCanSpareNotifications() {
        var reader = WORLD.person("muter2");
        var loud = WORLD.person("loud2");
        ok(reader.post("/api/v1/accounts/" + loud.id() + "/mute", Map.of("notifications", false)));
        loud.posts("hello @muter2");
        assertThat(reader.get("/api/v1/notifications").json()).hasSize(1);
    }

    @Test
    void aDomainIsBlockedListedAndUnblocked() {
        var alice = WORLD.person("domainer");
        assertThat(alice.post("/api/v1/domain_blocks", Map.of("domain", "")).status())
                .isEqualTo(422);
        assertThat(alice.post("/api/v1/domain_blocks", Map.of("domain", "not a domain"))
                        .status())
                .isEqualTo(422);
        ok(alice.post("/api/v1/domain_blocks", Map.of("domain", "Bücher.example")));
        assertThat(alice.get("/api/v1/domain_blocks").json().get(0).asText()).isEqualTo("xn--bcher-kva.example");
        assertThat(ok(alice.get("/api/v1/domain_blocks/preview?domain=elsewhere.example"))
                        .get("followers_count")
                        .asInt())
                .isZero();
        ok(alice.delete("/api/v1/domain_blocks?domain=xn--bcher-kva.example"));
        assertThat(alice.get("/api/v1/domain_blocks").json()).isEmpty();
    }

    @Test
    void notesEndorsementsAndFollowOptionsStandInTheRelationship() {
        var alice = WORLD.person("noter");
        var bob = WORLD.person("noted");
        assertThat(act(alice, bob, "endorse").status()).isEqualTo(422);
        ok(alice.post(
                "/api/v1/accounts/" + bob.id() + "/follow",
                Map.of("notify", true, "reblogs", false, "languages", List.of("cy", "en"))));
        ok(act(alice, bob, "pin"));
        var noted = ok(alice.post("/api/v1/accounts/" + bob.id() + "/note", Map.of("comment", "met at the market")));

        assertThat(noted.get("note").asText()).isEqualTo("met at the market");
        assertThat(noted.get("endorsed").asBoolean()).isTrue();
        assertThat(noted.get("notifying").asBoolean()).isTrue();
        assertThat(noted.get("showing_reblogs").asBoolean()).isFalse();
        assertThat(noted.get("languages").toString()).isEqualTo("[\"cy\",\"en\"]");
        assertThat(relationship(bob, alice).get("note").asText()).isEmpty();
        assertThat(ids(alice.get("/api/v1/endorsements").json()))
                .containsExactly(bob.id().toString());
        assertThat(ids(bob.get("/api/v1/accounts/" + alice.id() + "/endorsements")
                        .json()))
                .containsExactly(bob.id().toString());

        var german = ok(bob.post("/api/v1/statuses", Map.of("status", "Guten Tag", "language", "de")));
        var welsh = ok(bob.post("/api/v1/statuses", Map.of("status", "Bore da", "language", "cy")));
        assertThat(ids(alice.get("/api/v1/timelines/home").json()))
                .contains(id(welsh))
                .doesNotContain(id(german));
        assertThat(alice.get("/api/v1/notifications?types[]=status").json()).hasSize(2);
        ok(alice.post("/api/v1/accounts/" + bob.id() + "/note", Map.of("comment", "")));
        assertThat(relationship(alice, bob).get("note").asText()).isEmpty();
    }

    @Test
    void friendsOfFriendsAreSuggestedUntilDismissed() {
        var me = WORLD.person("searching");
        var friend = WORLD.person("well_connected");
        var other = WORLD.person("worth_knowing");
        me.follows(friend.id());
        friend.follows(other.id());
        assertThat(suggested(me))
                .contains(other.id().toString())
                .doesNotContain(friend.id().toString());
        assertThat(ids(me.get("/api/v1/accounts/familiar_followers?id[]=" + other.id())
                        .json()
                        .get(0)
                        .get("accounts")))
                .containsExactly(friend.id().toString());
        ok(me.delete("/api/v1/suggestions/" + other.id()));
        assertThat(suggested(me)).doesNotContain(other.id().toString());
        assertThat(ids(me.visit("/api/v1/directory?order=new&local=true").json()))
                .contains(other.id().toString());
        assertThat(me.visit("/api/v1/directory?order=odd").status()).isEqualTo(400);
    }

    private static List<String> suggested(Person me) {
        var found = new ArrayList<String>();
        ok(me.get("/api/v2/suggestions"))
                .forEach(each -> found.add(each.get("account").get("id").asText()));
        return found;
    }

    private static Person.Answer act(Person who, Person whom, String action) {
        return who.post("/api/v1/accounts/" + whom.id() + "/" + action);
    }

    private static JsonNode relationship(Person who, Person whom) {
        return ok(who.get("/api/v1/accounts/relationships?id[]=" + whom.id())).get(0);
    }

    private static String id(JsonNode node) {
        return node.get("id").asText();
    }

    private static List<String> ids(JsonNode list) {
        return list.findValues("id").isEmpty() ? List.of() : collect(list);
    }

    private static List<String> collect(JsonNode list) {
        var ids = new ArrayList<String>();
        list.forEach(each -> ids.add(id(each)));
        return ids;
    }

    private static List<String> originals(JsonNode list) {
        var ids = new ArrayList<>(collect(list));
        list.forEach(each -> {
            if (each.get("reblog").isObject()) {
                ids.add(id(each.get("reblog")));
            }
        });
        return ids;
    }
}
