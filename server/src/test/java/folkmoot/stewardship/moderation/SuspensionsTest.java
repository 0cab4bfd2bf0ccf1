package folkmoot.stewardship.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuspensionsTest {

    @Test
    void suspendingSomebodyElsewhereEndsFollowsBothWaysAndTellsEverybodyConcerned() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            town.followsCarol(town.alice());
            town.followsCarol(town.bob());
            town.remote().forgetRequests();

            suspendsCarol(town);

            assertThat(counts(town.alice())).isEqualTo("0 and 0");
            assertThat(counts(town.bob())).isEqualTo("0 and 0");
            var told = told(town.alice()).get(0);
            assertThat(told.at("/event/type").asText()).isEqualTo("account_suspension");
            assertThat(told.at("/event/target_name").asText())
                    .isEqualTo(town.carol().handle().toString());
            assertThat(told.at("/event/followers_count").asInt()).isEqualTo(1);
            assertThat(told.at("/event/following_count").asInt()).isEqualTo(1);
            assertThat(told(town.bob()).get(0).at("/event/followers_count").asInt())
                    .isZero();
            assertThat(town.remote().posted().stream()
                            .map(RemoteInstance.Received::json)
                            .map(sent -> sent.get("type").asText() + " of "
                                    + sent.at("/object/type").asText()))
                    .containsExactlyInAnyOrder("Reject of Follow", "Undo of Follow", "Undo of Follow");
        }
    }

    @Test
    void whatEndedStaysEndedAndWhileSuspendedNobodyFollows() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            var admin = suspendsCarol(town);

            followsAnew(town, 2);
            assertThat(counts(town.alice())).as("while suspended").isEqualTo("0 and 0");
            Person.ok(admin.post("/api/v1/admin/accounts/" + carolsId(town, admin) + "/unsuspend"));
            town.settle();
            assertThat(counts(town.alice())).as("what ended stays ended").isEqualTo("0 and 0");

            followsAnew(town, 3);
            assertThat(counts(town.alice())).as("anew").isEqualTo("1 and 0");
        }
    }

    @Test
    void suspendingSomebodyHereEndsNoFollows() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            var admin = town.world().administrator("ada");
            var alice = "/api/v1/admin/accounts/" + town.alice().id();

            Person.ok(admin.post(alice + "/action", Map.of("type", "suspend")));
            town.settle();
            Person.ok(admin.post(alice + "/unsuspend"));

            assertThat(Person.ok(admin.get("/api/v1/accounts/" + town.alice().id()))
                            .get("followers_count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    private static void followsAnew(Town town, int time) {
        town.carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                town.remote().uri("/follows/alice/" + time), town.carol().id(), town.uriOf(town.alice()));
        town.settle();
    }

    private static Person suspendsCarol(Town town) {
        var admin = town.world().administrator("ada");
        var act = "/api/v1/admin/accounts/" + carolsId(town, admin) + "/action";
        Person.ok(admin.post(act, Map.of("type", "suspend")));
        town.settle();
        return admin;
    }

    private static String carolsId(Town town, Person admin) {
        return Person.ok(admin.get("/api/v2/admin/accounts?username=carol&origin=remote"))
                .get(0)
                .get("id")
                .asText();
    }

    private static JsonNode told(Person person) {
        return Person.ok(person.get("/api/v1/notifications?types[]=severed_relationships"));
    }

    private static String counts(Person person) {
        var me = Person.ok(person.get("/api/v1/accounts/verify_credentials"));
        return me.get("followers_count").asText() + " and "
                + me.get("following_count").asText();
    }
}
