package folkmoot.civic.decision;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.matter.Noticeboard;
import folkmoot.federation.json.Json;
import folkmoot.federation.testing.RemotePerson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decisions between servers: a question that members elsewhere answer as a poll, and what a server sees that knows only posts. */
class DecisionsAcrossTest {

    private static final List<String> THREE = List.of("Grab rail", "Wider door", "Lift and ramp");

    private static DecisionTown town;
    private static RemotePerson dora;
    private static RemotePerson eric;

    @BeforeAll
    static void open() {
        town = new DecisionTown(Noticeboard.now(), 1);
        dora = town.board.civic.town.remote().person("dora");
        eric = town.board.civic.town.remote().person("eric");
        send(dora, "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}", commons());
        town.board.civic.settle();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String commons() {
        return town.board.civic.town.uri("/c/commons").toString();
    }

    private static void send(RemotePerson by, String json, String object) {
        by.sends(
                town.board.civic.town.sharedInbox(),
                RemotePerson.json(json.formatted(town.board.civic.town.next(), by.id(), object)));
    }

    private static void votes(RemotePerson by, String question, String choice) {
        var id = town.board.civic.town.next();
        by.sends(
                town.board.civic.town.sharedInbox(),
                RemotePerson.json(("{'id':'%s/activity','type':'Create','actor':'%s','to':'%s','object':{'id':'%s',"
                                + "'type':'Note','name':'%s','attributedTo':'%s','inReplyTo':'%s','to':'%s'}}")
                        .formatted(id, by.id(), author(), id, choice, by.id(), question, author())));
        town.board.civic.settle();
    }

    private static String author() {
        return town.board.civic.town.uriOf(town.alice).toString();
    }

    private static String post(String id) {
        return ok(town.alice.get("/api/v1/statuses/" + id)).get("uri").asText();
    }

    /** What was sent to somebody elsewhere that says something. */
    private static boolean wasTold(String words) {
        return town.board.civic.town.remote().posted().stream()
                .anyMatch(request -> request.json().toString().contains(words));
    }

    private static JsonNode note(String id) {
        return Json.read(town.board
                .civic
                .world
                .visitor()
                .get("/users/alice/statuses/" + id, "Accept", "application/activity+json")
                .body()
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aMemberElsewhereAnswersAQuestionOnceAndIsToldTheReceipt() {
        var id = town.asks("Which for the hall", "choice", THREE, Map.of());
        var note = note(id);
        assertThat(note.get("type").asText()).isEqualTo("Question");
        assertThat(note.at("/oneOf/1/name").asText()).isEqualTo("Wider door");
        assertThat(note.at("/matter/kind").asText()).isEqualTo("decision");
        votes(dora, post(id), "Wider door");
        votes(dora, post(id), "Grab rail");
        votes(dora, post(id), "Wider door");
        votes(dora, post(id), "nothing of the kind");
        assertThat(town.shown(id).at("/result/ballots").asInt()).isEqualTo(1);
        assertThat(note(id).at("/oneOf/1/replies/totalItems").asInt()).isEqualTo(1);
        assertThat(note(id).get("votersCount").asInt()).isEqualTo(1);
        assertThat(wasTold("Its receipt is")).isTrue();
    }

    @Test
    void whoIsNoMemberElsewhereIsToldWhyTheVoteIsNoBallot() {
        var id = town.asks("Which for the park", "approval", THREE, Map.of());
        votes(eric, post(id), "Grab rail");
        assertThat(town.shown(id).at("/result/ballots").asInt()).isZero();
        assertThat(wasTold("could not be taken")).isTrue();
    }

    @Test
    void ofAnApprovalEachFurtherPickIsAddedToTheSameBallot() {
        var id = town.asks("Which for the school", "approval", THREE, Map.of());
        votes(dora, post(id), "Grab rail");
        votes(dora, post(id), "Lift and ramp");
        votes(dora, post(id), "Lift and ramp");
        assertThat(town.shown(id).at("/result/ballots").asInt()).isEqualTo(1);
        assertThat(note(id).at("/anyOf/0/replies/totalItems").asInt()).isEqualTo(1);
        assertThat(note(id).at("/anyOf/2/replies/totalItems").asInt()).isEqualTo(1);
        assertThat(note(id).at("/anyOf/1/replies/totalItems").asInt()).isZero();
    }

    @Test
    void ofASecretQuestionOthersLearnNoCounts() {
        var id = town.asks("Which in secret", "choice", THREE, Map.of("secret", true));
        votes(dora, post(id), "Wider door");
        assertThat(town.board.seen(town.alice, id).get("kind").asText()).isEqualTo("decision");
        var note = note(id);
        assertThat(note.at("/oneOf/1/replies/totalItems").asInt()).isZero();
        assertThat(note.path("votersCount").asInt()).isZero();
    }

    @Test
    void aRankingIsAPostThatLeadsToItsPage() {
        var id = town.asks("Rank for the hall", "schulze", THREE, Map.of());
        var note = note(id);
        assertThat(note.get("type").asText()).isEqualTo("Note");
        assertThat(note.get("content").asText())
                .contains("/c/commons/matters/" + id, "Grab rail | Wider door", "ranking, counted after Schulze");
    }

    @Test
    void aPostOfAnyClientWithLinesIsADecisionOnItsPage() {
        var text = "@commons #decision Which tree\nVariants: Lime | Oak | Rowan\nMethod: approval\nCloses: "
                + town.board.clock.instant().plusSeconds(90_000).toString().substring(0, 16);
        var id = town.alice.posts(text.replace("Closes", "Until")).get("id").asText();
        assertThat(town.shown(id).get("variants")).hasSize(3);
        assertThat(town.shown(id).get("method").asText()).isEqualTo("approval");
        ok(town.casts(town.voters.getFirst(), id, true, null, true));
        assertThat(town.shown(id).at("/result/ballots").asInt()).isEqualTo(1);
    }
}
