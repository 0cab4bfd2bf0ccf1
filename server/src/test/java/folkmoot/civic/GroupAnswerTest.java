package folkmoot.civic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.AnsweringWorld;
import folkmoot.civic.response.NewResponse;
import folkmoot.civic.response.Via;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupAnswerTest {

    private final AnsweringWorld on = new AnsweringWorld();
    private Account parks;

    @BeforeAll
    void register() {
        on.body("roads");
        parks = on.world.stranger("parks");
        on.world.in(tx -> on.world
                .house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        on.world.community().id(),
                        NewBody.of("parks", "Parks", "town.example", "parks@town.example")));
    }

    @AfterAll
    void close() {
        on.close();
    }

    private long answer(List<Proposal> about, String text) {
        return on.world.in(tx -> on.answers()
                .groups()
                .answer(
                        tx,
                        about.stream().map(each -> on.world.now2(tx, each)).toList(),
                        NewResponse.of(parks, Via.DESK, Optional.of(TrackState.PLANNED), text))
                .id());
    }

    @Test
    void c30ManyAreAnsweredAtOnceAndEachCarriesTheAnswerWithALinkToTheWhole() {
        var all = IntStream.range(0, 20).mapToObj(_ -> on.sent("parks")).toList();
        var whole = "We plant trees in all of these streets. ".repeat(40) + "The last street comes in May.";
        long group = answer(all, whole);

        for (var proposal : all) {
            var track = on.tracks(proposal).getFirst();
            assertThat(track.state()).isEqualTo(TrackState.PLANNED);
            var answer = on.world
                    .list(tx -> on.answers().responses().list(tx, proposal.id()))
                    .getFirst();
            assertThat(answer.group()).contains(group);
            assertThat(answer.latest().content())
                    .contains("/answers/" + group)
                    .contains("We plant trees")
                    .doesNotContain("The last street comes in May.");
        }
        assertThat(on.world
                        .in(tx -> on.answers().groups().find(tx, group).orElseThrow())
                        .text())
                .isEqualTo(whole);
        assertThat(on.world.list(tx -> on.answers().groups().proposals(tx, group)))
                .hasSize(20);
    }

    @Test
    void allAreAnsweredOrNone() {
        var own = on.sent("parks");
        var others = on.sent("roads");
        assertThatThrownBy(() -> answer(List.of(own, others), "Yes.")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> answer(List.of(), "Yes.")).isInstanceOf(Invalid.class);
        assertThat(on.tracks(own).getFirst().state()).isEqualTo(TrackState.ASKED);
        assertThat(on.world.list(tx -> on.answers().responses().list(tx, own.id())))
                .isEmpty();
    }
}
