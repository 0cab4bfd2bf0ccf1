package folkmoot.civic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.proposal.Hops;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.AnsweringWorld;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HopsTest {

    private final AnsweringWorld on = new AnsweringWorld();

    @BeforeAll
    void register() {
        List.of("council", "county", "rail", "ministry").forEach(on::body);
    }

    @AfterAll
    void close() {
        on.close();
    }

    private List<Hops.Hop> hops(Proposal proposal) {
        return on.world.list(tx -> on.answers().hops().list(tx, proposal.id()));
    }

    private void decide(Proposal proposal, Account by, String slug) {
        on.world.database.write(tx -> on.answers()
                .hops()
                .decide(
                        tx,
                        on.world.now2(tx, proposal),
                        by,
                        on.world
                                .house
                                .civic()
                                .registry()
                                .bodies()
                                .require(tx, on.world.community().id(), slug),
                        "It is theirs"));
        on.world.inboxesTake();
    }

    @Test
    void c7ABodyThatIsNotResponsibleNamesAnotherTwiceAtMostBeforeAModeratorDecides() {
        var proposal = on.sent("council");
        on.world.clock.advance(Duration.ofDays(3));
        on.says("council", proposal, "Not our road. #notours county");
        assertThat(on.track(proposal, "council").state()).isEqualTo(TrackState.NOT_OURS);
        var county = on.track(proposal, "county");
        assertThat(county.state()).isEqualTo(TrackState.ASKED);
        assertThat(county.clock().asked()).as("its own clock, from now").contains(on.world.clock.instant());
        assertThat(on.world.now(proposal).state())
                .as("somebody is still to answer")
                .isEqualTo(ProposalState.GATHERING);
        assertThat(on.events(proposal)).contains("passed-on");

        on.says("county", proposal, "Nor ours. #nieNasze @rail@rail.gov.example");
        assertThat(on.track(proposal, "rail").state()).isEqualTo(TrackState.ASKED);
        on.says("rail", proposal, "Nor ours. #notours ministry");
        assertThat(on.tracks(proposal)).hasSize(3);
        assertThat(hops(proposal)).extracting(Hops.Hop::waits).containsExactly(false, false, true);
        assertThat(on.events(proposal)).contains("hop-waits");
        assertThat(on.told(on.world.member("mo")).getFirst().text().content()).contains("The ministry");

        assertThatThrownBy(() -> decide(proposal, on.actor("rail"), "ministry")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> decide(proposal, on.world.member("alice"), "ministry"))
                .isInstanceOf(Forbidden.class);
        decide(proposal, on.world.member("mo"), "ministry");
        assertThat(on.track(proposal, "ministry").state()).isEqualTo(TrackState.ASKED);
        assertThatThrownBy(() -> decide(proposal, on.world.member("mo"), "ministry"))
                .isInstanceOf(Invalid.class);
        on.says("ministry", proposal, "Ours. #accepted");
        assertThat(on.world.now(proposal).state()).isEqualTo(ProposalState.ANSWERED);
    }

    @Test
    void whatWasAnsweredAndIsPassedOnWaitsForWhoIsAskedNow() {
        var proposal = on.sent("council");
        on.says("council", proposal, "Yes. #accepted");
        assertThat(on.world.now(proposal).state()).isEqualTo(ProposalState.ANSWERED);
        assertThat(on.world.now(proposal).answer()).contains("accepted");
        on.says("council", proposal, "The road is not ours. #notours county");
        assertThat(on.world.now(proposal).state()).as("the least advanced").isEqualTo(ProposalState.GATHERING);
        assertThat(on.world.now(proposal).answer()).isEmpty();
        on.says("county", proposal, "Ours. #declined");
        assertThat(on.world.now(proposal).state()).isEqualTo(ProposalState.ANSWERED);
        assertThat(on.world.now(proposal).answer()).contains("declined");

        decide(proposal, on.world.member("mo"), "rail");
        assertThat(on.world.now(proposal).state())
                .as("a moderator asks another")
                .isEqualTo(ProposalState.GATHERING);
    }

    @Test
    void whoNamesNobodyTheRegisterKnowsIsToldAndNobodyIsAsked() {
        var proposal = on.sent("council");
        on.says("council", proposal, "Somebody else. #notours the king");
        assertThat(on.track(proposal, "council").state()).isEqualTo(TrackState.NOT_OURS);
        assertThat(on.tracks(proposal)).hasSize(1);
        assertThat(on.told(on.actor("council")).getFirst().text().content()).contains("passed on to nobody");

        on.says("council", proposal, "#notours council");
        assertThat(hops(proposal)).as("nobody passes it to itself").isEmpty();
    }

    @Test
    void whoNamesOneAfterTheOtherWaitsForAModerator() {
        var proposal = on.sent("council");
        on.says("council", proposal, "#notours county");
        on.says("council", proposal, "Or perhaps #notours rail");
        assertThat(on.tracks(proposal)).hasSize(2);
        assertThat(hops(proposal)).extracting(Hops.Hop::waits).containsExactly(false, true);
    }

    @Test
    void whoIsAddressedAlreadyIsNotAskedAgain() {
        var proposal = on.sent("council", "county");
        on.says("council", proposal, "#notours county");
        assertThat(on.tracks(proposal)).hasSize(2);
        assertThat(hops(proposal)).hasSize(1);
        on.says("county", proposal, "#notours council");
        assertThat(on.tracks(proposal)).hasSize(2);
        assertThat(on.world.now(proposal).state()).isEqualTo(ProposalState.ANSWERED);
    }
}
