package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.door.activitypub.DroppedActivities;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A department that runs a server of its own, with a citizen's proposal to it. (For people with an account on that very server it can
 * act, as every server can for its own: it has their keys.)
 */
class DepartmentTest {

    private final CivicTown town = new CivicTown();
    private final Person alice = town.town.alice();
    private final RemotePerson works = town.town.carol();
    private String id;
    private String post;
    private int sent;

    @AfterEach
    void close() {
        town.close();
    }

    private void propose() {
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        town.body(commons, "works", "Works Department", works);
        id = town.proposes(alice, "commons", "Mend the lamps on Mill Road", "works");
        post = town.post(id);
        ok(town.town.bob().post(CivicTown.PROPOSALS + "/" + id + "/support"));
        town.likes(town.town.remote().person("dora"), id); // a citizen whose account is on the department's server
        town.settle();
    }

    /** Everything that it may want to do, by an actor. */
    private List<String> attempts(String actor) {
        var citizen = town.town.uriOf(alice).toString();
        var dora = town.town.remote().uri("/users/dora").toString();
        var group = town.town.uri("/c/commons").toString();
        var wanted = List.of(
                "'type':'Delete','object':'" + post + "'",
                "'type':'Delete','object':{'id':'" + post + "','type':'Tombstone'}",
                "'type':'Delete','object':'" + citizen + "'",
                "'type':'Update','object':{'id':'" + post + "','type':'Note','attributedTo':'" + citizen
                        + "','content':'All is well','to':['as:Public']}",
                "'type':'Update','object':{'id':'" + post + "','type':'Note','attributedTo':'$ACTOR"
                        + "','content':'All is well','to':['as:Public']}",
                "'type':'Like','object':'" + post + "'",
                "'type':'Undo','object':{'type':'Like','actor':'" + dora + "','object':'" + post + "'}",
                "'type':'Undo','object':{'type':'Announce','actor':'" + group + "','object':'" + post + "'}",
                "'type':'Undo','object':{'type':'Create','actor':'" + citizen + "','object':'" + post + "'}",
                "'type':'Move','object':'" + citizen + "','target':'" + works.id() + "'",
                "'type':'Remove','object':'" + post + "','target':'" + group + "/outbox'",
                "'type':'Lock','object':'" + post + "'",
                "'type':'Block','object':'" + citizen + "','target':'" + group + "'");
        var all = new ArrayList<String>();
        for (var one : wanted) {
            all.add(("{'id':'%s','actor':'$ACTOR','to':['as:Public','%s'],%s}")
                    .formatted(town.town.remote().uri("/acts/" + ++sent), group, one)
                    .replace("$ACTOR", actor));
        }
        return all;
    }

    private List<DroppedActivities.Dropped> dropped() {
        return town.house()
                .platform()
                .database()
                .read(tx -> DroppedActivities.list(tx, Optional.empty(), Optional.empty(), 500));
    }

    private List<JsonNode> events(Predicate<String> kinds) {
        return ok(alice.visit(CivicTown.PROPOSALS + "/" + id + "/events")).findParents("kind").stream()
                .filter(event -> kinds.test(event.get("kind").asText()))
                .toList();
    }

    /** All that is public of the proposal, and of its author, but for a line that says what was tried. */
    private String everything() {
        var shown = new StringBuilder();
        for (var path : List.of("", "/versions", "/links")) {
            shown.append(ok(alice.visit(CivicTown.PROPOSALS + "/" + id + path)));
        }
        events(kind -> !kind.equals(ProposalEvent.ATTEMPT)).forEach(shown::append);
        var status = ok(alice.visit("/api/v1/statuses/" + id));
        return shown.append(status.get("content"))
                .append(status.get("favourites_count"))
                .append(ok(alice.visit("/api/v1/accounts/" + alice.id())).get("uri"))
                .toString();
    }

    @Test
    void c5ADepartmentChangesNothingThatIsNotItsOwnAndItsAnswerStillAppears() {
        propose();
        var before = everything();
        for (var activity : attempts(works.id().toString())) {
            int logged = dropped().size();
            assertThat(town.send(works, activity)).as(activity).isEqualTo(202);
            town.settle();
            assertThat(dropped().size()).as("written down: " + activity).isEqualTo(logged + 1);
            assertThat(everything()).as(activity).isEqualTo(before);
        }
        for (var forged : List.of(
                town.town.uriOf(alice).toString(),
                town.town.uriOf(town.grace).toString(),
                town.town.uri("/c/commons").toString(),
                "https://elsewhere.example/users/somebody")) {
            for (var activity : attempts(forged)) {
                assertThat(town.send(works, activity)).as(activity).isIn(401, 403);
            }
        }
        town.settle();
        assertThat(everything()).isEqualTo(before);
        assertThat(events(ProposalEvent.ATTEMPT::equals))
                .as("shown once, whatever it tried")
                .hasSize(1);

        town.send(
                works,
                "{'id':'%s','type':'Flag','actor':'%s','object':['%s','%s'],'content':'Take it down'}"
                        .formatted(town.town.remote().uri("/flags/1"), works.id(), town.town.uriOf(alice), post));
        town.settle();
        assertThat(everything())
                .as("moderators may read what it says, and nothing else happens")
                .isEqualTo(before);

        town.send(
                works,
                ("{'id':'%1$s/n/create','type':'Create','actor':'%1$s','to':['as:Public'],'object':{'id':'%1$s/n','type':'Note','attributedTo':'%1$s','to':['as:Public'],'inReplyTo':'%2$s','content':'No"
                    + " money. #declined','tag':[{'type':'Hashtag','name':'#declined'}]}}")
                        .formatted(works.id(), post));
        town.settle();
        JsonNode responses = ok(alice.visit(CivicTown.PROPOSALS + "/" + id + "/responses"));
        assertThat(responses.at("/0/status/content").asText()).contains("No money.");
        assertThat(town.shown(id).at("/tracks/0/state").asText()).isEqualTo("declined");
        assertThat(town.total(id)).isEqualTo(2);
        assertThat(town.entries(id, "response")).hasSize(1);
        assertThat(town.verify()).isEmpty();
    }
}
