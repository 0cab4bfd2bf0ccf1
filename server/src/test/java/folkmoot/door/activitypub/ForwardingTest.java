package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is passed on by others, and what we pass on (ActivityPub 7.1.2). Carol writes; dora's server passes it on. */
class ForwardingTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static Town town;
    private static RemoteInstance elsewhere;
    private static RemotePerson dora;
    private static int things;
    private JsonNode question;
    private String note;

    @BeforeAll
    static void open() {
        town = new Town();
        elsewhere = new RemoteInstance(VERTX, "third.localhost");
        dora = elsewhere.person("dora");
    }

    @AfterAll
    static void close() {
        town.close();
        elsewhere.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void ask() {
        question = town.alice().posts("Who knows the road?");
        note = "/notes/" + ++things;
        town.settle();
        elsewhere.forgetRequests();
        town.remote().forgetRequests();
    }

    @Test
    void whatIsPassedOnWithAProofIsBelieved() {
        assertThat(passesOn(town.carol().proves(create("I do")))).isEqualTo(202);

        assertThat(answers()).containsExactly("I do");
        assertThat(fetches(note)).as("nothing is fetched that was proved").isZero();
    }

    @Test
    void whatIsPassedOnWithALinkedDataSignatureIsBelieved() {
        assertThat(passesOn(town.carol().signs(create("I do")))).isEqualTo(202);

        assertThat(answers()).containsExactly("I do");
        assertThat(fetches(note)).isZero();
    }

    @Test
    void whatIsPassedOnWithNeitherIsReadFromItsOwnServer() {
        serve("What I said");

        assertThat(passesOn(create("What I never said"))).isEqualTo(202);

        assertThat(answers()).containsExactly("What I said");
    }

    @Test
    void whatItsOwnServerDoesNotKnowIsDropped() {
        assertThat(passesOn(create("What I never said"))).isEqualTo(202);

        assertThat(answers()).isEmpty();
    }

    @Test
    void aForgedProofOrSignatureOnlyCausesALook() {
        assertThat(passesOn(dora.proves(create("Forged")))).isEqualTo(202);
        assertThat(passesOn(dora.signs(create("Forged")))).isEqualTo(202);

        assertThat(answers()).isEmpty();
    }

    @Test
    void whatIsPassedOnDoesNotKeepOutTheTrueOneWithTheSameId() {
        var create = create("The true one");
        assertThat(passesOn(create)).isEqualTo(202);
        assertThat(answers()).isEmpty();

        town.carol().sends(town.sharedInbox(), create);
        town.settle();

        assertThat(answers()).containsExactly("The true one");
    }

    @Test
    void whatConcernsNobodyHereIsNotLookedAt() {
        var create = RemotePerson.json(
                new String(create("x")).replace(question.get("uri").asText(), "https://nowhere.example/1"));
        assertThat(passesOn(create)).isEqualTo(202);

        assertThat(fetches(note)).isZero();
    }

    @Test
    void anUpdatePassedOnIsReadFromItsOwnServer() {
        town.carol().sends(town.sharedInbox(), create("First"));
        town.settle();
        serve("Second");

        assertThat(passesOn(note("Update", "Third", "2026-11-02T00:00:00Z"))).isEqualTo(202);

        assertThat(answers()).containsExactly("Second");
    }

    @Test
    void aDeletePassedOnHoldsWhenTheServerSaysSo() {
        town.carol().sends(town.sharedInbox(), create("Here"));
        town.settle();
        serve("Here");
        assertThat(passesOn(delete())).isEqualTo(202);
        assertThat(answers()).containsExactly("Here");

        town.remote().answers(note, 403);
        assertThat(passesOn(delete())).isEqualTo(202);
        assertThat(answers()).as("not for us is not gone").containsExactly("Here");
    }

    @Test
    void aDeletePassedOnOfWhatIsGoneRemovesIt() {
        town.carol().sends(town.sharedInbox(), create("Here"));
        town.settle();
        town.remote().answers(note, 404);

        assertThat(passesOn(delete())).isEqualTo(202);

        assertThat(answers()).isEmpty();
    }

    @Test
    void otherThingsArePassedOnInVain() {
        assertThat(passesOn(RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                        .formatted(
                                next(), town.carol().id(), question.get("uri").asText()))))
                .isEqualTo(401);
    }

    @Test
    void anAnswerToOursIsPassedOnToFollowersByteByByteAndNotBack() {
        doraFollowsAlice();
        town.carolFollows(town.alice());
        town.remote().forgetRequests();
        var answer = town.carol().proves(create("I do"));

        town.carol().sends(town.sharedInbox(), answer);
        town.settle();

        assertThat(elsewhere.posted()).hasSize(1);
        assertThat(elsewhere.posted().getFirst().body()).isEqualTo(answer);
        assertThat(elsewhere.posted().getFirst().headers().get("signature"))
                .contains(town.uriOf(town.alice()).toString());
        assertThat(town.remote().posted()).as("its own server has it").isEmpty();

        var gone = town.carol().signs(delete());
        town.carol().sends(town.sharedInbox(), gone);
        town.settle();

        assertThat(elsewhere.posted().getLast().body()).isEqualTo(gone);
    }

    @Test
    void anAnswerWithoutProofOrForFollowersOnlyIsNotPassedOn() {
        doraFollowsAlice();

        town.carol().sends(town.sharedInbox(), create("I do"));
        town.settle();
        var quiet = new String(create("Quietly"))
                .replace(note, note + "-quiet")
                .replace(
                        "https://www.w3.org/ns/activitystreams#Public",
                        town.carol().id() + "/followers");
        town.carol().sends(town.sharedInbox(), town.carol().proves(RemotePerson.json(quiet)));
        town.settle();

        assertThat(elsewhere.posted()).isEmpty();
    }

    private void doraFollowsAlice() {
        dora.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Follow','actor':'%s','object':'%s'}"
                        .formatted(dora.uri("/follows/" + ++things), dora.id(), town.uriOf(town.alice()))));
        town.settle();
        elsewhere.forgetRequests();
    }

    private int passesOn(byte[] body) {
        int status = dora.sends(town.sharedInbox(), body);
        town.settle();
        return status;
    }

    private byte[] create(String content) {
        return note("Create", content, "2026-11-01T00:00:00Z");
    }

    private byte[] note(String type, String content, String updated) {
        return RemotePerson.json(
                """
                {'@context':'https://www.w3.org/ns/activitystreams','id':'%s','type':'%s','actor':'%s','to':'%s',
                 'object':%s}\
                """.formatted(next(), type, town.carol().id(), publicAddress(), object(content, updated)));
    }

    private String object(String content, String updated) {
        return """
            {'id':'%s','type':'Note','attributedTo':'%s','content':'%s','inReplyTo':'%s','to':'%s',
             'published':'2026-11-01T00:00:00Z','updated':'%s'}\
            """.formatted(
                        town.remote().uri(note),
                        town.carol().id(),
                        content,
                        question.get("uri").asText(),
                        publicAddress(),
                        updated);
    }

    private void serve(String content) {
        var document = object(content, "2026-11-03T00:00:00Z")
                .replaceFirst("\\{", "{'@context':'https://www.w3.org/ns/activitystreams',");
        town.remote().serves(note, "application/activity+json", RemotePerson.json(document));
    }

    private byte[] delete() {
        return RemotePerson.json(
                """
                {'@context':'https://www.w3.org/ns/activitystreams','id':'%s','type':'Delete','actor':'%s','object':'%s',
                 'to':'%s'}\
                """.formatted(next(), town.carol().id(), town.remote().uri(note), publicAddress()));
    }

    private static String publicAddress() {
        return "https://www.w3.org/ns/activitystreams#Public";
    }

    private URI next() {
        return town.remote().uri("/activities/" + ++things);
    }

    private long fetches(String path) {
        return town.remote().received().stream()
                .filter(request ->
                        request.method().equals("GET") && request.target().equals(path))
                .count();
    }

    private List<String> answers() {
        var context = Person.ok(
                town.alice().get("/api/v1/statuses/" + question.get("id").asText() + "/context"));
        return context.get("descendants").findValuesAsText("content").stream()
                .map(html -> html.replaceAll("<[^>]*>", ""))
                .toList();
    }
}
