package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Bans;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the authors of proposals agree, and what nobody decides for them. */
class AgreementsTest {

    private final CivicWorld world = new CivicWorld();
    private final Account alice = world.member("alice");
    private final Account bob = world.member("bob");
    private final Account mona = world.member("mona");
    private final Account desk = world.member("desk");
    private final Account banned = world.member("banned");
    private final Account stranger = world.member("stranger");
    private final Proposal hers;
    private final Proposal his;

    AgreementsTest() {
        var registry = world.house.civic().registry();
        world.database.write(tx -> {
            registry.communities().addModerator(tx, world.community(), mona);
            registry.bodies()
                    .register(
                            tx,
                            world.community().id(),
                            NewBody.of("desk", "Desk", "town.example", "desk@town.example"));
        });
        hers = world.proposes(alice, "Safer crossing on Mill Road");
        his = world.proposes(bob, "A crossing for the mill school");
        world.database.write(tx -> registry.bans()
                .add(
                        tx,
                        new Bans.Ban(
                                world.community().id(),
                                banned.id(),
                                mona.id(),
                                banned.uri(),
                                "",
                                Optional.empty(),
                                world.clock.instant())));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void does(Consumer<Transaction> act) {
        world.database.write(act);
    }

    private ProposalLinks links() {
        return world.house.civic().links();
    }

    private Merges merges() {
        return world.house.civic().merges();
    }

    private CoAuthors coAuthors() {
        return world.house.civic().coAuthors();
    }

    private List<String> shown(Proposal of, Account viewer) {
        return world.list(tx -> links().list(tx, of, Optional.of(viewer.id()))).stream()
                .map(link -> link.kind().word() + (link.agreed() ? "" : " suggested"))
                .toList();
    }

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
    void aLinkStandsOnceTheOtherAuthorAgreesAndIsTakenBackByWhoMadeIt() {
        does(tx -> links().suggest(tx, alice, hers, his, ProposalLink.Kind.DUPLICATE_OF));
        assertThat(shown(his, stranger)).isEmpty();
        assertThat(shown(his, bob)).containsExactly("duplicate-of suggested");
        assertThat(told(bob)).singleElement().asString().contains("Agree or decline");
        assertThatThrownBy(() -> does(tx -> links().agree(tx, stranger, hers, his, ProposalLink.Kind.DUPLICATE_OF)))
                .isInstanceOf(Forbidden.class);

        does(tx -> links().agree(tx, bob, hers, his, ProposalLink.Kind.DUPLICATE_OF));
        assertThat(shown(hers, stranger)).containsExactly("duplicate-of");
        assertThat(shown(his, stranger)).containsExactly("duplicate-of");
        assertThat(told(alice)).singleElement().asString().contains("now linked");

        for (var other : List.of(bob, mona, desk, stranger)) {
            assertThatThrownBy(() -> does(tx -> links().remove(tx, other, hers, his, ProposalLink.Kind.DUPLICATE_OF)))
                    .isInstanceOf(Forbidden.class);
        }
        does(tx -> links().remove(tx, alice, hers, his, ProposalLink.Kind.DUPLICATE_OF));
        assertThat(shown(his, bob)).isEmpty();
        assertThat(world.list(tx -> world.house.civic().proposals().events(tx, his.id())))
                .extracting(ProposalEvent::kind)
                .containsExactly("published", "link", "unlinked");
    }

    @Test
    void aStrangersSuggestionNeedsBothSidesAndDisturbsNobody() {
        does(tx -> links().suggest(tx, stranger, hers, his, ProposalLink.Kind.RELATED_TO));
        assertThat(told(alice)).isEmpty();
        does(tx -> links().agree(tx, bob, hers, his, ProposalLink.Kind.RELATED_TO));
        assertThat(shown(hers, stranger)).containsExactly("related-to suggested");
        does(tx -> links().agree(tx, mona, hers, his, ProposalLink.Kind.RELATED_TO)); // for the community of both
        assertThat(shown(hers, mona)).containsExactly("related-to");
    }

    @Test
    void neitherAuthorHidesThatTheOtherOpposesThem() {
        does(tx -> links().suggest(tx, bob, his, hers, ProposalLink.Kind.OPPOSES));
        assertThatThrownBy(() -> does(tx -> links().remove(tx, alice, his, hers, ProposalLink.Kind.OPPOSES)))
                .isInstanceOf(Forbidden.class);
        does(tx -> links().agree(tx, mona, his, hers, ProposalLink.Kind.OPPOSES));
        assertThat(shown(hers, stranger)).containsExactly("opposes");
        assertThat(shown(his, stranger)).containsExactly("opposes");
        assertThatThrownBy(() -> does(tx -> links().remove(tx, alice, his, hers, ProposalLink.Kind.OPPOSES)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void officialsProgramsAndTheBannedLinkNothing() {
        for (var who : List.of(desk, banned)) {
            assertThatThrownBy(() -> does(tx -> links().suggest(tx, who, hers, his, ProposalLink.Kind.OPPOSES)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> does(tx -> links().suggest(tx, alice, hers, hers, ProposalLink.Kind.OPPOSES)))
                .isInstanceOf(Invalid.class);
    }

    private Merges.Supporters supporters() {
        return world.in(tx -> merges().supporters(tx, his.id()));
    }

    private long offered() {
        does(tx -> merges().offer(tx, alice, hers, his));
        return world.list(tx -> merges().list(tx, hers, Optional.of(bob)))
                .getFirst()
                .id();
    }

    @Test
    void twoAreMergedWhereBothAuthorsWantItAndNobodysSupportIsMoved() {
        var carol = world.remote("carol", "other.example");
        world.likes(stranger, world.status(hers));
        world.likes(carol, world.status(hers));
        long offer = offered();
        assertThat(world.list(tx -> merges().list(tx, hers, Optional.of(stranger))))
                .isEmpty();
        for (var who : List.of(alice, mona, desk, stranger, banned)) {
            assertThatThrownBy(() -> does(tx -> merges().accept(tx, who, offer)))
                    .isInstanceOf(Forbidden.class);
        }

        does(tx -> merges().accept(tx, bob, offer));
        world.jobs.runAll();
        world.jobs.runAll();

        assertThat(world.now(hers).state()).isEqualTo(ProposalState.MERGED_INTO);
        assertThat(world.maybe(tx -> merges().into(tx, hers.id()))).contains(his.id());
        assertThat(supporters()).isEqualTo(new Merges.Supporters(2, 0));
        assertThat(told(carol)).singleElement().asString().contains("Your support was not moved");
        assertThatThrownBy(() -> world.likes(mona, world.status(hers))).isInstanceOf(Invalid.class);
        world.likes(stranger, world.status(his));
        assertThat(supporters()).isEqualTo(new Merges.Supporters(2, 1));
        assertThatThrownBy(() -> does(tx -> merges().accept(tx, bob, offer))).isInstanceOf(NotFound.class);
    }

    @Test
    void noOtherOffersAMerge() {
        for (var who : List.of(mona, desk, stranger, banned)) {
            assertThatThrownBy(() -> does(tx -> merges().offer(tx, who, hers, his)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThatThrownBy(() -> does(tx -> merges().offer(tx, alice, hers, hers)))
                .isInstanceOf(Invalid.class);
        long offer = offered();
        assertThatThrownBy(() -> does(tx -> merges().offer(tx, bob, his, hers))) // the other way round
                .isInstanceOf(Invalid.class);
        for (var who : List.of(mona, desk, stranger)) {
            assertThatThrownBy(() -> does(tx -> merges().decline(tx, who, offer)))
                    .isInstanceOf(Forbidden.class);
        }
        does(tx -> merges().decline(tx, bob, offer));
        assertThat(world.now(hers).state()).isEqualTo(ProposalState.GATHERING);
        assertThat(told(alice)).singleElement().asString().contains("declined");
    }

    @Test
    void whatIsMergedGoesNowhereElseAndWhatWasSentIsNotMerged() {
        long offer = offered();
        does(tx -> merges().accept(tx, bob, offer));
        var third = world.proposes(stranger, "Slow the cars on Mill Road");
        assertThatThrownBy(() -> does(tx -> merges().offer(tx, alice, world.now2(tx, hers), third)))
                .isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> does(tx -> merges().offer(tx, stranger, third, world.now2(tx, hers))))
                .isInstanceOf(Invalid.class);
        world.works();
        var sent = world.proposes(alice, "Mend the lamp at the bus stop", "works");
        does(tx -> world.house.civic().asking().send(tx, sent, mona));
        assertThatThrownBy(() -> does(tx -> merges().offer(tx, alice, sent, his)))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void anAnswerGivenTwiceAtOnceCountsOnce() throws Exception {
        long offer = offered();
        var start = new CountDownLatch(1);
        var failures = new ArrayList<Throwable>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = List.<Consumer<Transaction>>of(
                            tx -> merges().accept(tx, bob, offer), tx -> merges().decline(tx, alice, offer))
                    .stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        does(act);
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (var one : both) {
                try {
                    one.get();
                } catch (ExecutionException refused) {
                    failures.add(refused.getCause());
                }
            }
        }
        assertThat(failures).singleElement().isInstanceOf(NotFound.class);
    }

    @Test
    void whoSaidYesWritesAlongAndNobodyElse() {
        does(tx -> coAuthors().invite(tx, hers, alice, stranger));
        assertThat(told(stranger)).singleElement().asString().contains("Will you write");
        var to = world.draft("Safer crossing on Mill Lane");
        assertThatThrownBy(() -> does(tx -> world.house.civic().amendments().change(tx, hers, stranger, to)))
                .isInstanceOf(Forbidden.class);
        for (var who : List.of(bob, mona, desk)) {
            assertThatThrownBy(() -> does(tx -> coAuthors().accept(tx, hers, who)))
                    .isInstanceOf(NotFound.class);
        }
        does(tx -> coAuthors().accept(tx, hers, stranger));
        does(tx -> world.house.civic().amendments().change(tx, hers, stranger, to));

        assertThat(world.now(hers).title()).isEqualTo("Safer crossing on Mill Lane");
        assertThat(world.list(tx -> coAuthors().list(tx, hers.id()))).containsExactly(stranger.id());
        assertThat(world.list(tx -> world.house.civic().proposals().versions().list(tx, hers.id()))
                        .getLast()
                        .by())
                .contains(stranger.id());
        assertThatThrownBy(() -> does(tx -> world.house.civic().lifecycle().withdraw(tx, hers, stranger.id())))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> does(tx -> coAuthors().invite(tx, hers, stranger, bob)))
                .isInstanceOf(Forbidden.class);

        does(tx -> coAuthors().remove(tx, hers, stranger, stranger.id()));
        assertThatThrownBy(() -> does(tx -> world.house.civic().amendments().change(tx, hers, stranger, to)))
                .isInstanceOf(Forbidden.class);
    }

    @Test
    void onlyTheAuthorAsksAndOnlyWhoMay() {
        for (var who : List.of(bob, mona, desk, banned)) {
            assertThatThrownBy(() -> does(tx -> coAuthors().invite(tx, hers, who, stranger)))
                    .isInstanceOf(Forbidden.class);
        }
        for (var who : List.of(desk, banned, alice, world.remote("carol", "other.example"))) {
            assertThatThrownBy(() -> does(tx -> coAuthors().invite(tx, hers, alice, who)))
                    .isInstanceOf(Invalid.class);
        }
        does(tx -> coAuthors().invite(tx, hers, alice, stranger));
        assertThatThrownBy(() -> does(tx -> coAuthors().remove(tx, hers, mona, stranger.id())))
                .isInstanceOf(Forbidden.class);
    }
}
