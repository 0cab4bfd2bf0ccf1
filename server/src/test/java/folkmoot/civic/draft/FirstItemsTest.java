package folkmoot.civic.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.Reason;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first proposals of who is new to a community wait for its moderators, where it asks for that. */
class FirstItemsTest {

    private final CivicWorld world = new CivicWorld();
    private Account grace;

    @BeforeEach
    void open() {
        grace = world.member("grace");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), grace));
        sets(2, 5);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Community commons(Transaction tx) {
        return world.house
                .civic()
                .registry()
                .communities()
                .require(tx, world.community().id());
    }

    private void sets(int count, int days) {
        world.database.write(
                tx -> world.house.civic().registry().firstItems().set(tx, commons(tx), grace, count, days));
    }

    private Proposed proposes(Account author, String title) {
        return world.in(tx -> world.house
                .civic()
                .publication()
                .propose(tx, new Publication.Wanted(commons(tx), author, world.draft(title), Optional.empty())));
    }

    private long waits(Account author, String title) {
        return ((Proposed.Waiting) proposes(author, title)).draft();
    }

    private DraftReview review() {
        return world.house.civic().unpublished().review();
    }

    private List<Draft> waiting() {
        return world.list(tx -> review().waiting(tx, world.community(), grace.id()));
    }

    private Proposal releases(long draft) {
        return world.in(tx -> review().release(tx, draft, grace, Optional.empty()));
    }

    private Optional<Draft> seenBy(Account who, long draft) {
        return world.maybe(tx -> world.house.civic().unpublished().drafts().find(tx, draft, who.id()));
    }

    private List<CommunityLog.Entry> log() {
        return world.list(tx -> world.house
                .civic()
                .registry()
                .log()
                .latest(tx, world.community().id(), 10));
    }

    private int rows(String table) {
        return world.list(tx -> tx.fetch("SELECT count(*) FROM " + table, row -> row.getInt(1)))
                .getFirst();
    }

    private List<String> told(Account who) {
        return world.list(tx -> tx.fetch(
                "SELECT s.content FROM status s JOIN status_mention m ON m.status_id = s.id WHERE m.account_id = ? AND"
                        + " s.visibility = 'direct' ORDER BY s.id",
                row -> row.getString(1),
                who.id().value()));
    }

    @Test
    void theFirstTwoWaitAndTheThirdIsPublishedAtOnce() {
        var alice = world.member("alice");
        var first = waits(alice, "A bench by the river Mere");
        var second = waits(alice, "A lamp at the bus stop");
        assertThat(waiting()).extracting(Draft::id).containsExactly(first, second);
        assertThat(waits(alice, "A bin by the river Mere"))
                .as("none is published yet")
                .isPositive();

        var published = releases(first);
        releases(second);

        assertThat(published.author()).isEqualTo(alice.id());
        assertThat(published.state()).isEqualTo(ProposalState.GATHERING);
        assertThat(proposes(alice, "A rail along the quay wall")).isInstanceOf(Proposed.Published.class);
        assertThat(log())
                .filteredOn(entry -> entry.act() == CommunityLog.Act.PUBLISH)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.by()).contains(grace.id()));
    }

    @Test
    void untilThenNothingOfItIsThere() {
        var alice = world.member("alice");
        waits(alice, "A bench by the river Mere");
        for (var table :
                List.of("proposal", "status", "proposal_search", "proposal_word", "proposal_version", "delivery")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void onlyItsAuthorAndTheModeratorsSeeIt() {
        var alice = world.member("alice");
        var draft = waits(alice, "A bench by the river Mere");
        world.works();
        for (var other : List.of(world.member("bob"), world.stranger("fred"), world.worksActor())) {
            assertThat(seenBy(other, draft)).isEmpty();
            assertThatThrownBy(() -> world.in(tx -> review().waiting(tx, world.community(), other.id())))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> world.in(tx -> review().release(tx, draft, other, Optional.empty())))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() ->
                            world.database.write(tx -> review().refuse(tx, draft, other, Optional.empty(), "joke", "")))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> world.database.write(
                            tx -> world.house.civic().registry().firstItems().set(tx, commons(tx), other, 0, 1)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(seenBy(alice, draft)).isPresent();
        assertThat(seenBy(grace, draft)).isPresent();
        world.database.write(tx -> world.house.civic().unpublished().drafts().takeBack(tx, draft, alice));
        assertThat(seenBy(grace, draft)).as("a draft again").isEmpty();
        assertThatThrownBy(() -> releases(draft)).isInstanceOf(NotFound.class);
    }

    @Test
    void whoIsKnownNeverWaits() {
        assertThat(proposes(grace, "What a moderator proposes")).isInstanceOf(Proposed.Published.class);
        var resident = world.member("resident");
        world.database.write(tx -> world.house
                .civic()
                .registry()
                .communities()
                .verifyResident(tx, commons(tx), grace, resident, Optional.empty(), "desk"));
        assertThat(proposes(resident, "What a resident proposes")).isInstanceOf(Proposed.Published.class);
    }

    @Test
    void whatModeratorsTookFromViewMakesNobodyKnown() {
        var alice = world.member("alice");
        var published = List.of(
                releases(waits(alice, "A bench by the river Mere")), releases(waits(alice, "A lamp at the bus stop")));
        for (var proposal : published) {
            world.database.write(tx -> world.house
                    .civic()
                    .lifecycle()
                    .moderate(tx, proposal, grace, ProposalState.HIDDEN, Optional.of(Reason.ABUSIVE), ""));
        }
        assertThat(proposes(alice, "And now something else")).isInstanceOf(Proposed.Waiting.class);
    }

    @Test
    void whatIsSentBackHasAReasonThatItsAuthorIsToldAndTheLogSays() {
        var alice = world.member("alice");
        var draft = waits(alice, "Who broke the lamp");
        assertThatThrownBy(
                        () -> world.database.write(tx -> review().refuse(tx, draft, grace, Optional.empty(), "", "")))
                .isInstanceOf(Invalid.class);
        world.database.write(tx -> review().refuse(
                        tx, draft, grace, Optional.empty(), "accusation-of-named-person", "Leave the name out"));

        var returned = seenBy(alice, draft).orElseThrow();
        assertThat(returned.state()).isEqualTo(DraftState.RETURNED);
        assertThat(returned.reason()).contains("accusation-of-named-person");
        assertThat(told(alice)).singleElement().asString().contains("accuses a named person", "Leave the name out");
        assertThat(log().getFirst().act()).isEqualTo(CommunityLog.Act.RETURN);
        assertThat(log().getFirst().reason()).isEqualTo("accusation-of-named-person");
        assertThatThrownBy(() -> releases(draft)).isInstanceOf(Conflict.class);

        var drafts = world.house.civic().unpublished().drafts();
        world.database.write(tx -> drafts.change(tx, draft, alice, world.draft("The lamp is broken")));
        assertThat(world.<Proposed>in(tx -> drafts.publish(tx, draft, alice))).isInstanceOf(Proposed.Waiting.class);
        assertThat(waiting()).extracting(Draft::id).containsExactly(draft);
    }

    @Test
    void whatNobodyLooksAtInTimeIsPublishedByItself() {
        var alice = world.member("alice");
        var draft = waits(alice, "A bench by the river Mere");
        world.clock.advance(Duration.ofDays(5).minusSeconds(1));
        assertThat(review().publishDue()).isZero();
        assertThat(review().isSoon(seenBy(grace, draft).orElseThrow())).isTrue();
        world.clock.advance(Duration.ofSeconds(1));

        assertThat(review().publishDue()).isEqualTo(1);
        assertThat(review().publishDue()).as("once").isZero();

        var published = seenBy(alice, draft).orElseThrow().published().orElseThrow();
        assertThat(world.maybe(tx -> world.house.civic().proposals().find(tx, published))
                        .map(Proposal::state))
                .contains(ProposalState.GATHERING);
        assertThat(log().getFirst()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo(CommunityLog.Act.PUBLISH);
            assertThat(entry.by()).isEmpty();
            assertThat(entry.reason()).isEqualTo("nobody looked in time");
        });
    }

    @Test
    void whoWasBannedMeanwhileIsNotPublishedByTime() {
        var alice = world.member("alice");
        var draft = waits(alice, "A bench by the river Mere");
        world.database.write(tx -> world.house
                .civic()
                .groups()
                .moderation()
                .ban(tx, new By(commons(tx), grace, Optional.empty()), alice, Optional.empty(), false));
        world.clock.advance(Duration.ofDays(5));
        review().publishDue();
        assertThat(seenBy(alice, draft).orElseThrow().state()).isEqualTo(DraftState.RETURNED);
        assertThat(rows("proposal")).isZero();
    }

    @Test
    void aPostWaitsAsTheFormDoesAndItsEditBeginsTheTimeAnew() {
        var carol = world.remote("carol", "other.example");
        var post = world.posts(
                carol,
                "<p>A bench by the river Mere</p><p>Where to sit?</p>",
                Optional.empty(),
                List.of("proposal"),
                community());

        var draft = waiting().getFirst();
        assertThat(draft.text().title()).isEqualTo("A bench by the river Mere");
        assertThat(rows("proposal")).isZero();
        assertThat(told(carol)).singleElement().asString().contains("waits for the moderators");

        var seen = draft.times().changed();
        world.clock.advance(Duration.ofDays(1));
        edits(carol, post, "<p>A bench and a bin by the river</p>");
        var changed = waiting().getFirst();
        assertThat(changed.text().title()).isEqualTo("A bench and a bin by the river");
        assertThat(changed.waitsUntil()).contains(world.clock.instant().plus(Duration.ofDays(5)));
        assertThatThrownBy(() -> world.in(tx -> review().release(tx, draft.id(), grace, Optional.of(seen))))
                .as("what the moderator read is not what it says now")
                .isInstanceOf(Conflict.class);

        var published = releases(draft.id());
        assertThat(published.author()).isEqualTo(carol.id());
        assertThat(published.original()).contains(post.uri());
        assertThat(published.title()).isEqualTo("A bench and a bin by the river");
    }

    @Test
    void aPostThatIsGoneNoLongerWaits() {
        var alice = world.member("alice");
        var post = world.posts(
                alice, "<p>A bench by the river Mere</p>", Optional.empty(), List.of("proposal"), community());
        assertThat(waiting()).hasSize(1);
        world.database.write(tx -> world.house.talk().posts().statuses().remove(tx, post, alice));
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aRepeatedRequestWaitsOnce() {
        var alice = world.member("alice");
        Proposed one = null;
        for (int i = 0; i < 2; i++) {
            var again = world.in(tx -> world.house
                    .civic()
                    .publication()
                    .propose(
                            tx,
                            new Publication.Wanted(
                                    commons(tx), alice, world.draft("A bench by the river Mere"), Optional.of("k1"))));
            assertThat(one == null || one.equals(again)).isTrue();
            one = again;
        }
        assertThat(waiting()).hasSize(1);
    }

    @Test
    void nobodyFillsTheList() {
        var alice = world.member("alice");
        for (int i = 0; i < 5; i++) {
            waits(alice, "A bench by the river, number " + i);
        }
        assertThatThrownBy(() -> proposes(alice, "A sixth bench by the river")).isInstanceOf(Invalid.class);
    }

    @Test
    void theSettingStandsInTheCommunitysLogAndHasBounds() {
        assertThat(log().getFirst()).satisfies(entry -> {
            assertThat(entry.act()).isEqualTo(CommunityLog.Act.FIRST_ITEMS);
            assertThat(entry.reason()).isEqualTo("the first 2 wait, for 5 days at most");
        });
        for (var wrong : List.of(new int[] {-1, 5}, new int[] {11, 5}, new int[] {2, 0}, new int[] {2, 15})) {
            assertThatThrownBy(() -> sets(wrong[0], wrong[1])).isInstanceOf(Invalid.class);
        }
        sets(0, 5);
        assertThat(proposes(world.member("alice"), "Nothing waits any more")).isInstanceOf(Proposed.Published.class);
    }

    private Set<AccountId> community() {
        return Set.of(world.community().group().id());
    }

    private void edits(Account author, Status post, String html) {
        var text = new Status.Text("Note", html, "", false, Optional.of("en"), Optional.empty(), Optional.empty());
        var changed = new Status(
                post.id(),
                post.author(),
                post.uri(),
                post.url(),
                post.thread(),
                post.reblog(),
                post.visibility(),
                text,
                post.local(),
                post.times());
        world.database.write(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .edit(tx, new Posted(changed, author, community(), List.of("proposal"), List.of())));
    }
}
