package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Bans;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationQuery;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Page;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Html;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the text of a proposal changes, and what becomes of the supports for the earlier one. */
class AmendmentsTest {

    private final CivicWorld world = new CivicWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private NewProposal text(String title, String problem, String... bodies) {
        return new NewProposal(
                title,
                "Build a zebra crossing by the school.",
                problem,
                new Proposal.Place(Optional.of("roads-and-streets"), Optional.empty(), Optional.empty()),
                List.of(bodies),
                "en",
                Optional.empty());
    }

    private void changes(Account by, Proposal proposal, NewProposal to) {
        world.database.write(tx -> world.house.civic().amendments().change(tx, proposal, by, to));
    }

    private List<TextVersion> versions(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().versions().list(tx, proposal.id()));
    }

    private List<String> events(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())).stream()
                .map(event -> event.kind() + event.to().map(to -> " " + to).orElse(""))
                .toList();
    }

    private Status edited(Status status, String html) {
        return new Status(
                status.id(),
                status.author(),
                status.uri(),
                status.url(),
                status.thread(),
                status.reblog(),
                status.visibility(),
                new Status.Text("Note", html, "", false, Optional.of("en"), Optional.empty(), Optional.empty()),
                status.local(),
                status.times());
    }

    private void comesIn(Account by, Status status, String html) {
        world.database.write(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .edit(
                        tx,
                        new Posted(
                                edited(status, html),
                                by,
                                Set.of(world.community().group().id()),
                                List.of("proposal"),
                                List.of())));
    }

    private Proposal fromElsewhere(Account author) {
        world.posts(
                author,
                "<p>Safer crossing on Mill Road @commons #proposal</p><p>Two people were hurt.</p>",
                Optional.empty(),
                List.of("proposal"),
                Set.of(world.community().group().id()));
        return world.in(tx -> ProposalLists.newest(tx, ProposalFilter.ALL, Page.first(1)))
                .proposals()
                .getFirst();
    }

    private Status original(Proposal proposal) {
        return world.in(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .byUri(tx, proposal.original().orElseThrow())
                .orElseThrow());
    }

    /** What the clerk wrote to somebody elsewhere. */
    private List<String> told(Account account) {
        return world
                .list(tx -> tx.fetch(
                        "SELECT s.content FROM status s JOIN status_mention m ON m.status_id = s.id"
                                + " WHERE s.visibility = 'direct' AND m.account_id = ? ORDER BY s.id",
                        row -> row.getString(1),
                        account.id().value()))
                .stream()
                .map(Html::text)
                .toList();
    }

    @Test
    void theFirstTextIsTheFirstVersion() {
        world.works();
        var proposal = world.proposes(world.member("alice"), "Safer crossing on Mill Road", "works");

        assertThat(versions(proposal)).singleElement().satisfies(version -> {
            assertThat(version.number()).isEqualTo(1);
            assertThat(version.text().bodies()).containsExactly("works");
            assertThat(version.by()).contains(proposal.author());
            assertThat(version.digest()).isEqualTo(version.text().digest(version.salt()));
        });
    }

    @Test
    void theMigrationGivesEarlierProposalsTheSameDigest() throws IOException {
        world.works();
        var quoted = world.proposes(world.member("alice"), "Safer \"crossing\" \\ on Mill Road – żółw", "works");
        var plain = world.proposes(world.member("alice"), "Benches by the old canal path");
        changes(world.member("alice"), plain, text("Benches by the old canal path", "One\n\n\ttwo \u007f </p> 🚲"));
        var sql = new String(
                getClass()
                        .getResourceAsStream("/migrations/V240__proposal_versions.sql")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        var insert = sql.substring(sql.indexOf("INSERT INTO"), sql.indexOf("ON CONFLICT DO NOTHING;"));
        world.database.write(tx -> {
            tx.execute("DELETE FROM proposal_version");
            tx.execute(insert);
        });

        for (var proposal : List.of(quoted, plain)) {
            assertThat(versions(proposal)).singleElement().satisfies(version -> {
                assertThat(version.text().title()).isEqualTo(proposal.title());
                assertThat(version.digest()).isEqualTo(version.text().digest(version.salt()));
            });
        }
        assertThat(versions(quoted).getFirst().salt())
                .isNotEqualTo(versions(plain).getFirst().salt());
    }

    @Test
    void beforeAnybodySupportsItTheTextChangesAndTheVersionStays() {
        var alice = world.member("alice");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        world.clock.advance(Duration.ofDays(2));

        changes(alice, proposal, text("Safer crossing on Mill Lane", "Nobody was hurt this year."));

        assertThat(world.now(proposal).version()).isEqualTo(1);
        assertThat(world.now(proposal).title()).isEqualTo("Safer crossing on Mill Lane");
        assertThat(world.status(proposal).text().content())
                .contains("Mill Lane")
                .contains("Nobody was hurt");
        assertThat(versions(proposal)).extracting(TextVersion::correction).containsExactly(0, 1);
        assertThat(events(proposal)).containsExactly("published", "edited 1");
    }

    @Test
    void spellingIsCorrectedAndAnythingElseIsAnAmendmentAboutWhichEachSupporterIsAskedOnce() {
        var alice = world.member("alice");
        var bob = world.member("bob");
        var carol = world.remote("carol", "other.example");
        var proposal = world.proposes(alice, "Safer crosing on Mill Road");
        world.likes(bob, world.status(proposal));
        world.likes(carol, world.status(proposal));

        changes(alice, proposal, text("Safer crossing on Mill Road", "Two people were hurt this year."));
        world.jobs.runAll();
        assertThat(world.now(proposal).version()).isEqualTo(1);
        assertThat(told(carol)).isEmpty();

        changes(alice, proposal, text("Safer crossing on Mill Road", "Twelve people were hurt this year."));
        world.jobs.runAll();
        world.jobs.runAll();
        assertThat(world.now(proposal).version()).isEqualTo(2);
        assertThat(events(proposal)).containsExactly("published", "corrected 1", "amended 2");
        assertThat(told(carol)).singleElement().asString().contains("press favourite on this message");
        assertThat(world.list(tx -> world.house
                        .people()
                        .notifications()
                        .list(
                                tx,
                                bob.id(),
                                Page.first(10),
                                new NotificationQuery(Set.of(NotificationType.UPDATE), Optional.empty(), false))))
                .hasSize(1);
    }

    /** The message of the clerk to somebody elsewhere. */
    private Status message(Account to) {
        long id = world.list(tx -> tx.fetch(
                        "SELECT max(status_id) FROM proposal_message WHERE account_id = ?",
                        row -> row.getLong(1),
                        to.id().value()))
                .getFirst();
        return world.in(tx ->
                world.house.talk().posts().statuses().find(tx, new StatusId(id)).orElseThrow());
    }

    @Test
    void aSupportStaysWithTheEarlierTextUntilItsOwnerActs() {
        var alice = world.member("alice");
        var bob = world.member("bob");
        var carol = world.remote("carol", "other.example");
        var dave = world.remote("dave", "third.example");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        for (var who : List.of(bob, carol, dave)) {
            world.likes(who, world.status(proposal));
        }
        changes(alice, proposal, text("Safer crossing on Mill Road", "Twelve people were hurt this year."));
        world.jobs.runAll();
        int before = supportsOf(proposal, 1);
        assertThat(before).isEqualTo(3);

        world.database.write(tx -> world.house.civic().supports().stay(tx, bob, world.now2(tx, proposal)));
        world.likes(carol, message(carol));
        world.likes(carol, message(carol));
        world.unlikes(dave, world.status(proposal));

        assertThat(supportsOf(proposal, 1)).isZero();
        assertThat(supportsOf(proposal, 2)).isEqualTo(2);
    }

    private int supportsOf(Proposal proposal, int version) {
        return world.list(tx -> tx.fetch(
                        "SELECT count(*) FROM support WHERE proposal_id = ? AND version = ? AND withdrawn_at IS NULL",
                        row -> row.getInt(1),
                        proposal.id().value(),
                        version))
                .getFirst();
    }

    @Test
    void nobodyAnswersForSomebodyElseOrForATextThatIsNoLongerPresent() {
        var alice = world.member("alice");
        var carol = world.remote("carol", "other.example");
        var dave = world.remote("dave", "third.example");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        world.likes(carol, world.status(proposal));
        world.likes(dave, world.status(proposal));
        changes(alice, proposal, text("Safer crossing on Mill Road", "Twelve people were hurt this year."));
        world.jobs.runAll();
        var first = message(carol);
        world.likes(dave, first);
        changes(alice, proposal, text("Safer crossing on Mill Road", "Close the road for ever."));
        world.likes(carol, first);

        assertThat(supportsOf(proposal, 1)).isEqualTo(2);
        world.jobs.runAll();
        assertThat(told(carol)).hasSize(2);
    }

    @Test
    void aTextThatWasSentIsChangedByNobody() {
        var alice = world.member("alice");
        world.works();
        var proposal = world.proposes(alice, "Safer crossing on Mill Road", "works");
        world.likes(world.member("bob"), world.status(proposal));
        world.likes(world.member("cleo"), world.status(proposal));
        world.likes(world.member("dora"), world.status(proposal));

        assertThatThrownBy(() -> changes(alice, proposal, text("Safer crossing on Mill Road", "Other", "works")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("Make a new proposal that follows from this one");
        assertThat(versions(proposal)).hasSize(1);
        assertThat(world.now(proposal).content().problem()).isEqualTo("Two people were hurt this year.");
    }

    @Test
    void anAuthorElsewhereIsToldOnceThatASentTextStays() {
        world.works();
        var carol = world.remote("carol", "other.example");
        var proposal = fromElsewhere(carol);
        var moderator = moderator();
        var works = world.works();
        world.database.write(tx -> world.house
                .civic()
                .proposals()
                .trackStore()
                .replace(
                        tx,
                        proposal.id(),
                        List.of(world.house.civic().proposals().unasked(tx, 0, works))));
        world.database.write(tx -> world.house.civic().asking().send(tx, proposal, moderator));

        comesIn(carol, original(proposal), "<p>Close the road for ever @commons #proposal</p>");
        comesIn(carol, original(proposal), "<p>Close the road at once @commons #proposal</p>");

        assertThat(world.now(proposal).title()).isEqualTo("Safer crossing on Mill Road");
        assertThat(world.status(proposal).text().content()).contains("Safer crossing on Mill Road");
        assertThat(told(carol)).singleElement().asString().contains("whose text stays as it is");
    }

    private Account moderator() {
        var moderator = world.member("mona");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), moderator));
        return moderator;
    }

    @Test
    void editsFromElsewhereAreVersionsToo() {
        var carol = world.remote("carol", "other.example");
        var proposal = fromElsewhere(carol);
        world.likes(world.member("bob"), original(proposal));

        comesIn(
                carol,
                original(proposal),
                "<p>Safer crossing on Mill Road @commons #proposal</p><p>Two people were HURT.</p>");
        assertThat(world.now(proposal).version()).isEqualTo(1);
        comesIn(
                carol,
                original(proposal),
                "<p>Safer crossing on Mill Road @commons #proposal</p><p>Nine people were hurt.</p>");
        assertThat(world.now(proposal).version()).isEqualTo(2);
        comesIn(carol, original(proposal), "<p>No</p>");
        assertThat(world.now(proposal).version()).isEqualTo(2);
        assertThat(world.now(proposal).content().problem()).isEqualTo("Nine people were hurt.");
    }

    @Test
    void onlyItsAuthorChangesIt() {
        var alice = world.member("alice");
        world.works();
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        var to = text("Close the road for ever", "Because.");

        for (var stranger : List.of(
                world.member("bob"),
                moderator(),
                world.worksActor(),
                world.remote("carol", "other.example"),
                world.remote("robot", "other.example", ActorType.SERVICE))) {
            assertThatThrownBy(() -> changes(stranger, proposal, to)).isInstanceOf(Forbidden.class);
        }
        assertThat(versions(proposal)).hasSize(1);
    }

    @Test
    void whoIsBannedChangesAndProposesNothing() {
        var alice = world.member("alice");
        var carol = world.remote("carol", "other.example");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        var theirs = fromElsewhere(carol);
        var moderator = moderator();
        for (var banned : List.of(alice, carol)) {
            world.database.write(tx -> world.house
                    .civic()
                    .registry()
                    .bans()
                    .add(
                            tx,
                            new Bans.Ban(
                                    world.community().id(),
                                    banned.id(),
                                    moderator.id(),
                                    banned.uri(),
                                    "",
                                    Optional.empty(),
                                    world.clock.instant())));
        }

        assertThatThrownBy(() -> changes(alice, proposal, text("Close the road for ever", "Because.")))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> world.proposes(alice, "Close the road for ever"))
                .isInstanceOf(Forbidden.class);
        comesIn(carol, original(theirs), "<p>Close the road for ever @commons #proposal</p>");
        assertThat(world.now(theirs).title()).isEqualTo("Safer crossing on Mill Road");
    }

    @Test
    void supportersAreAskedFiveTimesADayAtMost() {
        var alice = world.member("alice");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        world.likes(world.member("bob"), world.status(proposal));
        for (int i = 0; i < Amendments.MOST_A_DAY; i++) {
            changes(alice, proposal, text("Safer crossing on Mill Road", "Text number " + i));
        }
        assertThatThrownBy(() -> changes(alice, proposal, text("Safer crossing on Mill Road", "One more")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("wait until tomorrow");
        world.clock.advance(Duration.ofDays(1));
        changes(alice, proposal, text("Safer crossing on Mill Road", "One more"));
        assertThat(world.now(proposal).version()).isEqualTo(2 + Amendments.MOST_A_DAY);
    }

    @Test
    void twoChangesAtOnceAreOneVersionEach() throws Exception {
        var alice = world.member("alice");
        var proposal = world.proposes(alice, "Safer crossing on Mill Road");
        world.likes(world.member("bob"), world.status(proposal));
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        changes(alice, proposal, text("Safer crossing on Mill Road", "Text of writer " + i));
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var one : both) {
                one.get();
            }
        }
        assertThat(versions(proposal)).extracting(TextVersion::number).containsExactly(1, 2, 3);
        var last = versions(proposal).getLast().text();
        assertThat(world.now(proposal).content().problem()).isEqualTo(last.problem());
        assertThat(world.status(proposal).text().content()).contains(last.problem());
    }

    @Test
    void bodiesCanBeAddedUntilTheTextIsSent() {
        var alice = world.member("alice");
        world.works();
        world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of("parks", "Parks Department", "parks.example", "parks@parks.example")));
        var proposal = world.proposes(alice, "Safer crossing on Mill Road", "works");
        world.likes(world.member("bob"), world.status(proposal));

        changes(
                alice,
                proposal,
                text("Safer crossing on Mill Road", "Two people were hurt this year.", "works", "parks"));

        assertThat(world.now(proposal).version()).isEqualTo(2);
        assertThat(world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id())))
                .extracting(Track::bodyName)
                .containsExactly("Works Department", "Parks Department");
        assertThatThrownBy(() -> changes(
                        alice,
                        proposal,
                        text("Safer crossing on Mill Road", "Two people were hurt this year.", "nobody")))
                .isInstanceOf(Invalid.class);
    }
}
