package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.proposal.Transitions.Mover;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which states a proposal comes into, by whom, and what it comes back as. */
class StatesTest {

    private final CivicWorld world = new CivicWorld();
    private final Account alice = world.member("alice");
    private final Account mona = world.member("mona");

    StatesTest() {
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), mona));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void moves(Account by, Proposal proposal, ProposalState to) {
        world.database.write(tx ->
                world.house.civic().lifecycle().moderate(tx, proposal, by, to, Optional.of(Reason.JOKE), "A note"));
    }

    private void restores(Account by, Proposal proposal) {
        world.database.write(tx -> world.house.civic().lifecycle().restore(tx, proposal, by, ""));
    }

    private ProposalState state(Proposal proposal) {
        return world.now(proposal).state();
    }

    private void answers(Proposal proposal, String tag) {
        world.posts(
                world.worksActor(),
                "<p>We say #" + tag + "</p>",
                Optional.of(world.status(proposal)),
                List.of(tag),
                Set.of(proposal.author()));
    }

    private Proposal sent() {
        world.works();
        var proposal = world.proposes(alice, "Safer crossing on Mill Road", "works");
        world.database.write(tx -> world.house.civic().asking().send(tx, proposal, mona));
        world.worksActor();
        world.inboxesTake();
        return proposal;
    }

    @Test
    void everyStateIsReachedAndLeftByADoor() {
        var reached = EnumSet.of(ProposalState.GATHERING);
        var left = EnumSet.noneOf(ProposalState.class);
        for (var from : ProposalState.values()) {
            for (var to : ProposalState.values()) {
                if (Arrays.stream(Mover.values()).anyMatch(who -> Transitions.allows(who, from, to, false))) {
                    reached.add(to);
                    left.add(from);
                }
            }
        }
        left.addAll(Transitions.KEPT); // by being restored
        assertThat(EnumSet.complementOf(reached)).containsExactly(ProposalState.OTHER);
        assertThat(EnumSet.complementOf(left)).containsExactly(ProposalState.OTHER);
    }

    @Test
    void noModeratorUndoesWhatABodySaid() {
        for (var from : ProposalState.values()) {
            boolean answered = Set.of(
                            ProposalState.ACKNOWLEDGED,
                            ProposalState.UNDER_REVIEW,
                            ProposalState.ANSWERED,
                            ProposalState.IN_PROGRESS,
                            ProposalState.DONE,
                            ProposalState.CONFIRMED,
                            ProposalState.DISPUTED)
                    .contains(from);
            if (answered) {
                assertThat(Transitions.byModerator(from, true))
                        .as(from.word())
                        .doesNotContain(ProposalState.GATHERING, ProposalState.CHECKING, ProposalState.RETURNED);
            }
        }
        var proposal = sent();
        answers(proposal, "accepted");
        assertThat(state(proposal)).isEqualTo(ProposalState.ANSWERED);
        assertThatThrownBy(() -> moves(mona, proposal, ProposalState.GATHERING))
                .isInstanceOf(Invalid.class)
                .hasMessage("A proposal that is answered cannot become gathering");
    }

    @Test
    void whatIsHiddenComesBackAsWhatItWas() {
        var proposal = sent();
        answers(proposal, "accepted");
        var before = world.now(proposal);

        moves(mona, proposal, ProposalState.HIDDEN);
        assertThat(state(proposal)).isEqualTo(ProposalState.HIDDEN);
        assertThatThrownBy(() -> moves(mona, proposal, ProposalState.GATHERING)).isInstanceOf(Invalid.class);
        moves(mona, proposal, ProposalState.REMOVED);
        restores(mona, proposal);
        assertThat(state(proposal)).isEqualTo(ProposalState.HIDDEN);
        restores(mona, proposal);

        assertThat(state(proposal)).isEqualTo(ProposalState.ANSWERED);
        assertThat(world.now(proposal).answer()).isEqualTo(before.answer());
        assertThat(world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id())))
                .extracting(Track::state)
                .containsExactly(TrackState.ACCEPTED);
        assertThatThrownBy(() -> restores(mona, proposal)).isInstanceOf(Invalid.class);
    }

    @Test
    void whatABodyDidMeanwhileShowsWhenItComesBack() {
        var proposal = sent();
        moves(mona, proposal, ProposalState.ARCHIVED);
        answers(proposal, "declined");
        assertThat(state(proposal)).isEqualTo(ProposalState.ARCHIVED);
        restores(mona, proposal);
        assertThat(state(proposal)).isEqualTo(ProposalState.ANSWERED);
    }

    @Test
    void theTimeToConfirmGoesOnWhereItStopped() {
        var proposal = sent();
        answers(proposal, "done");
        var claimed = world.now(proposal).times().doneClaimed();
        world.clock.advance(Duration.ofDays(2));
        moves(mona, proposal, ProposalState.HIDDEN);
        restores(mona, proposal);
        assertThat(state(proposal)).isEqualTo(ProposalState.DONE);
        assertThat(world.now(proposal).times().doneClaimed()).isPresent().isEqualTo(claimed);
    }

    @Test
    void aReturnedProposalIsChangedAndSentInAgain() {
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        moves(mona, proposal, ProposalState.RETURNED);
        world.database.write(tx -> world.house
                .civic()
                .amendments()
                .change(tx, world.now2(tx, proposal), alice, world.draft("Safer crossing on Mill Lane")));
        assertThatThrownBy(() -> world.database.write(
                        tx -> world.house.civic().lifecycle().resubmit(tx, world.now2(tx, proposal), mona, "")))
                .isInstanceOf(Forbidden.class);
        world.database.write(
                tx -> world.house.civic().lifecycle().resubmit(tx, world.now2(tx, proposal), alice, "Clearer now"));
        assertThat(state(proposal)).isEqualTo(ProposalState.CHECKING);
        moves(mona, proposal, ProposalState.GATHERING);

        assertThat(world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())))
                .extracting(event -> event.kind() + " " + event.reason().orElse("") + " " + event.note())
                .containsExactly(
                        "published  ",
                        "state joke A note",
                        "edited  ",
                        "resubmitted  Clearer now",
                        "state joke A note");
    }

    @Test
    void nobodyElseMovesAnything() {
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        world.works();
        for (var who :
                List.of(alice, world.member("bob"), world.worksActor(), world.remote("carol", "other.example"))) {
            assertThatThrownBy(() -> moves(who, proposal, ProposalState.HIDDEN)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> restores(who, proposal)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> world.database.write(
                            tx -> world.house.civic().asking().send(tx, proposal, who)))
                    .isInstanceOf(Forbidden.class);
        }
        for (var who : List.of(mona, world.member("bob"), world.worksActor())) {
            assertThatThrownBy(() -> world.database.write(
                            tx -> world.house.civic().lifecycle().withdraw(tx, proposal, who.id())))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(state(proposal)).isEqualTo(ProposalState.GATHERING);
    }

    @Test
    void onlyWhatHasABodyAndGathersIsSentAndSaysThatAModeratorSentIt() {
        var nobody = world.proposes(alice, "Benches by the old canal path");
        assertThatThrownBy(() ->
                        world.database.write(tx -> world.house.civic().asking().send(tx, nobody, mona)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("nobody to send it to");
        var proposal = sent();
        assertThat(world.now(proposal).times().thresholdReached()).isEmpty();
        assertThat(world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())))
                .extracting(ProposalEvent::kind)
                .containsExactly("published", "sent", "track");
        assertThatThrownBy(() ->
                        world.database.write(tx -> world.house.civic().asking().send(tx, proposal, mona)))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("was sent to its bodies before");
        var returned = world.proposes(world.member("bob"), "A rail along the quay wall", "works");
        moves(mona, returned, ProposalState.RETURNED);
        assertThatThrownBy(() ->
                        world.database.write(tx -> world.house.civic().asking().send(tx, returned, mona)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void whatIsAnsweredIsNotWithdrawn() {
        var proposal = sent();
        answers(proposal, "declined");
        assertThatThrownBy(() -> world.database.write(
                        tx -> world.house.civic().lifecycle().withdraw(tx, proposal, alice.id())))
                .isInstanceOf(Invalid.class);
    }
}
