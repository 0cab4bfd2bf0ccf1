package folkmoot.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.delivery.DeliveryHosts;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What peers were seen to do differently from what one expects, in the interop runs. */
class PeerQuirksTest {

    private static final Town town = new Town();

    @AfterAll
    static void close() {
        town.close();
    }

    /** snac 2.75 writes a line break where others leave the content of a vote empty. */
    @Test
    void aVoteWhoseContentIsALineBreakIsAVote() {
        var poll = Person.ok(town.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Bench or table",
                                "poll",
                                Map.of("options", List.of("Bench", "Table"), "expires_in", 3600))));

        town.carolSends(
                """
                {'id':'%s','type':'Create','actor':'%s','to':['%s'],'object':{'id':'%s','type':'Note','attributedTo':'%s',
                'to':['%s'],'inReplyTo':'%s','name':'Table','content':'<br>','summary':''}}\
                """,
                town.remote().uri("/votes/1/activity"),
                town.carol().id(),
                town.uriOf(town.alice()),
                town.remote().uri("/votes/1"),
                town.carol().id(),
                town.uriOf(town.alice()),
                poll.get("uri").asText());
        town.settle();

        var seen =
                Person.ok(town.alice().get("/api/v1/statuses/" + poll.get("id").asText()));
        assertThat(seen.at("/poll/options/1/votes_count").asInt()).isEqualTo(1);
        assertThat(seen.get("replies_count").asInt()).isZero();
    }

    @Test
    void aSharedInboxThatIsGoneEndsItsHostOnlyWhenTheInstanceIsGoneToo() {
        town.carolFollows(town.bob());
        town.remote().answers("/inbox", 410);
        var instance = "{\"id\":\"%s\",\"type\":\"Application\"}"
                .formatted(town.remote().uri("/"));
        town.remote().serves("/", "application/activity+json", instance.getBytes(StandardCharsets.UTF_8));
        postAndSettle();
        assertThat(state()).isEqualTo(DeliveryHosts.State.OK);

        town.remote().answers("/", 410);
        postAndSettle();
        assertThat(state()).isEqualTo(DeliveryHosts.State.DEAD);
        assertThat(Person.ok(town.bob().get("/api/v1/accounts/verify_credentials"))
                        .get("followers_count")
                        .asInt())
                .as("follows are kept")
                .isEqualTo(1);
    }

    private static void postAndSettle() {
        Person.ok(town.bob().post("/api/v1/statuses", Map.of("status", "Anybody there?")));
        town.settle();
    }

    private static DeliveryHosts.State state() {
        var features = town.world().server().features();
        return features.database
                .read(tx -> features.deliveryHosts.find(tx, town.remote().domain()))
                .orElseThrow()
                .state();
    }
}
