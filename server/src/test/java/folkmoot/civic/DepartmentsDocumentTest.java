package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A department that has an ordinary account on a server like Mastodon, and opens no page of ours, takes a proposal from the notice to
 * {@code done}. Every message that it gets is printed in docs/federation/departments.md; {@code make documents} writes it.
 */
class DepartmentsDocumentTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final Path DOCUMENT = Path.of("../docs/federation/departments.md");
    private static final Pattern NUMBER = Pattern.compile("\\d{12,}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");
    private static final Pattern PROOF = Pattern.compile("\"proofValue\" : \"[^\"]+\"");

    private static final String HEAD = """
        # What a department gets

        A department needs an account on some server, and nothing of ours. It is told of a proposal by a post that mentions it, and answers by replying; a hashtag says where
        it stands. Below is every activity that a server of the kind of Mastodon gets for it, from the notice to *done*, as it was really sent in
        `DepartmentsDocumentTest`, which compares this page (`make documents` writes it). Hosts, numbers, times and proofs are replaced; of several records in one
        step the last is shown, and each record has the same shape. What is decided when stands in [news.md](../civic/news.md), what it means on the wire in
        [FEDERATION.md](../../FEDERATION.md).

        GoToSocial gets the same messages. With a program of it `make interop` takes a department there from notice to *done* and confirmed, over its own client API and without a page of ours:
        [what was seen](interop.md) ("a department there is told of a proposal here" and the three steps below it).
        """;

    private final CivicTown town = new CivicTown();
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance ministry = new RemoteInstance(vertx, "works.localhost");
    private final RemotePerson desk = ministry.person("works");
    private final StringBuilder page = new StringBuilder(HEAD);
    private final Map<String, String> numbers = new LinkedHashMap<>();
    private String post;
    private int sent;

    @AfterEach
    void close() {
        town.close();
        ministry.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** What came since the last step, each kind once. */
    private List<JsonNode> came() {
        town.settle();
        var last = new LinkedHashMap<String, JsonNode>();
        ministry.posted().stream().map(RemoteInstance.Received::json).forEach(activity -> {
            var kind = activity.path("type").asText() + " "
                    + activity.at("/object/type").asText();
            if (!activity.path("type").asText().equals("Create")) {
                last.remove(kind);
                last.put(kind, activity);
            } else {
                last.put(activity.path("id").asText(), activity);
            }
        });
        ministry.forgetRequests();
        return last.entrySet().stream()
                .sorted(Map.Entry.comparingByKey((one, other) -> rank(one) - rank(other)))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static int rank(String kind) {
        return kind.startsWith("Follow") ? 0 : kind.startsWith("Update") ? 2 : 1;
    }

    private void step(String heading, String why, List<JsonNode> came) {
        page.append("\n## ").append(heading).append("\n\n").append(why).append("\n");
        for (var activity : came) {
            page.append("\n```json\n").append(shown(activity)).append("\n```\n");
        }
    }

    private String shown(JsonNode activity) {
        try {
            var copy = (ObjectNode) activity.deepCopy();
            copy.remove("@context");
            if (copy.get("object") instanceof ObjectNode object) {
                object.remove("@context");
            }
            var text = new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(copy);
            text = text.replaceAll("http://here\\.localhost:\\d+", "https://town.example")
                    .replaceAll("http://works\\.localhost:\\d+", "https://works.gov.example")
                    .replaceAll("@works\\.localhost:\\d+", "@works.gov.example")
                    .replaceAll("here\\.localhost(:\\d+)?", "town.example")
                    .replaceAll("works\\.localhost(:\\d+)?", "works.gov.example");
            text = TIME.matcher(text).replaceAll("2026-03-02T09:00:00Z");
            text = text.replaceAll("(fm:(?:acknowledge|answer)By\" : \")[0-9-]+", "$1" + "2026-03-30");
            text = PROOF.matcher(text).replaceAll("\"proofValue\" : \"z…\"");
            text = text.replaceAll("\"logSize\" : \\d+", "\"logSize\" : 9")
                    .replaceAll("#[0-9a-f]{8}-[0-9a-f-]{27}", "#…");
            return NUMBER.matcher(text)
                    .replaceAll(
                            found -> numbers.computeIfAbsent(found.group(), _ -> Integer.toString(numbers.size() + 1)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A reply as Mastodon sends it. */
    private void replies(String to, String text, String tag) {
        var note = desk.id() + "/statuses/" + ++sent;
        assertThat(town.send(desk, """
            {'id':'%1$s/activity','type':'Create','actor':'%2$s','to':['https://www.w3.org/ns/activitystreams#Public'],'object':{
            'id':'%1$s','type':'Note','attributedTo':'%2$s','inReplyTo':'%3$s','to':['https://www.w3.org/ns/activitystreams#Public'],
            'content':'<p>%4$s #<span>%5$s</span></p>','tag':[{'type':'Hashtag','href':'%2$s/tags/%5$s','name':'#%5$s'}]}}
            """.formatted(note, desk.id(), to, text, tag)))
                .isEqualTo(202);
    }

    private String track(String proposal) {
        return town.shown(proposal).at("/tracks/0/state").asText();
    }

    @Test
    void aDepartmentThatHasOnlyAnAccountOnAServerLikeMastodonTakesAProposalFromNoticeToDone() throws IOException {
        var commons = town.community("commons", "Harrowmere Commons", 2);
        town.body(commons, "works", "Works Department", desk);
        var entered = came();
        assertThat(entered).extracting(each -> each.path("type").asText()).containsExactly("Follow", "Create");
        step("It is entered in a community's register", """
            The clerk of the community follows the department, so that what it posts later in a thread arrives, and tells it in a direct post that it is in the register.\
            """, entered);
        var id = town.proposes(town.town.alice(), "commons", "Lamps along the quay", "works");
        post = town.post(id);
        town.settle();
        ministry.forgetRequests();
        ok(town.town.alice().post(CivicTown.PROPOSALS + "/" + id + "/support"));
        ok(town.town.bob().post(CivicTown.PROPOSALS + "/" + id + "/support"));

        var notice = came();
        assertThat(notice).extracting(each -> each.path("type").asText()).containsExactly("Create", "Update");
        assertThat(notice.get(0).at("/object/tag").findValuesAsText("href"))
                .contains(desk.id().toString());
        assertThat(track(id)).isEqualTo("asked");
        step("Enough people back a proposal", """
            The notice is a reply to the proposal's post, public, that mentions the department: it is among its notifications, and a reply to it or to the proposal is an answer. The record of the
            community says how far each body is. The clock starts when the department's inbox took the notice.\
            """, notice);

        replies(notice.get(0).at("/object/id").asText(), "We have it.", "acknowledged");
        step(
                "It replies to the notice: We have it. #acknowledged",
                "Everybody who backs or follows the proposal hears once; the department gets the record.",
                came());
        assertThat(track(id)).isEqualTo("acknowledged");

        replies(post, "Yes, in May.", "accepted");
        step(
                "It replies to the proposal: Yes, in May. #accepted",
                "The same again. Without a hashtag a reply is a remark of the department and moves nothing.",
                came());
        assertThat(track(id)).isEqualTo("accepted");

        replies(desk.id() + "/statuses/2", "They are lit.", "done");
        step(
                "It replies to itself: They are lit. #done",
                "Citizens are asked whether it is; they have 28 days.",
                came());
        assertThat(track(id)).isEqualTo("done");

        ok(town.town.alice().post(CivicTown.PROPOSALS + "/" + id + "/confirmation", Map.of("agrees", true)));
        step(
                "The author confirms it",
                "The last record. Had it been disputed, the department would be told in the same way.",
                came());
        assertThat(town.state(id)).isEqualTo("confirmed");

        assertThat(new LinkedHashSet<>(numbers.values())).hasSameSizeAs(numbers.values());
        if (WRITE) {
            Files.writeString(DOCUMENT, page);
        }
        assertThat(DOCUMENT).hasContent(page.toString());
        assertThat(town.verify()).isEmpty();
    }
}
