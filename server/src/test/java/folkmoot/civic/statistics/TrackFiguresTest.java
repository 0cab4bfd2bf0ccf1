package folkmoot.civic.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.response.AnsweringWorld;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is counted of how bodies answer: the page of a body and its desk say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackFiguresTest {

    private final AnsweringWorld on = new AnsweringWorld();

    @BeforeAll
    void register() {
        List.of("patient", "plain", "promising", "busy").forEach(on::body);
    }

    @AfterAll
    void close() {
        on.close();
    }

    private Figures ofBody(String slug) {
        on.world.clock.advance(Duration.ofHours(1));
        on.world.jobs.runAll();
        var body = on.world.in(tx -> on.world
                .house
                .civic()
                .registry()
                .bodies()
                .require(tx, on.world.community().id(), slug));
        return BodyStatistics.total(
                on.world.list(tx -> on.world.house.civic().statistics().of(tx, body.id())));
    }

    private Figures onDesk(String slug) {
        var account = on.actor(slug).id();
        return Figures.sum(on.world
                .in(tx -> on.world.house.civic().desks().statistics().years(tx, account))
                .values());
    }

    /** The clock stands at noon; nothing but the clock moves. */
    private void days(int days) {
        on.world.clock.advance(Duration.ofDays(days));
    }

    @Test
    void daysOnWhichABodyWaitedForTheAuthorAreNotCountedAgainstIt() {
        var plain = on.sent("plain");
        var asked = on.sent("patient");
        days(1);
        on.says("patient", asked, "Which lamp? #question");
        days(14);
        on.says(on.world.member("alice"), on.world.status(asked), "The third.");
        days(1);
        on.says("patient", asked, "It is mended. #accepted");
        on.says("plain", plain, "It is mended. #accepted");

        int waited = ofBody("plain").median().orElseThrow();
        assertThat(waited).isGreaterThan(8);
        assertThat(ofBody("patient").median().orElseThrow()).isBetween(waited - 11, waited - 9);
        assertThat(onDesk("patient")).isEqualTo(ofBody("patient"));
        assertThat(onDesk("plain")).isEqualTo(ofBody("plain"));
    }

    @Test
    void promisesThatWereKeptAndThoseThatWereNotAreCounted() {
        var kept = promised();
        var late = promised();
        promised();
        days(3);
        on.says("promising", kept, "It is there. #done");
        days(30);
        on.daily();
        assertThat(onDesk("promising").promises()).isEqualTo(new Figures.Promises(3, 1, 2));
        on.says("promising", late, "It is there now. #done");

        assertThat(ofBody("promising").promises()).as("late stays late").isEqualTo(new Figures.Promises(3, 1, 2));
        assertThat(onDesk("promising")).isEqualTo(ofBody("promising"));
    }

    private Proposal promised() {
        var proposal = on.sent("promising");
        var day = on.world.house.civic().days().day(on.world.clock.instant()).plusDays(20);
        on.says("promising", proposal, "Yes. #planned by " + day + ": two lamps");
        assertThat(on.world.list(tx -> on.answers().milestones().list(tx, proposal.id())))
                .hasSize(1);
        return proposal;
    }

    @Test
    void whatIsOverdueIsOverdueOnBoth() {
        on.sent("busy");
        days(60);
        assertThat(ofBody("busy").overdue()).isEqualTo(1);
        assertThat(onDesk("busy").overdue()).isEqualTo(1);
        assertThat(onDesk("busy").answered()).isZero();
    }
}
