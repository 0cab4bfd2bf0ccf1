package folkmoot.civic.log;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.federation.log.SignedNote;
import folkmoot.testing.Patience;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two running instances: a member of one follows a community of the other, and so the one watches the other's log. */
class WitnessTest {

    private final SettableClock clock = SettableClock.atNoon();
    private final World town = new World(Map.of("server.domain", "town.localhost"), clock);
    private final World watcher = new World(Map.of("server.domain", "watcher.localhost"), clock);
    private final LogOfTests log = new LogOfTests(town);

    @BeforeEach
    void follow() {
        var house = town.server().house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "Harrowmere Commons")));
        var found = ok(watcher.alice()
                        .get("/api/v2/search?resolve=true&q=@commons@"
                                + house.platform().address().domain()))
                .get("accounts")
                .get(0)
                .get("id")
                .asText();
        ok(watcher.alice().post("/api/v1/accounts/" + found + "/follow"));
        Patience.untilSettled(town, watcher);
    }

    @AfterEach
    void close() {
        watcher.close();
        town.close();
    }

    private void looks() {
        clock.advance(Duration.ofMinutes(1));
        watcher.server().house().civic().publicLog().witness().lookAtAll();
    }

    private static JsonNode head(World world) {
        return ok(world.alice().get("/api/folkmoot/v1/log/head"));
    }

    private static String origin(World world) {
        return world.server().house().platform().uris().host() + "/log";
    }

    @Test
    void whatTheWitnessSawStandsInTheCheckpointOfTheLog() {
        log.growsTo(300);
        looks();

        var note = SignedNote.read(log.text("/log/checkpoint"));
        assertThat(note.lines()).extracting(SignedNote.Line::name).containsExactly(origin(town), origin(watcher));
        assertThat(head(town).at("/witnesses/0/name").asText()).isEqualTo(origin(watcher));
        assertThat(head(town).at("/witnesses/0/size").asInt()).isEqualTo(300);
        assertThat(head(watcher).at("/witnessed/0/size").asInt()).isEqualTo(300);

        log.growsTo(1_300);
        looks();

        assertThat(head(town).at("/witnesses/0/size").asInt()).isEqualTo(1_300);
        assertThat(head(town).get("witnesses")).hasSize(1);
        assertThat(head(watcher).at("/witnessed/0/size").asInt()).isEqualTo(1_300);
        assertThat(head(watcher).at("/witnessed/0/trouble").isNull()).isTrue();
    }

    @Test
    void aLogThatIsCutBackIsShownAsForkedOnBothSides() {
        log.growsTo(300);
        looks();
        log.isCutBackTo(200);
        looks();

        assertThat(head(town).at("/forks/0/reason").asText()).isEqualTo("cut-back");
        assertThat(head(watcher).at("/witnessed/0/forks/0/reason").asText()).isEqualTo("cut-back");
        assertThat(head(watcher).at("/witnessed/0/trouble").asText()).contains("cut-back");
        assertThat(head(watcher).at("/witnessed/0/size").asInt()).isEqualTo(300);
    }

    @Test
    void aLogThatWasRewrittenIsShownAsForkedOnBothSides() {
        log.growsTo(300);
        looks();
        log.isCutBackTo(200);
        log.grows("other", 200);
        looks();

        assertThat(head(town).at("/forks/0/reason").asText()).isEqualTo("other-root");
        assertThat(head(watcher).at("/witnessed/0/forks/0/reason").asText()).isEqualTo("not-grown");
        assertThat(head(watcher).at("/witnessed/0/forks/0/claimed").asText()).contains("\n400\n");
        assertThat(head(watcher).at("/witnessed/0/forks/0/known").asText()).contains("\n300\n");
    }

    @Test
    void aRewrittenLogOfTheSameSizeIsShownAsForkedOnBothSides() {
        log.growsTo(300);
        looks();
        log.isCutBackTo(200);
        log.grows("other", 100);
        looks();
        looks();

        assertThat(head(town).get("forks")).hasSize(1);
        assertThat(head(watcher).at("/witnessed/0/forks")).hasSize(1);
        assertThat(head(watcher).at("/witnessed/0/forks/0/reason").asText()).isEqualTo("other-root");
    }
}
