package folkmoot.civic.body;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.people.account.Account;
import folkmoot.people.follow.Follow;
import folkmoot.platform.event.Observers;
import folkmoot.platform.job.Jobs;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handle of a register's entry is looked up, and whoever waits for the body is told when it leads somewhere. */
class BodyLookUpsTest {

    private final CivicWorld world = new CivicWorld();
    private final Map<String, Account> servers = new HashMap<>();
    private final List<String> reached = new ArrayList<>();
    private final BodyLookUps lookUps = lookUps();

    private BodyLookUps lookUps() {
        var observers = new Observers<ReachObserver>();
        observers.add((tx, body) -> reached.add(body.slug()));
        return new BodyLookUps(
                world.database,
                world.house.civic().registry().officials(),
                handle -> Optional.ofNullable(servers.get(handle.toString())),
                new Jobs(world.database, world.clock),
                world.clock,
                world.house.people().events().standings(),
                observers);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Body works() {
        return world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .require(tx, world.community().id(), "works"));
    }

    private void corrects(String field, String value) {
        var entry = works();
        world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .correct(tx, entry, NewBody.of(entry).with(Map.of(field, value))));
    }

    private Optional<Follow> clerksFollow(Account account) {
        return world.maybe(
                tx -> world.house.people().follows().find(tx, world.community().clerk(), account.id()));
    }

    private boolean isOfficial(Account account) {
        return world.is(tx -> world.house.civic().registry().officials().isOfficialAnywhere(tx, account));
    }

    private Account moved(Account account, URI to) {
        return world.in(tx -> world.house
                .people()
                .accounts()
                .saveRemote(
                        tx,
                        new Account(
                                account.id(),
                                account.username(),
                                account.domain(),
                                account.uri(),
                                account.url(),
                                account.type(),
                                account.displayName(),
                                account.note(),
                                account.noteSource(),
                                account.fields(),
                                account.avatar(),
                                account.header(),
                                account.endpoints(),
                                new Account.Settings(false, true, true, List.of(), Optional.of(to)),
                                account.times())));
    }

    @Test
    void aHandleIsLookedUpAtOnceAndDailyAndWhereItLeadsNowhereTheEntrySaysSo() {
        world.works();
        assertThat(works().reach().triedAt()).isEmpty();

        world.jobs.runAll();
        assertThat(works().reach().triedAt()).contains(world.clock.instant());
        assertThat(works().isUnreachable()).isTrue();

        world.clock.advance(Duration.ofDays(1));
        world.jobs.runAll();
        assertThat(works().reach().triedAt()).contains(world.clock.instant());
    }

    @Test
    void aBodyThatBecomesReachableGetsItsAccountIsToldOfOnceAndIsFollowedByTheClerk() {
        var body = world.works();
        lookUps.run(body.id());
        assertThat(reached).isEmpty();

        var actor = world.worksActor();
        servers.put("works@works.gov.example", actor);
        lookUps.run(body.id());
        lookUps.run(body.id());

        assertThat(works().account()).contains(actor.id());
        assertThat(works().isUnreachable()).isFalse();
        assertThat(reached).containsExactly("works");
        assertThat(clerksFollow(actor)).isPresent();
    }

    @Test
    void aServerThatDoesNotAnswerTodayLeavesTheAccountAndIsToldOfAgainWhenItDoes() {
        var body = world.works();
        servers.put("works@works.gov.example", world.worksActor());
        lookUps.run(body.id());
        servers.clear();
        lookUps.run(body.id());

        assertThat(works().account()).isPresent();
        assertThat(works().isUnreachable()).isTrue();

        servers.put("works@works.gov.example", world.worksActor());
        lookUps.run(body.id());
        assertThat(reached).containsExactly("works", "works");
    }

    @Test
    void theClerkNoLongerFollowsWhoSpeaksForNoBody() {
        var body = world.works();
        var actor = world.worksActor();
        servers.put("works@works.gov.example", actor);
        lookUps.run(body.id());

        var entry = works();
        world.database.write(tx -> world.house.civic().registry().bodies().retire(tx, entry));

        assertThat(clerksFollow(actor)).isEmpty();
    }

    @Test
    void whoMovesAwayIsRecognisedAnewAndInheritsNothing() {
        var body = world.works();
        var before = world.worksActor();
        var after = world.remote("dept", "new.works.gov.example");
        servers.put("works@works.gov.example", before);
        lookUps.run(body.id());
        assertThat(isOfficial(before)).isTrue();

        servers.put("works@works.gov.example", moved(before, after.uri()));
        lookUps.run(body.id());

        assertThat(isOfficial(servers.get("works@works.gov.example"))).isFalse();
        assertThat(isOfficial(after)).as("also on the same domain").isFalse();
        assertThat(works().isUnreachable()).isTrue();
        var mark = world.in(
                tx -> world.house.civic().registry().officials().mark(tx, servers.get("works@works.gov.example")));
        assertThat(mark.map(Mark::standing)).contains(Mark.Standing.LOST);

        corrects("handle", "dept@new.works.gov.example");
        assertThat(isOfficial(after)).isTrue();
    }

    @Test
    void aCorrectedHandleForgetsWhatTheLookUpOfTheOtherOneSaid() {
        var body = world.works();
        lookUps.run(body.id());
        corrects("name", "Works and Roads");
        assertThat(works().isUnreachable()).isTrue();

        corrects("handle", "desk@works.gov.example");
        assertThat(works().reach().triedAt()).isEmpty();
        assertThat(body.id()).isEqualTo(works().id());
    }
}
