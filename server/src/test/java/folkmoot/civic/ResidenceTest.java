package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No scheme tells who somebody is; what a desk has checked comes on top, and shuts nobody out. */
class ResidenceTest {

    private final CivicTown town = new CivicTown();
    private final Person alice = town.town.alice();

    @AfterEach
    void close() {
        town.close();
    }

    private List<Integer> columns(String id) {
        var supports = town.shown(id).get("supports");
        return List.of(
                supports.get("total").asInt(),
                supports.get("verified_local").asInt(),
                supports.get("members").asInt(),
                supports.get("known").asInt(),
                supports.get("network").asInt());
    }

    private Person.Answer verifies(Person by, Person who) {
        return by.post(
                "/api/folkmoot/v1/communities/commons/residents",
                Map.of("account_id", who.id().toString(), "method", "desk"));
    }

    @Test
    void c12WithoutAnIdentitySchemeEverythingWorksAndACheckLaterAddsToAColumnAndChangesNoTotal() {
        var commons = town.community("commons", "Harrowmere Commons", 4);
        town.body(commons, "works", "Works Department", town.town.carol());
        var bob = town.town.bob();
        var cleo = town.world.person("cleo");
        bob.follows(commons.group().id());
        cleo.follows(commons.group().id());
        var id = town.proposes(alice, "commons", "A bench at the old mill", "works");
        ok(alice.put(CivicTown.PROPOSALS + "/" + id, Map.of("problem", "There is nowhere to sit.")));
        for (var one : List.of(bob, cleo, town.world.person("dora"))) {
            ok(one.post(CivicTown.PROPOSALS + "/" + id + "/support"));
        }
        town.likes(town.town.remote().person("erin"), id);
        town.settle();
        assertThat(columns(id)).containsExactly(4, 0, 2, 2, 0);
        assertThat(town.shown(id).at("/tracks/0/state").asText())
                .as("sent by the rule")
                .isEqualTo("asked");
        town.town.carolSends(
                "{'id':'%1$s/n/create','type':'Create','actor':'%1$s','to':['as:Public'],'object':{'id':'%1$s/n','type':'Note','attributedTo':'%1$s','to':['as:Public'],'inReplyTo':'%2$s','content':'Yes."
                    + " #accepted','tag':[{'type':'Hashtag','name':'#accepted'}]}}",
                town.town.carol().id(), town.post(id));
        town.settle();
        assertThat(town.state(id)).isEqualTo("answered");

        for (var other : List.of(alice, bob, cleo)) {
            assertThat(verifies(other, bob).status()).as(other.name()).isEqualTo(403);
        }
        ok(verifies(town.grace, bob));
        town.settle();
        assertThat(columns(id)).as("one is known better, and all are as many").containsExactly(4, 1, 1, 2, 0);
        assertThat(town.state(id)).isEqualTo("answered");
        assertThat(town.entries(id, "support").getLast().path("act").asText()).isEqualTo("recounted");

        ok(cleo.post(CivicTown.PROPOSALS + "/" + id + "/unsupport"));
        ok(cleo.post(CivicTown.PROPOSALS + "/" + id + "/support"));
        var next = town.proposes(cleo, "commons", "Another bench at the bus stop");
        ok(town.world.person("nobody").post(CivicTown.PROPOSALS + "/" + next + "/support"));
        assertThat(columns(id)).as("who was not checked takes part as before").containsExactly(4, 1, 1, 2, 0);
        assertThat(town.total(next)).isEqualTo(1);
        assertThat(town.verify()).isEmpty();
    }
}
