package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.LocalAuthority;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real instances that know nothing of each other but what goes over the wire. */
class TwoInstancesTest {

    private World north;
    private World south;

    @Test
    void peopleOfTwoInstancesFollowPostReplyLikeBoostEditAndDelete() {
        try (var one = new World(Map.of("server.domain", "north.localhost"));
                var other = new World(Map.of("server.domain", "south.localhost"))) {
            north = one;
            south = other;
            everythingGoesBothWays();
        }
    }

    @Test
    void theyDoItOverTlsWithALocalAuthority(@TempDir Path folder) {
        var authority = new LocalAuthority(folder);
        try (var one = World.secured(authority, "north.localhost");
                var other = World.secured(authority, "south.localhost")) {
            north = one;
            south = other;
            everythingGoesBothWays();
        }
    }

    private void everythingGoesBothWays() {
        there(north, "alice", south, "bob");
        there(south, "dora", north, "erin");
    }

    /** One writes on one instance, the other reads and answers on the other. */
    private void there(World home, String writerName, World away, String readerName) {
        var writer = home.person(writerName);
        var reader = away.person(readerName);

        // follow
        var found = search(
                reader,
                "@" + writerName + "@"
                        + home.server().house().platform().address().domain());
        Person.ok(reader.post("/api/v1/accounts/" + found + "/follow"));
        settle();
        assertThat(Person.ok(reader.get("/api/v1/accounts/relationships?id[]=" + found))
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isTrue();
        assertThat(notifications(writer)).anySatisfy(it -> assertThat(it).isEqualTo("follow"));

        // post
        var post = writer.posts("The bridge on Mill Road needs repair #bridge");
        settle();
        var seen = Person.ok(reader.get("/api/v1/timelines/home")).get(0);
        assertThat(seen.get("content").asText()).contains("The bridge on Mill Road");
        assertThat(seen.get("uri").asText()).isEqualTo(post.get("uri").asText());
        assertThat(seen.get("tags").get(0).get("name").asText()).isEqualTo("bridge");

        // reply
        var reply = reader.repliesTo(
                seen,
                "@%s@%s I agree"
                        .formatted(
                                writerName,
                                home.server().house().platform().address().domain()));
        settle();
        assertThat(notifications(writer)).contains("mention");
        var context = Person.ok(writer.get("/api/v1/statuses/" + post.get("id").asText() + "/context"));
        assertThat(context.get("descendants")).hasSize(1);
        assertThat(context.get("descendants").get(0).get("uri").asText())
                .isEqualTo(reply.get("uri").asText());

        // like and boost, and back
        act(reader, seen, "favourite");
        act(reader, seen, "reblog");
        assertThat(count(writer, post, "favourites_count")).isEqualTo(1);
        assertThat(count(writer, post, "reblogs_count")).isEqualTo(1);
        assertThat(notifications(writer)).contains("favourite", "reblog");
        act(reader, seen, "unfavourite");
        act(reader, seen, "unreblog");
        assertThat(count(writer, post, "favourites_count")).isZero();
        assertThat(count(writer, post, "reblogs_count")).isZero();

        // edit
        Person.ok(writer.put(
                "/api/v1/statuses/" + post.get("id").asText(), Map.of("status", "The bridge is closed #bridge")));
        settle();
        assertThat(status(reader, seen).get("content").asText()).contains("is closed");

        // delete
        Person.ok(writer.delete("/api/v1/statuses/" + post.get("id").asText()));
        settle();
        assertThat(reader.get("/api/v1/statuses/" + seen.get("id").asText()).status())
                .isEqualTo(404);

        // unfollow
        Person.ok(reader.post("/api/v1/accounts/" + found + "/unfollow"));
        settle();
        assertThat(Person.ok(writer.get("/api/v1/accounts/" + writer.id()))
                        .get("followers_count")
                        .asInt())
                .isZero();
    }

    private static String search(Person person, String handle) {
        return Person.ok(person.get("/api/v2/search?resolve=true&q=" + handle))
                .get("accounts")
                .get(0)
                .get("id")
                .asText();
    }

    private void act(Person person, JsonNode status, String action) {
        Person.ok(person.post("/api/v1/statuses/" + status.get("id").asText() + "/" + action));
        settle();
    }

    private static JsonNode status(Person person, JsonNode status) {
        return Person.ok(person.get("/api/v1/statuses/" + status.get("id").asText()));
    }

    private static int count(Person person, JsonNode status, String counter) {
        return status(person, status).get(counter).asInt();
    }

    private static List<String> notifications(Person person) {
        return Person.ok(person.get("/api/v1/notifications")).findValuesAsText("type");
    }

    private void settle() {
        Patience.untilSettled(north, south);
    }
}
