package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Blocks, reports and domain blocks between two real instances, and what a blocked one sends all the same. */
class RelationsAcrossTest {

    private static final World NORTH = new World(Map.of("server.domain", "north.localhost"));
    private static final World SOUTH = new World(Map.of("server.domain", "south.localhost"));

    @AfterAll
    static void close() {
        NORTH.close();
        SOUTH.close();
    }

    @Test
    void aBlockIsKnownOnTheOtherSideUntilItIsTakenBackBothWays() {
        blocks(NORTH.person("ann"), NORTH, SOUTH.person("ben"), SOUTH);
        blocks(SOUTH.person("cid"), SOUTH, NORTH.person("dot"), NORTH);
    }

    private static void blocks(Person who, World home, Person whom, World away) {
        var there = find(who, whom, away);
        var here = find(whom, who, home);
        ok(whom.post("/api/v1/accounts/" + here + "/follow"));
        ok(who.post("/api/v1/accounts/" + there + "/follow"));
        settle();
        assertThat(relationship(whom, here).get("following").asBoolean()).isTrue();

        ok(who.post("/api/v1/accounts/" + there + "/block"));
        settle();
        var seen = relationship(whom, here);
        assertThat(seen.get("blocked_by").asBoolean()).isTrue();
        assertThat(seen.get("following").asBoolean()).isFalse();
        assertThat(seen.get("followed_by").asBoolean()).isFalse();

        ok(who.post("/api/v1/accounts/" + there + "/unblock"));
        settle();
        assertThat(relationship(whom, here).get("blocked_by").asBoolean()).isFalse();
    }

    @Test
    void aForwardedReportReachesTheOtherModeratorsAndOneThatIsNotForwardedDoesNot() {
        var eve = SOUTH.person("eve");
        var moderator = SOUTH.moderator("mo");
        var fay = NORTH.person("fay");
        var there = find(fay, eve, SOUTH);
        for (var forward : List.of(false, true)) {
            ok(fay.post(
                    "/api/v1/reports",
                    Map.of("account_id", there, "comment", "Rude, forwarded " + forward, "forward", forward)));
        }
        settle();

        assertThat(ok(moderator.get("/api/v1/admin/reports")).findValuesAsText("comment"))
                .containsExactly("Rude, forwarded true");
    }

    @Test
    void aBlockedServerLosesTheFollowsAndTheMemberIsToldWhichWayHowMany() {
        var gus = NORTH.person("gus");
        var hal = SOUTH.person("hal");
        var there = find(gus, hal, SOUTH);
        var here = find(hal, gus, NORTH);
        ok(gus.post("/api/v1/accounts/" + there + "/follow"));
        ok(hal.post("/api/v1/accounts/" + here + "/follow"));
        settle();

        var domain = SOUTH.server().house().platform().address().domain();
        ok(gus.post("/api/v1/domain_blocks", Map.of("domain", domain)));
        settle();
        assertThat(relationship(gus, there).get("following").asBoolean()).isFalse();
        assertThat(relationship(gus, there).get("domain_blocking").asBoolean()).isTrue();
        assertThat(relationship(hal, here).get("following").asBoolean()).isFalse();
        var told = ok(gus.get("/api/v1/notifications?types[]=severed_relationships"))
                .get(0);
        assertThat(told.at("/event/type").asText()).isEqualTo("user_domain_block");
        assertThat(told.at("/event/target_name").asText()).isEqualTo(domain);
        assertThat(told.at("/event/followers_count").asInt()).isEqualTo(1);
        assertThat(told.at("/event/following_count").asInt()).isEqualTo(1);
    }

    @Test
    void whatABlockedOnePassesOnAllTheSameCountsForNothing() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            var status = town.alice().posts("Mine");
            var carol = ok(town.alice()
                    .get("/api/v1/accounts/lookup?acct=" + town.carol().handle()));
            ok(town.alice().post("/api/v1/accounts/" + carol.get("id").asText() + "/block"));
            town.settle();
            town.carolSends(
                    "{'id':'%s','type':'Announce','actor':'%s','object':'%s',"
                            + "'to':['https://www.w3.org/ns/activitystreams#Public']}",
                    town.remote().uri("/announces/1"),
                    town.carol().id(),
                    status.get("uri").asText());
            town.settle();

            assertThat(ok(town.bob().get("/api/v1/statuses/" + status.get("id").asText()))
                            .get("reblogs_count")
                            .asInt())
                    .isZero();
            assertThat(ok(town.alice().get("/api/v1/notifications")).findValuesAsText("type"))
                    .doesNotContain("reblog");
        }
    }

    private static String find(Person who, Person whom, World world) {
        var handle = "@" + whom.name() + "@"
                + world.server().house().platform().address().domain();
        return ok(who.get("/api/v2/search?resolve=true&q=" + handle))
                .at("/accounts/0/id")
                .asText();
    }

    private static JsonNode relationship(Person viewer, String account) {
        return ok(viewer.get("/api/v1/accounts/relationships?id[]=" + account)).get(0);
    }

    private static void settle() {
        Patience.untilSettled(NORTH, SOUTH);
    }
}
