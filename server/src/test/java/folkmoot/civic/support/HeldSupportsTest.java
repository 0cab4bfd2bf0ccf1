package folkmoot.civic.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Tally;
import folkmoot.people.account.Account;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What moderators do about supports that are held for review. */
class HeldSupportsTest {

    private final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private Tally tally(Proposal proposal) {
        return world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
    }

    @Test
    void moderatorsLetHeldSupportsCountAndEverybodyReadsHowMany() {
        var proposal = flooded();
        var grace = moderator();

        assertThat(decide(proposal, grace, "farm.example", Optional.empty(), "They are all our neighbours"))
                .isEqualTo(4);

        assertThat(tally(proposal).count(SupportColumn.NETWORK)).isEqualTo(9);
        assertThat(tally(proposal).totalHeld()).isZero();
        var event = world.list(tx -> world.house.civic().proposals().events(tx, proposal.id()))
                .getLast();
        assertThat(event.kind()).isEqualTo("released");
        assertThat(event.to()).contains("4");
        assertThat(event.note()).isEqualTo("They are all our neighbours").doesNotContain("farm.example");
        var logged = world.list(tx -> world.house.civic().registry().log().latest(tx, proposal.community(), 5))
                .getFirst();
        assertThat(logged.act()).isEqualTo(CommunityLog.Act.RELEASE);
        assertThat(logged.object()).isEqualTo(proposal.record());
        assertThat(decide(proposal, grace, "farm.example", Optional.empty(), ""))
                .isZero();
    }

    @Test
    void releasedSupportsMayReachTheThreshold() {
        world.remote("known0", "farm.example"); // known before the proposal: its supports count in a column of the rule
        world.clock.advance(Duration.ofHours(1));
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var status = world.status(proposal);
        for (int i = 0; i < 31; i++) { // one and the same, again and again: a burst
            world.likes(world.remote("known0", "farm.example"), status);
            world.unlikes(world.remote("known0", "farm.example"), status);
        }
        for (int i = 0; i < 6; i++) {
            world.likes(world.remote("known" + i, "farm.example"), status);
        }
        assertThat(tally(proposal).totalHeld()).isEqualTo(6);
        assertThat(world.now(proposal).times().thresholdReached()).isEmpty();

        decide(proposal, moderator(), "farm.example", Optional.empty(), "");
        world.jobs.runAll();

        assertThat(world.now(proposal).times().thresholdReached()).isPresent();
    }

    @Test
    void whoWasRefusedIsNeverCountedAlsoNotAfterTakingItBack() {
        var proposal = flooded();
        var status = world.status(proposal);

        decide(proposal, moderator(), "farm.example", Optional.of(Refusal.SHAM_SERVER), "");
        assertThat(tally(proposal).refused()).isEqualTo(4);
        assertThat(tally(proposal).totalHeld()).isZero();
        assertThat(tally(proposal).total()).isEqualTo(5);
        for (int i = 0; i < 9; i++) {
            world.unlikes(world.remote("bot" + i, "s" + i + ".farm.example"), status);
        }
        assertThat(tally(proposal).refused()).isZero();
        for (int i = 0; i < 9; i++) {
            world.likes(world.remote("bot" + i, "s" + i + ".farm.example"), status);
        }

        assertThat(tally(proposal).refused()).isEqualTo(4);
        assertThat(tally(proposal).total()).isEqualTo(5);
        var event = world.list(tx -> world.house.civic().proposals().events(tx, proposal.id()))
                .getLast();
        assertThat(event.kind()).isEqualTo("refused");
        assertThat(event.reason()).contains("sham-server");
    }

    @Test
    void whatComesAfterModeratorsLookedIsNotDecidedWithTheRest() {
        var proposal = flooded();
        var grace = moderator();
        var seen = held(proposal, grace).getFirst();
        world.likes(world.remote("late", "late.farm.example"), world.status(proposal));

        assertThat(world.<Integer>in(tx -> world.house
                        .civic()
                        .count()
                        .review()
                        .decide(
                                tx,
                                proposal,
                                grace,
                                Selection.heldFrom(seen.source(), seen.upTo()),
                                Optional.empty(),
                                "")
                        .changed()))
                .isEqualTo(4);
        assertThat(tally(proposal).totalHeld()).isEqualTo(1);
    }

    @Test
    void aServerOfFewSupportersIsNotNamedToModerators() {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        var status = world.status(proposal);
        var one = world.remote("solo", "solo.example");
        for (int i = 0; i < 31; i++) {
            world.likes(one, status);
            world.unlikes(one, status);
        }
        world.likes(one, status);

        assertThat(held(proposal, moderator())).singleElement().satisfies(batch -> {
            assertThat(batch.source()).isEmpty();
            assertThat(batch.held()).isEqualTo(1);
        });
        assertThat(decide(proposal, moderator(), "solo.example", Optional.empty(), ""))
                .isZero();
        assertThat(decide(proposal, moderator(), "", Optional.empty(), "")).isEqualTo(1);
    }

    @Test
    void onlyTheCommunitysModeratorsSeeOrDecideHeldSupports() {
        world.works();
        var proposal = flooded();
        moderator();
        for (var other : List.of(world.member("alice"), world.member("bob"), world.worksActor())) {
            assertThatThrownBy(() -> held(proposal, other)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> decide(proposal, other, "farm.example", Optional.empty(), ""))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(tally(proposal).totalHeld()).isEqualTo(4);
        assertThatThrownBy(() -> decide(proposal, moderator(), "farm.example", Optional.empty(), "x".repeat(801)))
                .isInstanceOf(Invalid.class);
    }

    /** Five supports of one source counted, four held. */
    private Proposal flooded() {
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road");
        for (int i = 0; i < 9; i++) {
            world.likes(world.remote("bot" + i, "s" + i + ".farm.example"), world.status(proposal));
        }
        return proposal;
    }

    private Account moderator() {
        var grace = world.member("grace");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), grace));
        return grace;
    }

    private List<SupportReview.Batch> held(Proposal proposal, Account by) {
        return world.list(tx -> world.house.civic().count().review().held(tx, proposal, by));
    }

    private int decide(Proposal proposal, Account by, String source, Optional<Refusal> refusal, String note) {
        return world.<Integer>in(tx -> world.house
                .civic()
                .count()
                .review()
                .decide(tx, proposal, by, Selection.heldFrom(source, Long.MAX_VALUE), refusal, note)
                .changed());
    }
}
