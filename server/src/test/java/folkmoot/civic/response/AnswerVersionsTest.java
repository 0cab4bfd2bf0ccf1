package folkmoot.civic.response;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.federation.testing.RemotePerson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A body's word is kept: what it said first, what it made of it, and that it took it away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerVersionsTest {

    private final CivicTown town = new CivicTown();
    private final NotesFromElsewhere notes = new NotesFromElsewhere(town);
    private final RemotePerson works = town.town.carol();
    private int proposed;

    @BeforeAll
    void register() {
        town.body(town.community("commons", "Harrowmere Commons", 1_000), "works", "Works Department", works);
    }

    @AfterAll
    void close() {
        town.close();
    }

    private String proposal() {
        return town.proposes(town.town.alice(), "commons", "Mend the lamps of street " + ++proposed, "works");
    }

    private JsonNode responses(String proposal) {
        return ok(town.town.alice().visit(CivicTown.PROPOSALS + "/" + proposal + "/responses"));
    }

    private String track(String proposal) {
        return town.shown(proposal).at("/tracks/0/state").asText();
    }

    private List<String> moves(String proposal) {
        return ok(town.town.alice().visit(CivicTown.PROPOSALS + "/" + proposal + "/events"))
                .findParents("kind")
                .stream()
                .filter(event -> event.path("kind").asText().equals("track"))
                .map(event ->
                        event.path("from").asText() + " to " + event.path("to").asText())
                .toList();
    }

    @Test
    void anEditToTheOppositeMovesTheTrackAndBothStayReadable() {
        var id = proposal();
        var note = notes.replies(works, town.post(id), "We will mend them. #accepted");
        notes.edits(works, note, "There is no money. #declined");

        assertThat(track(id)).isEqualTo("declined");
        assertThat(moves(id)).containsExactly("not-asked to accepted", "accepted to declined");
        var answer = responses(id).get(0);
        assertThat(answer.get("versions").findValuesAsText("position")).containsExactly("accepted", "declined");
        assertThat(answer.at("/versions/0/content").asText()).contains("We will mend them.");
        assertThat(answer.at("/versions/1/content").asText()).contains("There is no money.");
        assertThat(town.entries(id, "response"))
                .extracting(entry -> entry.path("act").asText() + " "
                        + entry.path("version").asInt() + " "
                        + entry.path("track").asText() + " "
                        + entry.path("text").asText())
                .containsExactly(
                        "answered 1 accepted " + answer.at("/versions/0/digest").asText(),
                        "edited 2 declined " + answer.at("/versions/1/digest").asText());
        assertThat(town.events(id)).contains("response", "response-edited");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void aRemovedAnswerIsSaidToBeRemovedAndStandsUntilItIsTakenBackInWords() {
        var id = proposal();
        var note = notes.replies(works, town.post(id), "We will mend them. #accepted");
        notes.removes(works, note);

        var answer = responses(id).get(0);
        assertThat(answer.path("removed_at").isTextual()).isTrue();
        assertThat(answer.path("status").isNull()).isTrue();
        assertThat(answer.at("/versions/0/content").asText()).contains("We will mend them.");
        assertThat(track(id)).isEqualTo("accepted");
        assertThat(town.events(id)).endsWith("response-removed");
        assertThat(town.entries(id, "response"))
                .extracting(entry -> entry.path("act").asText())
                .containsExactly("answered", "removed");

        notes.replies(works, town.post(id), "#underreview We take this back, the budget was cut.");
        assertThat(track(id)).isEqualTo("under-review");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void anAnswerByTheFormIsEditedAndRemovedAsOneByReply() {
        var bob = town.town.bob(); // speaks for a body whose account is here
        town.house().platform().database().write(tx -> {
            var civic = town.house().civic();
            var commons = civic.registry().communities().byName(tx, "commons").orElseThrow();
            civic.registry()
                    .bodies()
                    .register(
                            tx,
                            commons.id(),
                            NewBody.of(
                                    "parks",
                                    "Parks",
                                    "here.localhost",
                                    "bob@" + town.house().platform().uris().domain()));
        });
        var id = town.proposes(town.town.alice(), "commons", "Plant trees in street " + ++proposed, "parks");
        ok(bob.post(CivicTown.PROPOSALS + "/" + id + "/responses", Map.of("position", "accepted", "text", "Yes.")));
        var answer = responses(id).get(0);
        assertThat(answer.path("via").asText()).isEqualTo("form");
        assertThat(answer.path("position").asText()).isEqualTo("accepted");

        var post = "/api/v1/statuses/" + answer.at("/status/id").asText();
        ok(bob.put(post, Map.of("status", "No, after all. #declined")));
        assertThat(track(id)).isEqualTo("declined");
        ok(bob.delete(post));
        assertThat(responses(id)).hasSize(1);
        assertThat(responses(id).at("/0/versions")).hasSize(2);
        assertThat(responses(id).at("/0/removed_at").isTextual()).isTrue();
        assertThat(town.verify()).isEmpty();
    }
}
