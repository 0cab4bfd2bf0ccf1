package folkmoot.civic.support;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Tally;
import folkmoot.people.account.Account;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Crowds that are called up, or made up, against a count: what the columns, the alarms and the threshold show. */
class BrigadeTest {

    private final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private Tally tally(Proposal proposal) {
        return world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
    }

    private void send(Account by, Status status) {
        world.database.write(tx -> world.house
                .talk()
                .reactions()
                .favourites()
                .receive(tx, by, status, URI.create(by.uri() + "/likes/" + status.id())));
    }

    private Account moderator() {
        var grace = world.member("grace");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), grace));
        return grace;
    }

    private static Selection from(String source, Counting counting) {
        return new Selection(
                Optional.of(source),
                Optional.empty(),
                Optional.of(counting),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Long.MAX_VALUE);
    }

    @Test
    void nineHundredFromThreeHundredSubdomainsAreOneSourceOfWhichFiveCount() {
        var proposal = world.proposes(world.member("alice"), "Close the library on Mondays");
        var status = world.status(proposal);
        world.likes(world.member("bob"), status);
        for (int i = 0; i < 900; i++) {
            if (i % 150 == 0) {
                world.clock.advance(Duration.ofMinutes(1));
            }
            send(world.remote("u" + i, "s" + i % 300 + ".farm.example"), status);
        }
        world.jobs.runAll();

        var during = tally(proposal);
        assertThat(during.count(SupportColumn.MEMBERS)).isEqualTo(1);
        assertThat(during.count(SupportColumn.NETWORK)).isEqualTo(5);
        assertThat(during.totalHeld()).isEqualTo(895);
        assertThat(world.now(proposal).times().thresholdReached()).isEmpty();
        var grace = moderator();
        var alarms = world.in(tx -> world.house.civic().count().review().alarms(tx, proposal, grace));
        assertThat(alarms.alarms())
                .extracting(SupportReview.Alarm::kind)
                .contains(SupportReview.Alarm.Kind.ONE_SERVER, SupportReview.Alarm.Kind.BURST);
        assertThat(alarms.alarms())
                .allSatisfy(alarm ->
                        assertThat(alarm.source().orElse("farm.example")).isEqualTo("farm.example"));

        var all = from("farm.example", Counting.HELD);
        var refusal = Optional.of(Refusal.SHAM_SERVER);
        var tried = world.in(tx -> world.house.civic().count().review().tryOut(tx, proposal, grace, all, refusal));
        assertThat(tally(proposal)).as("trying out changes nothing").isEqualTo(during);
        var done = world.in(
                tx -> world.house.civic().count().review().decide(tx, proposal, grace, all, refusal, "One farm"));
        world.jobs.runAll();

        assertThat(tried.changed()).isEqualTo(895);
        assertThat(done).isEqualTo(tried);
        assertThat(tally(proposal)).isEqualTo(tried.after());
        assertThat(tally(proposal).refused()).isEqualTo(895);

        var counted = from("farm.example", Counting.COUNTED);
        world.in(tx -> world.house.civic().count().review().decide(tx, proposal, grace, counted, refusal, "One farm"));
        assertThat(tally(proposal).total()).isEqualTo(1);
        var back = from("farm.example", Counting.INVALID);
        var reinstated = world.in(tx ->
                world.house.civic().count().review().decide(tx, proposal, grace, back, Optional.empty(), "Sorry"));
        world.jobs.runAll();
        assertThat(reinstated.changed()).isEqualTo(900);
        assertThat(tally(proposal).total()).isEqualTo(901);
        assertThat(tally(proposal)).isEqualTo(reinstated.after());
    }

    @Test
    void aServerOfTwelveThatSendsHundredsCountsForSix() {
        for (int i = 0; i < 12; i++) {
            world.remote("old" + i, "small.example");
        }
        world.clock.advance(Duration.ofDays(30));
        var proposal = world.proposes(world.member("alice"), "Close the library on Mondays");
        var status = world.status(proposal);
        for (int i = 0; i < 480; i++) {
            if (i % 20 == 0) {
                world.clock.advance(Duration.ofMinutes(2));
            }
            send(world.remote(i < 12 ? "old" + i : "new" + i, "small.example"), status);
        }
        world.jobs.runAll();

        assertThat(tally(proposal).count(SupportColumn.KNOWN)).isEqualTo(6);
        assertThat(tally(proposal).totalHeld()).isEqualTo(474);
    }

    @Test
    void aTownThatRisesAtOnceIsNotTakenForABrigade() {
        var proposal = world.proposes(world.member("alice"), "Keep the library open on Mondays");
        var status = world.status(proposal);
        for (int i = 0; i < 200; i++) {
            var by = world.member("citizen" + i);
            world.database.write(
                    tx -> world.house.talk().reactions().favourites().add(tx, by, status));
        }
        world.jobs.runAll();

        assertThat(tally(proposal).count(SupportColumn.MEMBERS)).isEqualTo(200);
        assertThat(tally(proposal).totalHeld()).isZero();
        assertThat(world.now(proposal).times().thresholdReached()).isPresent();
    }

    @Test
    void selectionsMeanWhatTheySay() {
        var proposal = world.proposes(world.member("alice"), "Close the library on Mondays");
        var status = world.status(proposal);
        var before = world.clock.instant();
        for (int i = 0; i < 6; i++) {
            send(world.remote("a" + i, "first.example"), status);
        }
        world.clock.advance(Duration.ofHours(2));
        for (int i = 0; i < 6; i++) {
            send(world.remote("b" + i, "second.example"), status);
        }
        var grace = moderator();
        var later = new Selection(
                Optional.empty(),
                Optional.of(SupportColumn.NETWORK),
                Optional.empty(),
                Optional.of(before.plus(Duration.ofHours(1))),
                Optional.empty(),
                Optional.of(Duration.ofHours(1)),
                Optional.of(6),
                Long.MAX_VALUE);

        var effect = world.in(tx ->
                world.house.civic().count().review().tryOut(tx, proposal, grace, later, Optional.of(Refusal.BRIGADE)));

        assertThat(effect.changed()).isEqualTo(6);
        assertThat(effect.after().total()).isEqualTo(5);
    }
}
