package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A department that wants to talk with people looks for those who talk already. */
class DepartmentLooksTest {

    private final CivicTown town = new CivicTown();
    private final RemotePerson desk = town.town.remote().person("health");

    @AfterEach
    void close() {
        town.close();
    }

    private List<String> found(String words) {
        return ok(town.town
                        .alice()
                        .visit("/api/folkmoot/v1/communities?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)))
                .findValuesAsText("name");
    }

    @Test
    void c24ADepartmentFindsCommunitiesThatAreThereReadsTheirRulesFollowsAndIsToldOfThemBeforeItMakesOne() {
        town.community("patients", "Northmoor Patients", 100);
        town.community("commons", "Harrowmere Commons", 100);

        assertThat(found("patients")).containsExactly("patients");
        assertThat(found("northmoor PATIENTS")).containsExactly("patients");
        assertThat(found("beekeeping in the hills")).isEmpty();
        assertThat(ok(town.town.alice().visit("/api/folkmoot/v1/communities?q=patients"))
                        .at("/0/guidelines"))
                .as("its house rules, before one joins")
                .isNotEmpty();

        var group = town.town.uri("/c/patients");
        town.send(desk, "{'id':'%1$s/f','type':'Follow','actor':'%1$s','object':'%2$s'}".formatted(desk.id(), group));
        town.settle();
        assertThat(town.town.remote().posted().stream()
                        .map(request -> request.json())
                        .filter(activity -> activity.path("type").asText().equals("Accept"))
                        .filter(activity -> activity.path("actor").asText().equals(group.toString())))
                .as("asked to follow, and let")
                .hasSize(1);

        Person operator = town.world.administrator("operator");
        var wanted = Map.of("name", "northmoor", "title", "Patients of Northmoor");
        var refused = operator.post("/api/folkmoot/v1/communities", wanted);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().toString()).contains("Northmoor Patients").contains(group.toString());
        assertThat(operator.post(
                                "/api/folkmoot/v1/communities",
                                Map.of("name", "bees", "title", "Beekeeping in the hills"))
                        .status())
                .as("there is none yet")
                .isEqualTo(200);
        assertThat(operator.post(
                                "/api/folkmoot/v1/communities",
                                Map.of(
                                        "name",
                                        "northmoor",
                                        "title",
                                        "Patients of Northmoor",
                                        "different_because",
                                        "Only for those with diabetes"))
                        .status())
                .isEqualTo(200);
    }
}
