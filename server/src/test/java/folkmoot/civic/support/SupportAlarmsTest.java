package folkmoot.civic.support;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.proposal.Proposal;
import folkmoot.people.account.Account;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What looks odd is shown to moderators, with a plot, and changes no count. */
class SupportAlarmsTest {

    private final CivicWorld world = new CivicWorld();
    private Account grace;

    @BeforeEach
    void open() {
        grace = world.member("grace");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), grace));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private SupportReview.Alarms alarms(Proposal proposal) {
        return world.in(tx -> world.house.civic().count().review().alarms(tx, proposal, grace));
    }

    private List<SupportReview.Alarm.Kind> kinds(Proposal proposal) {
        return alarms(proposal).alarms().stream().map(SupportReview.Alarm::kind).toList();
    }

    private void supports(Account by, Proposal proposal) {
        var status = world.status(proposal);
        world.database.write(tx -> {
            var favourites = world.house.talk().reactions().favourites();
            if (by.isLocal()) {
                favourites.add(tx, by, status);
            } else {
                favourites.receive(tx, by, status, URI.create(by.uri() + "/likes/" + status.id()));
            }
        });
    }

    /** A member who was here today, from that address. */
    private Account visitor(String name, String address) {
        var user = world.house
                .stewardship()
                .registrations()
                .create(
                        new NewUser(name, name + "@town.example", "correct horse battery", "en", Optional.empty()),
                        Role.MEMBER,
                        true);
        world.database.write(tx -> tx.execute(
                "INSERT INTO visit (user_id, day, address) VALUES (?, (?::timestamptz AT TIME ZONE 'UTC')::date, ?)",
                user.id().value(),
                world.clock.instant(),
                address));
        return world.member(name);
    }

    @Test
    void manyFromOneNetworkAreShownAndNobodyIsNamed() {
        var proposal = world.proposes(world.member("alice"), "Close the library on Mondays");
        for (int i = 0; i < 4; i++) {
            supports(visitor("six" + i, "2001:db8:77:" + i + "::1"), proposal);
        }
        supports(visitor("other", "2001:db8:78::1"), proposal);
        assertThat(kinds(proposal)).isEmpty();

        supports(visitor("six4", "2001:db8:77:ffff::1"), proposal);

        var alarms = alarms(proposal).alarms();
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(SupportReview.Alarm.Kind.ONE_NETWORK);
            assertThat(alarm.count()).isEqualTo(5);
            assertThat(alarm.toString()).doesNotContain("2001").doesNotContain("six");
        });
        for (int i = 0; i < 5; i++) {
            supports(visitor("four" + i, "198.51.100." + (i + 1)), proposal);
        }
        assertThat(kinds(proposal))
                .containsExactly(SupportReview.Alarm.Kind.ONE_NETWORK, SupportReview.Alarm.Kind.ONE_NETWORK);
    }

    @Test
    void mostlyNewAccountsAreShownAndNothingIsTakenOutByItself() {
        for (int i = 0; i < 9; i++) {
            world.remote("old" + i, "o" + i + ".example");
        }
        world.clock.advance(Duration.ofDays(1));
        var proposal = world.proposes(world.member("alice"), "Close the library on Mondays");
        world.clock.advance(Duration.ofHours(1));
        for (int i = 0; i < 9; i++) {
            supports(world.remote("old" + i, "o" + i + ".example"), proposal);
        }
        for (int i = 0; i < 9; i++) {
            supports(world.remote("new" + i, "n" + i + ".example"), proposal);
        }
        assertThat(kinds(proposal)).as("half of eighteen").isEmpty();
        for (int i = 9; i < 12; i++) {
            supports(world.remote("new" + i, "n" + i + ".example"), proposal);
        }
        world.jobs.runAll();

        assertThat(kinds(proposal)).containsExactly(SupportReview.Alarm.Kind.NEWCOMERS);
        var tally = world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
        assertThat(tally.total()).isEqualTo(21);
        assertThat(tally.totalHeld()).isZero();
    }

    @Test
    void thePlotHasEverySupportAndWhatIsNotCountedStandsOut() {
        var proposal = world.proposes(world.member("alice"), "Close the library on Mondays");
        for (int i = 0; i < 9; i++) {
            supports(world.remote("bot" + i, "s" + i + ".farm.example"), proposal);
        }
        world.clock.advance(Duration.ofHours(5));
        supports(world.member("bob"), proposal);
        world.jobs.runAll();

        var plot = alarms(proposal).plot();
        assertThat(Arrays.stream(plot.given()).sum()).isEqualTo(10);
        assertThat(Arrays.stream(plot.counted()).sum()).isEqualTo(6);
        assertThat(plot.given()[0]).isEqualTo(9);
        assertThat(plot.begin()).isEqualTo(proposal.times().created());
    }
}
