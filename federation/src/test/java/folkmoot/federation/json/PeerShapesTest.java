package folkmoot.federation.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.Attachment;
import folkmoot.federation.vocabulary.Note;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The shapes in which peers write events, films, links, languages, quotes and profile fields. */
class PeerShapesTest {

    @Test
    void anEventSaysWhenAndWhere() {
        var event = note(
                "'type':'Event','name':'Assembly','startTime':'2026-10-01T18:00:00Z','endTime':'2026-10-01T20:00:00+01:00','location':{'type':'Place','name':'Town"
                    + " Hall','address':{'streetAddress':'1 Mill Road','addressLocality':'<Mill>'}},"
                    + "'content':'<p>Come</p>'");

        assertThat(event.content())
                .isEqualTo("<p>2026-10-01 18:00 UTC – 2026-10-01 19:00 UTC</p>"
                        + "<p>Town Hall, 1 Mill Road, &lt;Mill&gt;</p><p>Come</p>");
    }

    @Test
    void aLongTextWithoutContentShowsItsPreview() {
        assertThat(note("'type':'Article','preview':{'type':'Note','content':'<p>In short</p>'}")
                        .content())
                .isEqualTo("<p>In short</p>");
    }

    @Test
    void aLinkPostHasItsLinkInTheTextAndAPictureAsAPicture() {
        var link = note(
                "'type':'Page','name':'News','attachment':[{'type':'Link','href':'https://news.example/a?b=1&c=2'}]");
        assertThat(link.content())
                .isEqualTo(
                        "<p><a href=\"https://news.example/a?b=1&amp;c=2\">https://news.example/a?b=1&amp;c=2</a></p>");
        assertThat(link.attachments()).isEmpty();

        var picture = note("'type':'Page','attachment':[{'type':'Link','href':'https://lemmy.example/image/x.JPG'}]");
        assertThat(picture.content()).isEmpty();
        assertThat(picture.attachments())
                .extracting(Attachment::url)
                .containsExactly(URI.create("https://lemmy.example/image/x.JPG"));

        var film = note("'type':'Video','icon':[{'type':'Image','url':'https://tube.example/t.jpg'}]");
        assertThat(film.attachments())
                .extracting(Attachment::url)
                .containsExactly(URI.create("https://tube.example/t.jpg"));
    }

    @Test
    void theLanguageIsFoundWhereverItStands() {
        assertThat(language("'content':'x','contentMap':{'pt':'x','en':'y'},'language':{'identifier':'ko'}"))
                .contains("pt");
        assertThat(language("'content':'x','language':{'identifier':'ko'},'inLanguage':'fr'"))
                .contains("ko");
        assertThat(
                        language(
                                "'content':'x','@context':['https://www.w3.org/ns/activitystreams',{'@language':'de'}],'inLanguage':'fr'"))
                .contains("de");
        assertThat(language("'content':'x','inLanguage':'fr'")).contains("fr");
        assertThat(language("'content':'x','@context':[{'@language':'und'}]")).isEmpty();
    }

    @Test
    void anObjectLinkQuotesWhenItSaysSo() {
        var quotes =
                "'tag':[{'type':'Link','mediaType':'application/activity+json','rel':'%s','href':'https://b.example/n/1'}]";
        assertThat(note(quotes.formatted("https://misskey-hub.net/ns#_misskey_quote"))
                        .quoting()
                        .quote())
                .contains(URI.create("https://b.example/n/1"));
        assertThat(note(quotes.formatted("related")).quoting().quote()).isEmpty();

        var written = Note.by(URI.create("https://a.example/u"), URI.create("https://a.example/n"))
                .quoting(new Note.Quoting(
                        Optional.of(URI.create("https://b.example/n/1")), Optional.empty(), Optional.empty()))
                .build();
        var json = ObjectWriter.document(written);
        assertThat(json.get("tag").get(0).get("type").asText()).isEqualTo("Link");
        json.remove(List.of("quote", "quoteUri", "quoteUrl", "_misskey_quote"));
        assertThat(NoteReader.read(json).quoting().quote()).contains(URI.create("https://b.example/n/1"));
    }

    @Test
    void profileFieldsComeInThreeShapes() {
        var actor = ActorReader.read(json(
                "'type':'Person','id':'https://a.example/u','preferredUsername':'u','inbox':'https://a.example/in','attachment':["
                    + "{'type':'PropertyValue','name':'a','value':'1'},{'type':'Note','name':'b','content':'<p>2</p>'},"
                    + "{'type':'Link','name':'c','href':'https://c.example/'},{'type':'Tree','name':'d'}]"));

        assertThat(actor.profile().fields())
                .containsExactly(
                        new Actor.Field("a", "1"),
                        new Actor.Field("b", "<p>2</p>"),
                        new Actor.Field("c", "<a href=\"https://c.example/\">https://c.example/</a>"));
    }

    /** The vector that FEP-c390 publishes. */
    @Test
    void anIdentityProofIsShownWhenItHolds() {
        var key = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2";
        var proof = "z26W7TfJYD9DrGqnem245zNbeCbTwjb8avpduzi1JPhFrwML99CpP6gGXSKSXAcQdpGFBXF4kx7VwtXKhu7VDZJ54";
        assertThat(proved("https://server.example/users/alice", key, proof))
                .containsExactly(new Actor.Field("did:key", key));
        assertThat(proved("https://server.example/users/bob", key, proof))
                .as("somebody else's")
                .isEmpty();
        assertThat(proved("https://server.example/users/alice", key, proof.replace("z26W7", "z26W8")))
                .as("a wrong proof")
                .isEmpty();
    }

    private static List<Actor.Field> proved(String actor, String key, String proof) {
        return ActorReader.read(json(("'type':'Person','id':'%s','preferredUsername':'u','inbox':'%s/in','attachment':["
            + "{'type':'VerifiableIdentityStatement','subject':'%s','alsoKnownAs':'https://server.example/users/alice',"
            + "'proof':{'type':'DataIntegrityProof','cryptosuite':'eddsa-jcs-2022','created':'2023-02-24T23:36:38Z',"
            + "'verificationMethod':'%s','proofPurpose':'assertionMethod','proofValue':'%s'}},{'type':'PropertyValue','name':'DID:key','value':'claimed"
            + " only'}]")
                        .formatted(actor, actor, key, key, proof)))
                .profile()
                .fields();
    }

    @Test
    void repeatedFieldsHaveAnEnd() {
        var tags = many(500, "{'type':'Hashtag','name':'#t%s'}");
        var files = many(100, "{'type':'Image','url':'https://a.example/%s'}");
        var options = many(500, "{'type':'Note','name':'o%s'}");
        var read =
                note("'type':'Question','tag':[" + tags + "],'attachment':[" + files + "],'oneOf':[" + options + "]");

        assertThat(read.tags()).hasSize(100);
        assertThat(read.attachments()).hasSize(16);
        assertThat(read.poll().orElseThrow().options()).hasSize(50);
    }

    private static String many(int count, String item) {
        return IntStream.range(0, count).mapToObj(item::formatted).collect(Collectors.joining(","));
    }

    private static Optional<String> language(String more) {
        return note("'type':'Note'," + more).text().language();
    }

    private static Note note(String more) {
        return NoteReader.read(json(
                "'id':'https://a.example/n/1','attributedTo':'https://a.example/u','published':'2026-10-01T00:00:00Z',"
                        + more));
    }

    private static ObjectNode json(String body) {
        return Json.read(("{" + body + "}").replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
