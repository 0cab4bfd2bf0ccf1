package folkmoot.civic.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.DeliveryObserver.Fate;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.generated.Tables;
import folkmoot.testing.Copies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A body's clock starts when it was told, and not before. */
class TellingTest {

    private final CivicWorld world = new CivicWorld();
    private Account mona;

    @BeforeEach
    void moderator() {
        mona = world.member("mona");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), mona));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Proposal sent(String author, String title, String... bodies) {
        var proposal = world.proposes(world.member(author), title, bodies);
        sends(proposal);
        return proposal;
    }

    private void sends(Proposal proposal) {
        world.database.write(tx -> world.house.civic().asking().send(tx, proposal, mona));
        world.jobs.runAll();
    }

    private Track track(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id()))
                .getFirst();
    }

    private List<String> events(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())).stream()
                .map(ProposalEvent::kind)
                .toList();
    }

    private Body body(String slug, String handle) {
        return world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of(slug, "The " + slug, handle.replaceAll(".*@", ""), handle)));
    }

    /** What the clerk wrote to an account. */
    private List<String> messages(Account to) {
        return world.list(tx -> tx.sql()
                .select(Tables.STATUS.CONTENT)
                .from(Tables.STATUS)
                .join(Tables.STATUS_MENTION)
                .on(Tables.STATUS_MENTION.STATUS_ID.eq(Tables.STATUS.ID))
                .where(Tables.STATUS_MENTION.ACCOUNT_ID.eq(to.id().value()))
                .and(Tables.STATUS.ACCOUNT_ID.eq(world.community().clerk().value()))
                .orderBy(Tables.STATUS.ID)
                .fetch(Tables.STATUS.CONTENT));
    }

    @Test
    void theClockStartsWhenTheInboxTookTheNoticeAndNotBefore() {
        world.works();
        world.worksActor();
        var proposal = sent("alice", "Safer crossing on Mill Road", "works");
        assertThat(track(proposal).state()).isEqualTo(TrackState.NOT_ASKED);
        assertThat(track(proposal).telling().sent()).contains(world.clock.instant());
        assertThat(track(proposal).clock().asked()).isEmpty();
        assertThat(track(proposal).clock().answerDue()).isEmpty();
        assertThat(messages(world.worksActor())).singleElement().asString().contains("A moderator sends this proposal");

        world.clock.advance(Duration.ofMinutes(5));
        world.inboxesTake();
        assertThat(track(proposal).state()).isEqualTo(TrackState.ASKED);
        assertThat(track(proposal).clock().asked()).contains(world.clock.instant());
        assertThat(track(proposal).telling().by()).contains("actor");
        assertThat(track(proposal).clock().answerDue())
                .contains(world.house.civic().days().of(world.works()).after(world.clock.instant(), 20));
        assertThat(events(proposal)).containsExactly("published", "sent", "track");
        world.clock.advance(Duration.ofDays(1));
        world.inboxesTake();
        assertThat(messages(world.worksActor())).hasSize(1);
    }

    @Test
    void aTextThatWasSentStaysAlsoWhileNobodyIsTold() {
        body("nowhere", "office@nowhere.example");
        var proposal = sent("alice", "Safer crossing on Mill Road", "nowhere");
        assertThat(world.is(tx -> world.house.civic().proposals().isSent(tx, proposal.id())))
                .isTrue();
        assertThatThrownBy(() -> sends(proposal)).isInstanceOf(Invalid.class);
    }

    @Test
    void whoCannotBeReachedIsShownAsSuchAndToldEverythingThatWaitedOnceItCan() {
        var nowhere = body("nowhere", "office@nowhere.example");
        var first = sent("alice", "Safer crossing on Mill Road", "nowhere");
        var second = sent("bob", "Benches by the old canal path", "nowhere");
        for (int i = 0; i < 3; i++) {
            world.clock.advance(Duration.ofMinutes(11));
            world.inboxesTake();
        }
        assertThat(track(first).telling().problem()).contains("unknown");
        assertThat(track(first).clock().asked()).isEmpty();
        assertThat(events(first)).as("said once").containsExactly("published", "sent", "untold");

        var office = world.remote("office", "nowhere.example");
        world.clock.advance(Duration.ofMinutes(11));
        world.inboxesTake();
        for (var proposal : List.of(first, second)) {
            assertThat(track(proposal).telling().problem()).isEmpty();
            assertThat(track(proposal).clock().asked()).contains(world.clock.instant());
            assertThat(track(proposal).account()).contains(office.id());
        }
        assertThat(messages(office)).hasSize(2);
        assertThat(nowhere.account()).isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerOrDoesNotTakeItIsShownAndTriedAgain() {
        world.works();
        world.worksActor();
        var proposal = sent("alice", "Safer crossing on Mill Road", "works");
        world.inboxes(Fate.LATER);
        assertThat(track(proposal).telling().problem()).contains("unreachable");
        assertThat(track(proposal).clock().asked()).isEmpty();
        world.inboxes(Fate.NEVER);
        assertThat(track(proposal).telling().problem()).contains("refused");

        world.clock.advance(Duration.ofHours(13));
        world.inboxesTake();
        assertThat(track(proposal).telling().problem()).isEmpty();
        assertThat(track(proposal).clock().asked()).contains(world.clock.instant());
        assertThat(messages(world.worksActor())).as("the same post, once more").hasSize(1);
    }

    @Test
    void whatADeadServerTookWithItIsTriedAgain() {
        world.works();
        world.worksActor();
        var proposal = sent("alice", "Safer crossing on Mill Road", "works");
        world.database.write(tx -> tx.execute("DELETE FROM delivery"));
        world.clock.advance(Duration.ofMinutes(11));
        world.jobs.runAll();
        assertThat(track(proposal).telling().problem()).contains("unreachable");
        world.clock.advance(Duration.ofHours(13));
        world.inboxesTake();
        assertThat(track(proposal).telling().problem()).isEmpty();
        assertThat(messages(world.worksActor())).hasSize(1);
    }

    @Test
    void nothingIsSentToAServerThatIsTakenForDeadAndNoPostIsMadeForIt() {
        world.works();
        world.worksActor();
        world.database.write(tx -> tx.execute(
                "INSERT INTO delivery_host (host, next_at, suspended_at) VALUES ('works.gov.example', now(), now())"));
        var proposal = sent("alice", "Safer crossing on Mill Road", "works");
        assertThat(track(proposal).telling().problem()).contains("unreachable");
        assertThat(messages(world.worksActor())).isEmpty();
    }

    @Test
    void aServerThatDiesAfterItWasToldIsShownOnTheClockThatRuns() {
        world.works();
        world.worksActor();
        var proposal = sent("alice", "Safer crossing on Mill Road", "works");
        world.inboxesTake();
        world.database.write(tx -> tx.execute("""
            INSERT INTO delivery_host (host, next_at, suspended_at) VALUES ('works.gov.example', now(), now())
            ON CONFLICT (host) DO UPDATE SET suspended_at = now()
            """));
        world.clock.advance(Duration.ofDays(1));
        world.jobs.runAll();
        assertThat(track(proposal).telling().problem()).contains("unreachable");
        assertThat(track(proposal).clock().asked()).isPresent();

        world.database.write(tx -> tx.execute("UPDATE delivery_host SET suspended_at = NULL"));
        world.clock.advance(Duration.ofDays(1));
        world.jobs.runAll();
        assertThat(track(proposal).telling().problem()).isEmpty();
    }

    @Test
    void aBodyWhoseHomeIsHereIsToldAtOnce() {
        var clerkOfWorks = world.stranger("townworks");
        body("townworks", "townworks@town.example");
        var proposal = sent("alice", "Safer crossing on Mill Road", "townworks");
        assertThat(track(proposal).clock().asked()).contains(world.clock.instant());
        assertThat(messages(clerkOfWorks)).hasSize(1);
    }

    @Test
    void theFirstFewOfADayAreToldOneByOneAndTwelveHundredInOneDigest() {
        world.works();
        var actor = world.worksActor();
        var first = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");
        copies(first, 1_199);
        world.database.write(tx -> tx.execute("UPDATE proposal_track SET sent_at = ?", world.clock.instant()));
        world.database.write(tx -> tx.execute("""
            INSERT INTO body_notice (id, proposal_id, body_id, supports, early, state, next_at, created_at)
            SELECT proposal_id, proposal_id, body_id, 3, false, 'waiting', sent_at, sent_at FROM proposal_track
            """));

        world.clock.advance(Duration.ofMinutes(11));
        world.inboxesTake();
        world.clock.advance(Duration.ofMinutes(11));
        world.inboxesTake();

        assertThat(messages(actor)).hasSize(BodyNotices.SINGLY_A_DAY + 1);
        assertThat(messages(actor).getLast())
                .contains("1,195 proposals were sent to you")
                .contains("And 1,180 more");
        assertThat(world.list(tx -> tx.fetch(
                        "SELECT count(*) FROM proposal_track WHERE asked_at IS NOT NULL AND state = 'asked'",
                        row -> row.getInt(1))))
                .containsExactly(1_200);
    }

    /** Of the rows of a proposal. */
    private void copies(Proposal proposal, int number) {
        world.database.write(tx -> {
            var id = "r.id - 1000000000000 + n";
            var from = "id = " + proposal.id();
            Copies.make(
                    tx,
                    "status",
                    "'id', %1$s, 'uri', r.uri || n, 'url', r.url || n, 'conversation_id', %1$s".formatted(id),
                    from,
                    1,
                    number,
                    1);
            Copies.make(tx, "proposal", "'id', %s, 'record_uri', r.record_uri || n".formatted(id), from, 1, number, 1);
            Copies.make(
                    tx,
                    "proposal_track",
                    "'proposal_id', r.proposal_id - 1000000000000 + n",
                    "proposal_" + from,
                    1,
                    number,
                    1);
        });
    }

    @Test
    void whatIsWithdrawnBeforeItWasToldIsNotTold() {
        body("nowhere", "office@nowhere.example");
        var alice = world.member("alice");
        var proposal = sent("alice", "Safer crossing on Mill Road", "nowhere");
        world.database.write(tx -> world.house.civic().lifecycle().withdraw(tx, world.now2(tx, proposal), alice.id()));
        var office = world.remote("office", "nowhere.example");
        world.clock.advance(Duration.ofMinutes(11));
        world.inboxesTake();
        assertThat(messages(office)).isEmpty();
        assertThat(track(proposal).clock().asked()).isEqualTo(Optional.empty());
    }
}
