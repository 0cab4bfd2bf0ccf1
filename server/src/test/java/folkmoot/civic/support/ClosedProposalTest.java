package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A support of what takes none: refused at every door, with a sentence, and not shown as counted. */
class ClosedProposalTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private static Town town;
    private static Person grace;
    private static int made;

    @BeforeAll
    static void open() {
        town = new Town();
        grace = town.world().person("grace");
        var house = town.world().server().house();
        house.platform().database().write(tx -> {
            var community =
                    house.civic().registry().communities().create(tx, NewCommunity.of("commons", "Harrowmere Commons"));
            house.civic()
                    .registry()
                    .communities()
                    .addModerator(tx, community, house.people().accounts().require(tx, grace.id()));
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static List<String> messages() {
        return town.remote().posted().stream()
                .map(sent -> sent.json().toString())
                .filter(json -> json.contains("was not counted"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"checking", "returned", "closed-unsupported", "withdrawn", "archived"})
    void itIsRefusedAtEveryDoorAndWhoIsElsewhereIsToldOnce(String state) {
        var id = ok(town.alice()
                        .post(
                                BASE,
                                Map.of(
                                        "community",
                                        "commons",
                                        "title",
                                        "Benches by the canal, part " + ++made,
                                        "ask",
                                        "Two.")))
                .get("id")
                .asText();
        ok(grace.post(BASE + "/" + id + "/state", Map.of("state", state, "reason", "joke")));
        town.settle();
        int before = messages().size();

        for (var path : List.of(BASE + "/" + id + "/support", "/api/v1/statuses/" + id + "/favourite")) {
            var refused = town.bob().post(path);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("error").asText()).contains("takes no more supports");
        }
        for (int i = 0; i < 2; i++) {
            town.carolSends(
                    "{'id':'%s','type':'Like','actor':'%s','object':'%s'}",
                    town.remote().uri("/likes/" + id + "-" + i),
                    town.carol().id(),
                    town.uri("/users/alice/statuses/" + id));
            town.settle();
        }

        var status = ok(town.alice().get("/api/v1/statuses/" + id));
        assertThat(status.get("favourites_count").asInt()).isZero();
        assertThat(status.at("/proposal/supports/total").asInt()).isZero();
        assertThat(messages()).hasSize(before + 1);
    }
}
