package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.CivicTown;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.testing.Person;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A community whose moderator is the one who called up the crowd. */
class BrigadierModeratorTest {

    private static final int CROWD = 14;
    private static final int TAKEN = 5;

    private final CivicTown town = new CivicTown();
    private final Person mallory = town.world.person("mallory");

    @AfterEach
    void close() {
        town.close();
    }

    private JsonNode decides(Person by, String id, String decision, String counting, String note) {
        return ok(by.post(
                CivicTown.PROPOSALS + "/" + id + "/supports/review",
                Map.of("decision", decision, "column", "network", "counting", counting, "note", note)));
    }

    private JsonNode acts() {
        return ok(town.town.alice().visit("/api/folkmoot/v1/communities/commons/log"));
    }

    @Test
    void whatTheyReleaseStandsInTheOpenAndAnotherModeratorPutsItRight() {
        var rule = new ThresholdRule(10, Set.of(SupportColumn.MEMBERS, SupportColumn.NETWORK));
        var commons = town.community("commons", "Harrowmere Commons", rule, mallory);
        var id = town.proposes(mallory, "commons", "Close the library on Mondays");
        for (int i = 0; i < CROWD; i++) {
            town.likes(town.town.remote().person("crowd" + i), id);
        }
        town.settle();
        assertThat(town.shown(id).at("/supports/network").asInt()).isEqualTo(TAKEN);
        assertThat(town.shown(id).at("/supports/held").asInt()).isEqualTo(CROWD - TAKEN);
        assertThat(town.events(id)).doesNotContain("threshold");

        var released = decides(mallory, id, "release", "held", "All fine people");
        town.settle();
        assertThat(released.get("changed").asInt()).isEqualTo(CROWD - TAKEN);
        assertThat(released.get("met_before").asBoolean()).isFalse();
        assertThat(released.get("met_after").asBoolean()).isTrue();
        assertThat(town.total(id)).isEqualTo(CROWD);
        assertThat(town.events(id)).contains("released", "threshold");
        var events = ok(town.town.alice().visit(CivicTown.PROPOSALS + "/" + id + "/events"));
        assertThat(events).anySatisfy(event -> {
            assertThat(event.get("kind").asText()).isEqualTo("released");
            assertThat(event.get("account_id").asText())
                    .as("who")
                    .isEqualTo(mallory.id().toString());
            assertThat(event.get("to").asText()).as("how many").isEqualTo(String.valueOf(CROWD - TAKEN));
            assertThat(event.get("note").asText()).isEqualTo("All fine people");
        });
        assertThat(acts().findValuesAsText("act")).contains("release");
        assertThat(town.entries(id, "support"))
                .filteredOn(entry -> entry.get("act").asText().equals("released"))
                .hasSize(CROWD - TAKEN);
        assertThat(town.verify())
                .as("it was done in the open, so nothing is wrong with the log")
                .isEmpty();

        assertThat(town.world
                        .person("erin")
                        .post(
                                CivicTown.PROPOSALS + "/" + id + "/supports/review",
                                Map.of("decision", "brigade", "column", "network"))
                        .status())
                .isEqualTo(403);
        town.house()
                .platform()
                .database()
                .write(tx -> town.house()
                        .civic()
                        .registry()
                        .communities()
                        .addModerator(
                                tx, commons, town.house().people().accounts().require(tx, town.grace.id())));
        var before = town.shown(id).get("supports");
        var taken = decides(town.grace, id, "brigade", "counted", "One server, called up");
        town.settle();
        assertThat(taken.get("before")).isEqualTo(before);
        assertThat(town.shown(id).get("supports")).isEqualTo(taken.get("after"));
        assertThat(town.total(id)).isZero();
        assertThat(town.shown(id).at("/supports/refused").asInt()).isEqualTo(CROWD);
        assertThat(town.shown(id).at("/threshold/reached_at").asText())
                .as("that it was met is not hidden")
                .isNotEmpty();
        assertThat(taken.get("met_after").asBoolean()).isFalse();
        assertThat(acts().findValuesAsText("act")).contains("release", "invalidate");
        assertThat(town.events(id)).contains("released", "invalidated");
        assertThat(town.verify()).isEmpty();
    }
}
