package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.platform.id.ProposalId;
import folkmoot.testing.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Supports given and taken back in every state, by people here and elsewhere, and while the state changes. */
class SupportsInEveryStateTest {

    private static CivicTown town;
    private static Person alice;
    private static Person bob;
    private static Person cleo;
    private static RemotePerson works;
    private static RemotePerson dora;
    private static RemotePerson erin;
    private static int made;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        alice = town.town.alice();
        bob = town.town.bob();
        cleo = town.world.person("cleo");
        works = town.town.carol();
        dora = town.town.remote().person("dora");
        erin = town.town.remote().person("erin");
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        town.body(commons, "works", "Works Department", works);
    }

    @AfterAll
    static void closeWithALogInWhichNothingIsWrong() {
        try {
            assertThat(town.verify()).isEmpty();
        } finally {
            town.close();
        }
    }

    private static String proposes() {
        return town.proposes(alice, "commons", "Benches by the canal, part " + ++made, "works");
    }

    private static void moderates(String id, String state) {
        ok(town.grace.post(
                CivicTown.PROPOSALS + "/" + id + "/state", Map.of("state", state, "reason", "author-asked")));
    }

    private static void says(String id, String tag) {
        var note = works.id() + "/notes/" + id + tag;
        town.send(
                works,
                ("{'id':'%1$s/create','type':'Create','actor':'%2$s','to':['as:Public'],'object':{'id':'%1$s','type':'Note','attributedTo':'%2$s','to':['as:Public'],'inReplyTo':'%3$s','content':'We"
                    + " say #%4$s','tag':[{'type':'Hashtag','name':'#%4$s'}]}}")
                        .formatted(note, works.id(), town.post(id), tag));
        town.settle();
    }

    private static void brings(String id, ProposalState state) {
        switch (state) {
            case GATHERING, OTHER -> {}
            case ACKNOWLEDGED -> says(id, "acknowledged");
            case UNDER_REVIEW -> says(id, "underreview");
            case ANSWERED -> says(id, "accepted");
            case IN_PROGRESS -> says(id, "inprogress");
            case DONE -> says(id, "done");
            case CONFIRMED -> {
                says(id, "done");
                ok(alice.post(CivicTown.PROPOSALS + "/" + id + "/confirmation", Map.of("agrees", true)));
            }
            case DISPUTED -> {
                says(id, "done");
                ok(alice.post(CivicTown.PROPOSALS + "/" + id + "/confirmation", Map.of("agrees", false)));
            }
            case MERGED_INTO -> {
                var other = town.proposes(bob, "commons", "Seats along the canal, part " + made);
                ok(alice.post(CivicTown.PROPOSALS + "/" + id + "/merges", Map.of("other_id", other)));
                var offer = ok(bob.get(CivicTown.PROPOSALS + "/" + other + "/merges"))
                        .at("/merges/0/id")
                        .asText();
                ok(bob.post(CivicTown.PROPOSALS + "/" + other + "/merges/" + offer + "/accept"));
            }
            case CHECKING, RETURNED, WITHDRAWN, ARCHIVED, CLOSED_UNSUPPORTED, HIDDEN, REMOVED ->
                moderates(id, state.word());
        }
    }

    private static Proposal proposal(String id) {
        var database = town.house().platform().database();
        return database.read(tx -> town.house().civic().proposals().find(tx, new ProposalId(Long.parseLong(id))))
                .orElseThrow();
    }

    /** How many are counted, whatever state it is in. */
    private static int counted(String id) {
        return town.house()
                .platform()
                .database()
                .read(tx -> town.house().civic().supports().tally(tx, new ProposalId(Long.parseLong(id))))
                .total();
    }

    @ParameterizedTest
    @EnumSource(value = ProposalState.class, mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void whatIsGivenIsCountedWhereItIsTakenAndWhatIsTakenBackIsTakenBack(ProposalState state) {
        var id = proposes();
        var post = town.post(id);
        ok(bob.post("/api/v1/statuses/" + id + "/favourite"));
        var given = town.likes(dora, id);
        town.settle();
        assertThat(counted(id)).isEqualTo(2);
        brings(id, state);
        town.settle();
        assertThat(proposal(id).state()).isEqualTo(state);

        boolean taken = state.takesSupports();
        int answer = cleo.post("/api/v1/statuses/" + id + "/favourite").status();
        assertThat(answer).isIn(taken ? List.of(200) : state.isPublic() ? List.of(422) : List.of(404, 422));
        town.send(
                erin,
                "{'id':'%s/likes/%s','type':'Like','actor':'%s','object':'%s'}"
                        .formatted(erin.id(), id, erin.id(), post));
        int again = bob.post("/api/v1/statuses/" + id + "/favourite").status();
        assertThat(again).as("what is there already").isIn(state.isPublic() ? List.of(200) : List.of(200, 404));
        town.settle();
        assertThat(counted(id)).as("given").isEqualTo(taken ? 4 : 2);

        int back = bob.post("/api/v1/statuses/" + id + "/unfavourite").status();
        assertThat(back).isIn(state.isPublic() ? List.of(200) : List.of(200, 404));
        town.send(
                dora,
                "{'id':'%s/undo/%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'Like','actor':'%s','object':'%s'}}"
                        .formatted(dora.id(), id, dora.id(), given, dora.id(), post));
        town.settle();
        assertThat(counted(id)).as("taken back").isEqualTo((taken ? 2 : 0) + (back == 200 ? 0 : 1));
    }

    @Test
    void whileTheStateChangesEachIsEitherCountedOrRefused() throws Exception {
        var id = proposes();
        var people = new ArrayList<Person>();
        for (int i = 0; i < 24; i++) {
            people.add(town.world.person("citizen" + i));
        }
        var tasks = new ArrayList<Callable<Integer>>();
        for (var person : people) {
            tasks.add(() -> {
                int status =
                        person.post("/api/v1/statuses/" + id + "/favourite").status();
                if (status == 200 && person.name().endsWith("7")) {
                    ok(person.post("/api/v1/statuses/" + id + "/unfavourite"));
                    return 204;
                }
                return status;
            });
        }
        tasks.add(6, () -> changes(id));
        tasks.add(12, () -> changes(id));
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var future : threads.invokeAll(tasks)) {
                answers.add(future.get());
            }
        }
        town.settle();

        assertThat(answers).allMatch(status -> List.of(0, 200, 204, 422).contains(status));
        assertThat(counted(id)).isEqualTo((int)
                answers.stream().filter(status -> status == 200).count());
        boolean closed = false;
        for (var entry : ok(alice.visit(CivicTown.PROPOSALS + "/" + id + "/log?limit=1000"))) {
            var said = entry.get("entry");
            if (said.has("to") && said.path("event").asText().equals("state")) {
                closed = said.get("to").asText().equals("checking");
            }
            assertThat(closed && said.path("act").asText().equals("given"))
                    .as("given while it was closed: " + said)
                    .isFalse();
        }
    }

    private static int changes(String id) {
        for (int i = 0; i < 5; i++) {
            for (var state : List.of("checking", "gathering")) {
                town.grace.post(
                        CivicTown.PROPOSALS + "/" + id + "/state", Map.of("state", state, "reason", "author-asked"));
            }
        }
        return 0;
    }
}
