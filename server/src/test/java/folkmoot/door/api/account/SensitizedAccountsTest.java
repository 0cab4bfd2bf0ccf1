package folkmoot.door.api.account;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moderators hide all the pictures of an account behind a warning. */
class SensitizedAccountsTest {

    @TempDir
    static Path folder;

    private static Town town;
    private static Person moderator;

    @BeforeAll
    static void start() {
        town = new Town(Map.of("data.directory", folder.toString()));
        moderator = town.world().moderator("mo");
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void everyPictureOfTheAccountIsHiddenUntilTheActIsTakenBackAndWordsStayAsTheyAre() {
        var sam = town.world().person("sam");
        var picture = sam.uploads("p.png", TestPictures.png(20, 20)).get("id").asText();
        var shown = ok(sam.post("/api/v1/statuses", Map.of("status", "Look", "media_ids", List.of(picture))))
                .get("id")
                .asText();
        var words = sam.posts("Only words").get("id").asText();
        ok(town.bob().post("/api/v1/statuses/" + shown + "/reblog"));
        assertThat(isSensitive(shown)).isFalse();

        act(sam.id().toString(), "action", Map.of("type", "sensitive"));
        assertThat(isSensitive(shown)).isTrue();
        assertThat(isSensitive(words)).isFalse();
        assertThat(ok(town.alice().get("/api/v1/statuses/" + shown))
                        .get("sensitive")
                        .asBoolean())
                .isTrue();
        assertThat(ok(town.alice().get("/api/v1/accounts/" + town.bob().id() + "/statuses"))
                        .at("/0/reblog/sensitive")
                        .asBoolean())
                .isTrue();

        act(sam.id().toString(), "unsensitive", Map.of());
        assertThat(isSensitive(shown)).isFalse();
    }

    @Test
    void soAreThoseOfSomebodyElsewhere() {
        town.carolFollows(town.alice());
        town.followsCarol(town.alice());
        var id = town.remote().uri("/notes/roofs");
        town.carolSends(
                "{'id':'%s/activity','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],"
                    + "'object':{'id':'%s','type':'Note','attributedTo':'%s','content':'<p>See</p>',"
                    + "'to':['https://www.w3.org/ns/activitystreams#Public'],"
                    + "'attachment':[{'type':'Document','mediaType':'image/png','url':'%s','width':30,'height':30}]}}",
                id, town.carol().id(), id, town.carol().id(), town.remote().uri("/roofs.png"));
        town.settle();
        var first = town.home(town.alice()).get(0);
        assertThat(first.get("sensitive").asBoolean()).isFalse();

        act(first.at("/account/id").asText(), "action", Map.of("type", "sensitive"));
        assertThat(town.home(town.alice()).get(0).get("sensitive").asBoolean()).isTrue();
    }

    private static void act(String account, String what, Map<String, ?> body) {
        ok(moderator.post("/api/v1/admin/accounts/" + account + "/" + what, body));
    }

    private static boolean isSensitive(String status) {
        for (JsonNode each : ok(town.alice().get("/api/v1/timelines/public?local=true"))) {
            if (each.get("id").asText().equals(status)) {
                return each.get("sensitive").asBoolean();
            }
        }
        throw new AssertionError(status + " is not on the page");
    }
}
