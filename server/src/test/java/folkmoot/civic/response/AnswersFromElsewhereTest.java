package folkmoot.civic.response;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.platform.database.Transaction;
import folkmoot.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A department that has an account on a server shaped like Mastodon, and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswersFromElsewhereTest {

    private final CivicTown town = new CivicTown();
    private final NotesFromElsewhere notes = new NotesFromElsewhere(town);
    private final RemotePerson works = town.town.carol();
    private final Person alice = town.town.alice();
    private final Person bob = town.town.bob();
    private Community commons;
    private int proposed;

    @BeforeAll
    void register() {
        commons = town.community("commons", "Harrowmere Commons", 1_000);
        town.body(commons, "works", "Works Department", works);
        town.body(commons, "police", "Police", town.town.remote().person("police"));
        write(tx -> town.house()
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        commons.id(),
                        NewBody.of(
                                "parks",
                                "Parks",
                                "here.localhost",
                                "bob@" + town.house().platform().uris().domain())));
    }

    @AfterAll
    void close() {
        town.close();
    }

    private void write(Consumer<Transaction> work) {
        town.house().platform().database().write(work::accept);
    }

    private String proposal(String... bodies) {
        return town.proposes(alice, "commons", "Mend the lamps of street " + ++proposed, bodies);
    }

    private String track(String proposal) {
        return town.shown(proposal).at("/tracks/0/state").asText();
    }

    private JsonNode responses(String proposal) {
        return ok(alice.visit(CivicTown.PROPOSALS + "/" + proposal + "/responses"));
    }

    private JsonNode thread(String proposal) {
        return ok(alice.get("/api/v1/statuses/" + proposal + "/context")).get("descendants");
    }

    /** What the clerk told the department, whose server got it. */
    private boolean wasTold(String words) {
        return town.town.remote().posted().stream()
                .anyMatch(posted -> posted.json().toString().contains(words));
    }

    @Test
    void aReplyAnywhereInTheDiscussionIsAnAnswer() {
        var id = proposal("works");
        var citizens = ok(bob.post("/api/v1/statuses", Map.of("status", "And the next street?", "in_reply_to_id", id)));
        ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send"));
        town.settle();
        var clerks = thread(id).findParents("uri").stream()
                .filter(status -> status.at("/account/username").asText().contains("clerk")
                        || status.path("content").asText().contains("acknowledge"))
                .findFirst()
                .orElseThrow();

        notes.replies(works, clerks.get("uri").asText(), "We have it. #acknowledged");
        assertThat(track(id)).as("to the clerk").isEqualTo("acknowledged");
        var own = notes.replies(works, citizens.get("uri").asText(), "We look at both. #underreview");
        assertThat(track(id)).as("to a citizen").isEqualTo("under-review");
        notes.replies(works, own, "Yes to both. #zaakceptowano");
        assertThat(track(id)).as("to itself, in another language").isEqualTo("accepted");
        notes.replies(works, town.post(id), "Done. #done");
        assertThat(track(id)).as("to the post").isEqualTo("done");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void withoutAHashtagItIsACommentOfTheBodyAndMovesNothing() {
        var id = proposal("works");
        notes.replies(works, town.post(id), "Which lamp is it?");
        notes.writes(works, town.post(id), "<p>You wrote: <blockquote>#accepted</blockquote> No.</p>");

        assertThat(track(id)).isEqualTo("not-asked");
        assertThat(responses(id).findValuesAsText("type")).containsOnly("comment");
        assertThat(responses(id)).hasSize(2);
        assertThat(town.page("/c/commons/proposals/" + id)).contains("comment, not an answer");
    }

    @Test
    void itPromisesAsksAndPassesOnByPlainNotes() {
        var id = proposal("works");
        ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send"));
        town.settle();
        var question = notes.replies(works, town.post(id), "Which lamp is it? #question");
        assertThat(town.events(id)).endsWith("paused");
        ok(alice.post("/api/v1/statuses", Map.of("status", "The third.", "in_reply_to_id", idHere(question))));
        town.settle();
        assertThat(town.events(id)).endsWith("resumed");

        notes.replies(works, town.post(id), "Yes. #planned by 2027-05-01: a new lamp");
        var promised =
                ok(alice.visit(CivicTown.PROPOSALS + "/" + id + "/commitments")).get(0);
        assertThat(promised.get("due").asText() + " " + promised.get("measure").asText())
                .isEqualTo("2027-05-01 a new lamp");
        assertThat(town.page("/c/commons/proposals/" + id)).contains("a new lamp");

        var other = proposal("works");
        notes.writes(
                works,
                town.post(other),
                "<p><a href=\"https://x.example/tags/notours\" class=\"mention hashtag\""
                    + " rel=\"tag\">#<span>notours</span></a> but <a href=\"https://x.example/@police\" class=\"u-url"
                    + " mention\">@<span>police</span></a></p>");
        assertThat(town.shown(other).path("tracks")).hasSize(2);
        assertThat(town.shown(other).at("/tracks/1/state").asText()).isEqualTo("asked");
        assertThat(ok(alice.visit("/proposals/" + other + "/history")).toString())
                .contains("\"fm:kind\":\"passed-on\",\"name\":\"Works Department\",\"fm:to\":\"police\"");
        assertThat(town.verify()).isEmpty();
    }

    private String idHere(String uri) {
        return ok(alice.get("/api/v2/search?resolve=true&q=" + uri))
                .at("/statuses/0/id")
                .asText();
    }

    @Test
    void ofTwoHashtagsThatContradictNothingMovesAndTheBodyIsTold() {
        var id = proposal("works");
        notes.replies(works, town.post(id), "We #accepted it, or #declined it.");

        assertThat(track(id)).isEqualTo("not-asked");
        assertThat(responses(id).at("/0/type").asText()).isEqualTo("comment");
        assertThat(wasTold("#accepted #declined")).isTrue();
    }

    @Test
    void aStepBackNeedsAReasonWhichIsShown() {
        var id = proposal("works");
        notes.replies(works, town.post(id), "We will. #accepted");
        var silent = notes.replies(works, town.post(id), "Not so fast. #underreview");
        assertThat(track(id)).isEqualTo("accepted");
        assertThat(wasTold("a step back needs a reason")).isTrue();

        notes.edits(works, silent, "Not so fast. #underreview The bridge is weaker than we thought.");
        assertThat(track(id)).isEqualTo("under-review");
        assertThat(town.page("/c/commons/proposals/" + id)).contains("The bridge is weaker than we thought.");
        assertThat(town.shown(id).at("/tracks/0/answered_at").isTextual())
                .as("who takes an answer back owes one")
                .isFalse();
        assertThat(town.verify()).isEmpty();

        var form = proposal("parks");
        var answers = CivicTown.PROPOSALS + "/" + form + "/responses";
        ok(bob.post(answers, Map.of("text", "We will.", "position", "accepted")));
        assertThat(bob.post(answers, Map.of("text", "Not so fast.", "position", "acknowledged"))
                        .status())
                .isEqualTo(422);
        ok(bob.post(answers, Map.of("text", "Not so fast.", "position", "acknowledged", "reason", "It was a mistake")));
        assertThat(track(form)).isEqualTo("acknowledged");
    }

    @Test
    void whoIsNotTheBodyMovesNothing() {
        var id = proposal("works");
        var stranger = town.town.remote().person("w0rks");
        var police = town.town.remote().person("police"); // a body, and not an addressed one
        for (var by : List.of(stranger, police)) {
            notes.replies(by, town.post(id), "No. #declined");
        }
        assertThat(bob.post(CivicTown.PROPOSALS + "/" + id + "/responses", Map.of("text", "No", "position", "declined"))
                        .status())
                .as("a body that is not addressed, by the API")
                .isEqualTo(403);
        assertThat(alice.post(
                                CivicTown.PROPOSALS + "/" + id + "/responses",
                                Map.of("text", "No", "position", "declined"))
                        .status())
                .as("a citizen, by the API")
                .isEqualTo(403);
        ok(bob.post("/api/v1/statuses", Map.of("status", "No #declined", "in_reply_to_id", id)));
        ok(alice.post("/api/v1/statuses", Map.of("status", "No #declined", "in_reply_to_id", id)));

        assertThat(track(id)).isEqualTo("not-asked");
        assertThat(responses(id)).isEmpty();
    }

    @Test
    void whoWasTheBodyMovesNothingAnyMoreAndWhatWasSaidStays() {
        var gone = town.town.remote().person("lights");
        town.body(commons, "lights", "Street Lighting", gone);
        var id = proposal("lights");
        var note = notes.replies(gone, town.post(id), "We look at it. #underreview");
        assertThat(track(id)).isEqualTo("under-review");

        write(tx -> {
            var bodies = town.house().civic().registry().bodies();
            bodies.retire(tx, bodies.require(tx, commons.id(), "lights"));
        });
        notes.edits(gone, note, "We will mend them. #accepted");
        notes.replies(gone, town.post(id), "We will mend them. #accepted");
        assertThat(track(id)).isEqualTo("under-review");
        assertThat(responses(id)).hasSize(1);
        assertThat(responses(id).at("/0/versions")).hasSize(1);
        assertThat(responses(id).at("/0/versions/0/level").asInt()).isEqualTo(2);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void aDomainThatIsNoLongerTheBodysProvesNothing() {
        var moved = town.town.remote().person("water");
        town.body(commons, "water", "Water Board", moved);
        var id = proposal("water");
        write(tx -> {
            var bodies = town.house().civic().registry().bodies();
            bodies.correct(
                    tx,
                    bodies.require(tx, commons.id(), "water"),
                    NewBody.of("water", "Water Board", "water.example", "water@water.example"));
        });
        notes.replies(moved, town.post(id), "No. #declined");
        assertThat(track(id)).isEqualTo("not-asked");
        assertThat(responses(id)).isEmpty();
    }

    @Test
    void twoWhoAnswerAtOnceAreTakenOneAfterTheOther() {
        var id = proposal("parks");
        var answers = CivicTown.PROPOSALS + "/" + id + "/responses";
        var both = List.of("One of us.", "The other.").stream()
                .map(text -> CompletableFuture.supplyAsync(
                        () -> bob.post(answers, Map.of("text", text, "position", "accepted"))))
                .toList();
        both.forEach(answer -> ok(answer.join()));
        town.settle();
        assertThat(responses(id)).hasSize(2);
        assertThat(track(id)).isEqualTo("accepted");
        assertThat(town.entries(id, "response")).hasSize(2);
        assertThat(town.verify()).isEmpty();
    }
}
