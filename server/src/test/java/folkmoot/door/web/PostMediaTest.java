package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the pages show below the words of a post. */
class PostMediaTest {

    @Test
    void picturesAndPollsStandBelowThePost() {
        try (var world = new World()) {
            var alice = world.alice();
            var picture = alice.uploads("bridge.png", TestPictures.png(60, 40));
            Person.ok(alice.put("/api/v1/media/" + picture.get("id").asText(), Map.of("description", "The <bridge>")));
            var post = Person.ok(alice.post(
                    "/api/v1/statuses",
                    Map.of(
                            "status",
                            "Look",
                            "media_ids",
                            List.of(picture.get("id").asText()),
                            "sensitive",
                            true)));
            var asked = Person.ok(alice.post(
                    "/api/v1/statuses",
                    Map.of(
                            "status",
                            "Which colour?",
                            "poll",
                            Map.of("options", List.of("Green", "Blue"), "expires_in", 3600))));

            var page = alice.visit(path(post.get("url").asText())).response().body();
            assertThat(page).contains("alt=\"The &lt;bridge", "Sensitive pictures", "/media/files/");
            assertThat(alice.visit(path(asked.get("url").asText())).response().body())
                    .contains("Green", "Blue", "0 votes");
        }
    }

    private static String path(String address) {
        return URI.create(address).getPath();
    }
}
