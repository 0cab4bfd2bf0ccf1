package folkmoot.door.api.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Invalid;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that stand for small pictures, ours and those of other servers. */
class EmojiTest {

    @TempDir
    static Path folder;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(Map.of("data.directory", folder.toString()));
        town.world()
                .server()
                .house()
                .talk()
                .media()
                .emojis()
                .add("bridge", TestPictures.png(300, 300), Optional.of("Town"));
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void oursAreListedAndFoundInPostsNamesAndPolls() {
        var listed = Person.ok(town.alice().get("/api/v1/custom_emojis")).get(0);
        assertThat(listed.get("shortcode").asText()).isEqualTo("bridge");
        assertThat(listed.get("category").asText()).isEqualTo("Town");
        assertThat(town.alice().fetches(listed.get("url").asText()).statusCode())
                .isEqualTo(200);

        Person.ok(town.alice().patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Alice :bridge:")));
        var status = Person.ok(town.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Mend the :bridge: at 12:30:45 :nothing:",
                                "poll",
                                Map.of("options", new String[] {":bridge:", "no"}, "expires_in", 3600))));
        assertThat(status.get("emojis")).hasSize(1);
        assertThat(status.at("/emojis/0/shortcode").asText()).isEqualTo("bridge");
        assertThat(status.at("/poll/emojis/0/shortcode").asText()).isEqualTo("bridge");
        assertThat(status.at("/account/emojis/0/shortcode").asText()).isEqualTo("bridge");
    }

    @Test
    void followersElsewhereAreToldWhatAWordLooksLike() {
        town.carolFollows(town.bob());
        town.remote().forgetRequests();
        town.bob().posts("The :bridge: again");
        town.settle();

        var tag = town.remote().posted().getLast().json().at("/object/tag/0");
        assertThat(tag.get("type").asText()).isEqualTo("Emoji");
        assertThat(tag.get("name").asText()).isEqualTo(":bridge:");
        assertThat(tag.at("/icon/url").asText()).contains("/media/files/");
    }

    @Test
    void theirsAreShownThroughUs() {
        var reader = town.world().person("reader");
        town.carolFollows(reader);
        town.followsCarol(reader);
        var id = town.remote().uri("/notes/emoji");
        town.carolSends(
                "{'id':'%s/activity','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],'object':{'id':'%s','type':'Note','attributedTo':'%s','content':'<p>So"
                    + " :happy:</p>','to':['https://www.w3.org/ns/activitystreams#Public'],"
                    + "'tag':[{'type':'Emoji','name':':happy:','icon':{'type':'Image','url':'%s'}}]}}",
                id, town.carol().id(), id, town.carol().id(), town.remote().uri("/happy.png"));
        town.settle();

        var emoji = town.home(reader).at("/0/emojis/0");
        assertThat(emoji.get("shortcode").asText()).isEqualTo("happy");
        assertThat(URI.create(emoji.get("url").asText()).getHost()).isEqualTo("here.localhost");
        assertThat(emoji.has("category")).isFalse();
    }

    @Test
    void aWordWithStrangeLettersAndAFileThatIsNoPictureAreRefused() {
        var emojis = town.world().server().house().talk().media().emojis();
        assertThatThrownBy(() -> emojis.add("../x", TestPictures.png(9, 9), Optional.empty()))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> emojis.add("page", "<html>...............".getBytes(), Optional.empty()))
                .isInstanceOf(Invalid.class);
    }
}
