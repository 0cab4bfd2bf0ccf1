package folkmoot.civic.response;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.TrackState;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What citizens, moderators, bodies and offices may do with answers, at the doors other than a reply. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnswerDoorsTest {

    private static final String DELEGATIONS = "/api/folkmoot/v1/communities/commons/delegations";

    private final CivicTown town = new CivicTown();
    private final NotesFromElsewhere notes = new NotesFromElsewhere(town);
    private final Person alice = town.town.alice();
    private final Person bob = town.town.bob();
    private final Person desk = town.world.person("desk");
    private final RemotePerson works = town.town.carol();
    private Community commons;
    private int proposed;

    @BeforeAll
    void register() {
        commons = town.community("commons", "Harrowmere Commons", 1_000);
        town.body(commons, "works", "Works Department", works);
        local("parks", "bob");
        local("office", "desk");
    }

    private void local(String slug, String name) {
        in(tx -> town.house()
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        commons.id(),
                        NewBody.of(
                                slug,
                                "The " + slug,
                                "here.localhost",
                                name + "@" + town.house().platform().uris().domain())));
    }

    @AfterAll
    void close() {
        town.close();
    }

    private <T> T in(Function<Transaction, T> work) {
        return town.house().platform().database().transaction(work);
    }

    private String proposal(String... bodies) {
        return town.proposes(alice, "commons", "Plant trees in street " + ++proposed, bodies);
    }

    private String track(String proposal, int position) {
        return town.shown(proposal).at("/tracks/" + position + "/state").asText();
    }

    @Test
    void aDelegationIsTheBodysOrTheCommunitysWordAndNeverTheOffices() {
        var mandate = Map.of("body", "parks", "office", "office");
        var id = proposal("parks");
        var answer = Map.of("text", "Yes.", "position", "accepted");
        var answers = CivicTown.PROPOSALS + "/" + id + "/responses";
        for (var by : List.of(alice, desk)) {
            assertThat(by.post(DELEGATIONS, mandate).status()).as(by.name()).isEqualTo(403);
        }
        assertThat(desk.post(answers, answer).status()).isEqualTo(403);
        assertThat(bob.post(DELEGATIONS, Map.of("body", "parks", "office", "parks"))
                        .status())
                .isEqualTo(422);
        assertThat(bob.post(DELEGATIONS, Map.of("body", "parks", "office", "nobody"))
                        .status())
                .isEqualTo(422);

        ok(bob.post(DELEGATIONS, mandate));
        assertThat(ok(alice.visit(DELEGATIONS)).at("/0/entered_by").asText()).isEqualTo("body");
        ok(desk.post(answers, answer));
        assertThat(track(id, 0)).isEqualTo("accepted");
        assertThat(town.page("/c/commons/proposals/" + id))
                .contains("The office on behalf of The parks, which has said so itself");
        var record = ok(alice.visit("/proposals/" + id + "/responses")).at("/orderedItems/0");
        assertThat(record.path("name").asText()).isEqualTo("The parks");
        assertThat(record.at("/fm:versions/0/attributedTo").asText())
                .isEqualTo(town.town.uriOf(desk).toString());

        assertThat(desk.post(DELEGATIONS + "/end", mandate).status()).isEqualTo(403);
        ok(town.grace.post(DELEGATIONS + "/end", mandate));
        assertThat(desk.post(answers, answer).status()).isEqualTo(403);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void aBodyElsewhereDelegatesByAPostToTheClerkAndTheOfficeCannot() {
        var id = proposal("works");
        var answer = Map.of("text", "Yes.", "position", "accepted");
        var answers = CivicTown.PROPOSALS + "/" + id + "/responses";
        ok(desk.post("/api/v1/statuses", Map.of("status", "@commons #delegate office")));
        ok(desk.post("/api/v1/statuses", Map.of("status", "@commons #delegate works office")));
        assertThat(desk.post(answers, answer).status()).isEqualTo(403);

        notes.mentions(works, town.town.uri("/c/commons").toString(), "#delegate office");
        ok(desk.post(answers, answer));
        assertThat(track(id, 0)).isEqualTo("accepted");
        notes.mentions(works, town.town.uri("/c/commons").toString(), "#undelegate office");
        assertThat(desk.post(answers, answer).status()).isEqualTo(403);
    }

    @Test
    void onlyAModeratorChoosesWhoIsAsked() {
        var id = proposal("works");
        ok(town.grace.post(CivicTown.PROPOSALS + "/" + id + "/send"));
        var hops = CivicTown.PROPOSALS + "/" + id + "/hops";
        for (var by : List.of(alice, bob)) {
            assertThat(by.post(hops, Map.of("body", "parks", "note", "Theirs")).status())
                    .as(by.name())
                    .isEqualTo(403);
        }
        ok(town.grace.post(hops, Map.of("body", "parks", "note", "Theirs")));
        assertThat(town.shown(id).path("tracks")).hasSize(2);
        assertThat(ok(alice.visit(hops)).at("/0/number").asInt()).isZero();
        assertThat(town.page("/c/commons/proposals/" + id)).contains("chosen by a moderator on");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void anAnswerByMailIsPublishedByTheClerkAndByNobodyElse() {
        var id = proposal("works");
        var civic = town.house().civic();
        Account clerk = in(tx -> town.house().people().accounts().require(tx, commons.clerk()));
        Account bobs = in(tx -> town.house().people().accounts().require(tx, bob.id()));
        var proposal = in(tx -> civic.proposals().require(tx, new ProposalId(Long.parseLong(id))));
        var track = in(tx -> civic.proposals().tracks(tx, proposal.id())).getFirst();
        for (var via : List.of(Via.MAIL, Via.FORM, Via.DESK)) {
            assertThatThrownBy(() -> in(tx -> civic.responses()
                            .answer(
                                    tx,
                                    proposal,
                                    track,
                                    NewResponse.of(bobs, via, Optional.of(TrackState.DONE), "Done"))))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> in(tx -> civic.responses()
                        .answer(
                                tx,
                                proposal,
                                track,
                                NewResponse.of(clerk, Via.FORM, Optional.of(TrackState.DONE), "Done"))))
                .as("the clerk is no body")
                .isInstanceOf(Forbidden.class);
        in(tx -> civic.responses()
                .answer(
                        tx,
                        proposal,
                        track,
                        NewResponse.of(clerk, Via.MAIL, Optional.of(TrackState.UNDER_REVIEW), "We look at it.")));
        town.settle();
        assertThat(track(id, 0)).isEqualTo("under-review");
        assertThat(town.page("/c/commons/proposals/" + id)).contains("received by mail from its address");
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void thePageSaysWhatWasChangedAndRemoved() {
        var id = proposal("works");
        var note = notes.replies(works, town.post(id), "We will plant oaks. #accepted");
        notes.edits(works, note, "We will plant nothing. #declined");
        var page = town.page("/c/commons/proposals/" + id);
        assertThat(page)
                .contains("We will plant oaks.")
                .contains("What it said before")
                .contains("recognised at level 2");
        notes.removes(works, note);
        assertThat(town.page("/c/commons/proposals/" + id))
                .contains("Removed by ")
                .contains("We will plant nothing.")
                .contains("We will plant oaks.");
    }
}
