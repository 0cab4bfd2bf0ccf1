package folkmoot.stewardship.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainLimitsTest {

    @Test
    void suspendingAServerEndsFollowsBothWaysAndTellsThoseConcerned() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());
            town.carolFollows(town.bob());
            town.followsCarol(town.alice());
            var admin = town.world().administrator("ada");

            var block = Person.ok(admin.post(
                    "/api/v1/admin/domain_blocks",
                    Map.of("domain", town.remote().domain(), "severity", "suspend")));
            town.settle();

            var told = Person.ok(town.alice().get("/api/v1/notifications?types[]=severed_relationships"))
                    .get(0);
            assertThat(told.at("/event/type").asText()).isEqualTo("domain_block");
            assertThat(told.at("/event/target_name").asText())
                    .isEqualTo(town.remote().domain());
            assertThat(told.at("/event/followers_count").asInt()).isEqualTo(1);
            assertThat(told.at("/event/following_count").asInt()).isEqualTo(1);
            assertThat(counts(town.alice())).isEqualTo("0 and 0");
            assertThat(counts(town.bob())).isEqualTo("0 and 0");

            Person.ok(admin.delete(
                    "/api/v1/admin/domain_blocks/" + block.get("id").asText()));
            town.settle();
            assertThat(counts(town.alice())).as("what ended stays ended").isEqualTo("0 and 0");
        }
    }

    @Test
    void silencingAServerEndsNothing() {
        try (var town = new Town()) {
            town.carolFollows(town.alice());

            Person.ok(town.world()
                    .administrator("ada")
                    .post(
                            "/api/v1/admin/domain_blocks",
                            Map.of("domain", town.remote().domain(), "severity", "silence")));
            town.settle();

            assertThat(counts(town.alice())).isEqualTo("1 and 0");
        }
    }

    @Test
    void whereOnlyChosenServersAreTalkedWithAllOthersAreRefusedBothWays() {
        try (var town = new Town(Map.of("federation.allow-list-only", "true"))) {
            var follow = "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}";
            assertThat(town.carolSends(
                            follow, town.remote().uri("/f/1"), town.carol().id(), town.uriOf(town.alice())))
                    .isEqualTo(403);
            assertThat(found(town)).isZero();
            assertThat(town.remote().received()).isEmpty();

            Person.ok(town.world()
                    .administrator("ada")
                    .post(
                            "/api/v1/admin/domain_allows",
                            Map.of("domain", town.remote().domain())));

            assertThat(found(town)).isEqualTo(1);
            assertThat(town.carolSends(
                            follow, town.remote().uri("/f/2"), town.carol().id(), town.uriOf(town.alice())))
                    .isEqualTo(202);
            town.settle();
            assertThat(counts(town.alice())).isEqualTo("1 and 0");
        }
    }

    private static int found(Town town) {
        return Person.ok(town.alice()
                        .get("/api/v2/search?resolve=true&type=accounts&q="
                                + town.carol().handle()))
                .get("accounts")
                .size();
    }

    private static String counts(Person person) {
        var me = Person.ok(person.get("/api/v1/accounts/verify_credentials"));
        return me.get("followers_count").asText() + " and "
                + me.get("following_count").asText();
    }
}
