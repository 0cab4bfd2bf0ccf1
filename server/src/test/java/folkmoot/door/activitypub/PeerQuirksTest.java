package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.people.delivery.DeliveryHosts;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What peers were seen to do differently from what one expects, in the interop runs. */
class PeerQuirksTest {

    private static final Town town = new Town();

    @AfterAll
    static void close() {
        town.close();
    }

    /** snac 2.75 writes a line break where others leave the content of a vote empty. */
    @Test
    void aVoteWhoseContentIsALineBreakIsAVote() {
        var poll = Person.ok(town.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Bench or table",
                                "poll",
                                Map.of("options", List.of("Bench", "Table"), "expires_in", 3600))));

        town.carolSends(
                """
                {'id':'%s','type':'Create','actor':'%s','to':['%s'],'object':{'id':'%s','type':'Note','attributedTo':'%s',
                'to':['%s'],'inReplyTo':'%s','name':'Table','content':'<br>','summary':''}}\
                """,
                town.remote().uri("/votes/1/activity"),
                town.carol().id(),
                town.uriOf(town.alice()),
                town.remote().uri("/votes/1"),
                town.carol().id(),
                town.uriOf(town.alice()),
                poll.get("uri").asText());
        town.settle();

        var seen =
                Person.ok(town.alice().get("/api/v1/statuses/" + poll.get("id").asText()));
        assertThat(seen.at("/poll/options/1/votes_count").asInt()).isEqualTo(1);
        assertThat(seen.get("replies_count").asInt()).isZero();
    }

    @Test
    void aTextThatIsTooLongIsCutAndLinksToTheWhole() {
        var seen = seen(
                "long",
                "'content':'<p>" + "word ".repeat(30_000)
                        + "</p>','url':'%s'".formatted(town.remote().uri("/@carol/long")));

        assertThat(seen.get("content").asText())
                .contains("word word")
                .contains("href=\"" + town.remote().uri("/@carol/long") + "\"")
                .hasSizeBetween(90_000, 110_000);
    }

    @Test
    void theWordsOfAPictureMayBeLongAndItsAddressMayHaveBlanks() {
        var words = "ä".repeat(9_000);
        var seen = seen(
                "picture",
                "'content':'<p>Look</p>','attachment':[{'type':'Document','mediaType':'image/png','url':'%s','name':'%s'}]"
                        .formatted(town.remote().uri("/media/") + "my pic [1].png", words));

        assertThat(seen.at("/media_attachments/0/description").asText()).isEqualTo(words);
        assertThat(seen.at("/media_attachments/0/remote_url").asText()).endsWith("/media/my%20pic%20%5B1%5D.png");
    }

    @Test
    void theWordsOfAPictureAreReadFromItsSummaryAlsoAfterAnEdit() {
        var note =
                "'content':'<p>Look</p>','attachment':[{'type':'Image','mediaType':'image/png','url':'%s','summary':'%s'}]";
        seen("alt", note.formatted(town.remote().uri("/a.png"), "A bridge"));
        var id = town.remote().uri("/notes/alt");
        town.carolSends(
                "{'id':'%s','type':'Update','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],'object':%s}",
                town.remote().uri("/notes/alt/update"),
                town.carol().id(),
                object(
                        id.getPath(),
                        note.formatted(town.remote().uri("/a.png"), "A broken bridge")
                                + ",'updated':'2026-11-02T10:00:00Z'"));
        town.settle();

        assertThat(found(id.toString()).at("/media_attachments/0/description").asText())
                .isEqualTo("A broken bridge");
    }

    @Test
    void aPostOfAnotherYearIsShownAsOfThatYearHoweverItsTimeIsWritten() {
        var forms = List.of(
                "2019-03-01 10:00:00",
                "2019-03-01T10:00:00",
                "2019-03-01T10:00:00+0000",
                "2019-03-01T10:00:00.123456789123Z",
                "Fri, 01 Mar 2019 10:00:00 GMT");
        for (int i = 0; i < forms.size(); i++) {
            var path = "/notes/old" + i;
            var document = "{'@context':'https://www.w3.org/ns/activitystreams',"
                    + object(path, "'content':'<p>Old</p>'").substring(1).replace("2026-11-01T10:00:00Z", forms.get(i));
            town.remote().serves(path, "application/activity+json", RemotePerson.json(document));
            assertThat(found(town.remote().uri(path).toString())
                            .get("created_at")
                            .asText())
                    .as(forms.get(i))
                    .startsWith("2019-03-01T10:00:00");
        }
    }

    @Test
    void aHandleIsFoundWhereWebFingerIsServedAsText() {
        for (var type : List.of("text/plain; charset=utf-8", "application/octet-stream")) {
            var name = "dora" + type.length();
            var dora = town.remote().person(name);
            town.remote()
                    .on(
                            "/.well-known/webfinger",
                            request -> request.response()
                                    .putHeader("content-type", type)
                                    .end(new String(RemotePerson.json(
                                            "{'subject':'acct:%s','links':[{'rel':'self','type':'application/activity+json','href':'%s'}]}"
                                                    .formatted(dora.handle(), dora.id())))));
            var found = Person.ok(town.alice().get("/api/v2/search?resolve=true&q=@" + dora.handle()));
            assertThat(found.get("accounts")).as(type).hasSize(1);
        }
    }

    /** What alice sees of a post that carol just made. */
    private static JsonNode seen(String name, String contents) {
        var path = "/notes/" + name;
        town.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],'object':%s}",
                town.remote().uri(path + "/activity"), town.carol().id(), object(path, contents + mention()));
        town.settle();
        return found(town.remote().uri(path).toString());
    }

    private static String mention() {
        return ",'tag':[{'type':'Mention','href':'%s'}]".formatted(town.uriOf(town.alice()));
    }

    private static String object(String path, String contents) {
        return ("{'id':'%s','type':'Note','attributedTo':'%s','published':'2026-11-01T10:00:00Z',"
                        + "'to':['https://www.w3.org/ns/activitystreams#Public'],%s}")
                .formatted(town.remote().uri(path), town.carol().id(), contents);
    }

    private static JsonNode found(String uri) {
        var found = Person.ok(
                town.alice().get("/api/v2/search?resolve=true&q=" + URLEncoder.encode(uri, StandardCharsets.UTF_8)));
        assertThat(found.get("statuses")).as(uri).hasSize(1);
        return found.get("statuses").get(0);
    }

    @Test
    void aSharedInboxThatIsGoneEndsItsHostOnlyWhenTheInstanceIsGoneToo() {
        town.carolFollows(town.bob());
        town.remote().answers("/inbox", 410);
        var instance = "{\"id\":\"%s\",\"type\":\"Application\"}"
                .formatted(town.remote().uri("/"));
        town.remote().serves("/", "application/activity+json", instance.getBytes(StandardCharsets.UTF_8));
        postAndSettle();
        assertThat(state()).isEqualTo(DeliveryHosts.State.OK);

        town.remote().answers("/", 410);
        postAndSettle();
        assertThat(state()).isEqualTo(DeliveryHosts.State.DEAD);
        assertThat(Person.ok(town.bob().get("/api/v1/accounts/verify_credentials"))
                        .get("followers_count")
                        .asInt())
                .as("follows are kept")
                .isEqualTo(1);
    }

    private static void postAndSettle() {
        Person.ok(town.bob().post("/api/v1/statuses", Map.of("status", "Anybody there?")));
        town.settle();
    }

    private static DeliveryHosts.State state() {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx ->
                        house.people().deliveryHosts().find(tx, town.remote().domain()))
                .orElseThrow()
                .state();
    }
}
