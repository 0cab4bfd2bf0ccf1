package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.json.Json;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Small enhancement proposals (FEPs) that no other test looks at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalsOfTheFediverseTest {

    private World world;

    @BeforeAll
    void open() {
        world = new World();
        world.alice();
    }

    @AfterAll
    void close() {
        world.close();
    }

    /** FEP-bad1. */
    @Test
    void anEditedPostNamesTheCollectionOfItsVersions() {
        var status = world.alice().posts("First");
        assertThat(document(path(status), 200).has("history")).isFalse();
        Person.ok(world.alice().put("/api/v1/statuses/" + status.get("id").asText(), Map.of("status", "Second")));
        Person.ok(world.alice().put("/api/v1/statuses/" + status.get("id").asText(), Map.of("status", "Third")));

        var history = document(
                URI.create(document(path(status), 200).get("history").asText()).getPath(), 200);
        assertThat(history.get("type").asText()).isEqualTo("OrderedCollection");
        assertThat(texts(history, "type")).as("newest first").containsExactly("Update", "Update", "Create");
        assertThat(StreamSupport.stream(history.get("orderedItems").spliterator(), false)
                        .map(item -> item.get("object").get("content").asText()))
                .containsExactly("<p>Third</p>", "<p>Second</p>", "<p>First</p>");
    }

    @Test
    void theVersionsOfAPrivatePostAreNobodysBusiness() {
        var status = world.alice()
                .post("/api/v1/statuses", Map.of("status", "First", "visibility", "private"))
                .json();
        document(path(status) + "/history", 404);
    }

    /** FEP-844e. */
    @Test
    void anActorNamesTheProgramAndWhatItCanDo() {
        var generator = document("/users/alice", 200).get("generator");
        assertThat(generator.get("type").asText()).isEqualTo("Application");
        assertThat(generator.get("implements")).allMatch(link -> link.has("href") && link.has("name"));
        assertThat(generator.get("implements").findValuesAsText("href"))
                .contains(
                        "https://datatracker.ietf.org/doc/html/rfc9421",
                        "https://datatracker.ietf.org/doc/html/rfc9421#name-eddsa-using-curve-edwards25",
                        "https://w3id.org/fep/1b12");
        assertThat(document("/", 200).get("implements")).isEqualTo(generator.get("implements"));
    }

    /** FEP-3b86. */
    @Test
    void webFingerNamesThePagesOfIntents() {
        var origin = world.server().house().platform().address().origin();
        var links = world.alice()
                .visit("/.well-known/webfinger?resource=" + origin + "/users/alice")
                .json()
                .get("links")
                .toString();
        assertThat(links)
                .contains("https://w3id.org/fep/3b86/Create")
                .contains("/share?text={content}")
                .contains("https://w3id.org/fep/3b86/Object")
                .contains("/authorize_interaction?uri={object}");
    }

    /** FEP-c180. */
    @Test
    void otherServersAreToldOfProblemsInDetail() {
        var answer = world.alice().fetches("/users/nobody", "Accept", "application/activity+json");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        var problem = Json.read(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(404);
        assertThat(problem.get("title").asText()).isEqualTo("Not Found");
        assertThat(world.alice().visit("/api/v1/accounts/1").header("content-type"))
                .startsWith("application/json");
    }

    private static String path(JsonNode status) {
        return URI.create(status.get("uri").asText()).getPath();
    }

    private static List<String> texts(JsonNode collection, String name) {
        return StreamSupport.stream(collection.get("orderedItems").spliterator(), false)
                .map(item -> item.get(name).asText())
                .toList();
    }

    private JsonNode document(String path, int status) {
        var response = world.alice().fetches(path, "Accept", "application/activity+json");
        assertThat(response.statusCode()).as(path).isEqualTo(status);
        return Json.read(response.body());
    }
}
