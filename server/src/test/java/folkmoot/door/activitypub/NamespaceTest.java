package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.federation.json.Contexts;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.Namespace;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Our own vocabulary is defined where its namespace says, whole. */
class NamespaceTest {

    private static final Pattern TERM = Pattern.compile("fm:([A-Za-z]+)");
    private static final Set<String> DEFINED =
            Namespace.TERMS.stream().map(Namespace.Term::name).collect(Collectors.toSet());

    @Test
    void everyTermInTheSourceIsDefined() throws IOException {
        var used = new TreeSet<String>();
        for (var root : new Path[] {Path.of("src/main/java"), Path.of("../federation/src/main/java")}) {
            try (var files = Files.walk(root)) {
                for (var file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    TERM.matcher(Files.readString(file)).results().forEach(term -> used.add(term.group(1)));
                }
            }
        }
        assertThat(DEFINED).containsAll(used);
    }

    @Test
    void everyTermOfARealProposalIsDefinedAndServed() {
        try (var world = new World()) {
            var alice = world.alice();
            var house = world.server().house();
            house.platform()
                    .database()
                    .write(tx -> house.civic()
                            .registry()
                            .communities()
                            .create(
                                    tx,
                                    new NewCommunity(
                                            "millroad",
                                            "Mill Road",
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty())));
            var post = alice.posts("@millroad Safer crossing\n\nTwo people were hurt. #proposal");
            var note = document(alice, URI.create(post.get("uri").asText()).getPath(), "application/activity+json");
            var record =
                    document(alice, URI.create(note.get("context").asText()).getPath(), "application/activity+json");
            var history = document(
                    alice, URI.create(record.get("fm:stateHistory").asText()).getPath(), "application/activity+json");

            var used = new TreeSet<String>();
            for (var one : new JsonNode[] {note, record, history}) {
                assertThat(one.get("@context").toString()).contains(Contexts.FOLKMOOT);
                TERM.matcher(one.toString()).results().forEach(term -> used.add(term.group(1)));
            }
            assertThat(used).contains("problem", "state", "total", "about", "Event");
            var served = document(alice, "/ns", "application/ld+json").get("@context");
            used.forEach(term -> assertThat(served.has("fm:" + term)).as(term).isTrue());

            var page = new String(alice.fetches("/ns", "Accept", "text/html").body(), StandardCharsets.UTF_8);
            used.forEach(term -> assertThat(page).contains("id=\"" + term + "\""));
        }
    }

    private static JsonNode document(Person person, String path, String accept) {
        var response = person.fetches(path, "Accept", accept);
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return Json.read(response.body());
    }
}
