package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.platform.database.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What lists of proposals show, page by page. */
class ProposalListsTest {

    private static final int PROPOSALS = 2_600;
    private static final int PAGE = 20;
    private static final int WITHDRAWN = 7; // of each ten

    private static CivicWorld world;

    @BeforeAll
    static void build() {
        world = new CivicWorld();
        GrownTown.fill(world, 0, PROPOSALS);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** A filter by the words of its parts: {@code state}, {@code category}, {@code body}, {@code language}, {@code q}. */
    private static ProposalFilter filter(String... parts) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < parts.length; i += 2) {
            given.put(parts[i], parts[i + 1]);
        }
        return new ProposalFilter(
                Optional.of(world.community().id()),
                Optional.ofNullable(given.get("state")).map(ProposalState::of),
                Optional.ofNullable(given.get("category")),
                Optional.ofNullable(given.get("body")).map(_ -> world.works().id()),
                Optional.ofNullable(given.get("language")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(given.get("q")));
    }

    private static ProposalLists.Listed page(
            ProposalFilter filter, ListOrder order, String seed, ProposalLists.Wanted wanted) {
        return world.in(tx -> ProposalLists.page(tx, filter, order, seed, wanted));
    }

    private static ProposalLists.Wanted after(Optional<String> place) {
        return new ProposalLists.Wanted(place, Optional.empty(), 0, PAGE);
    }

    private static ProposalLists.Wanted before(Optional<String> place) {
        return new ProposalLists.Wanted(Optional.empty(), place, 0, PAGE);
    }

    private static List<Long> numbers(ProposalLists.Listed listed) {
        return listed.proposals().stream()
                .map(proposal -> proposal.id().value() - GrownTown.FIRST)
                .toList();
    }

    /** The numbers of a whole list, page after page. */
    private static List<Long> all(ProposalFilter filter, ListOrder order) {
        var all = new ArrayList<Long>();
        var listed = page(filter, order, "alice", ProposalLists.Wanted.first(PAGE));
        for (all.addAll(numbers(listed)); listed.next().isPresent(); all.addAll(numbers(listed))) {
            listed = page(filter, order, "alice", after(listed.next()));
        }
        return all;
    }

    private static Stream<Long> expected() {
        return Stream.iterate(0L, n -> n < PROPOSALS, n -> n + 1).filter(n -> n % 100 != 99); // those are hidden
    }

    @Test
    void everyOrderShowsEachOnceAndNothingHidden() {
        var everything = new HashSet<>(expected().toList());
        for (var order : ListOrder.values()) {
            var shown = all(filter(), order);
            assertThat(shown).as(order.word()).doesNotHaveDuplicates();
            assertThat(new HashSet<>(shown))
                    .as(order.word())
                    .isEqualTo(everything.stream()
                            .filter(n -> order != ListOrder.WAITING || n % 5 == 1)
                            .filter(n -> !order.isMix() || n % 10 != WITHDRAWN)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void filtersMeetInEveryOrder() {
        var wanted = expected().filter(n -> n % 10 == 1 && n % 8 != 0).toList();
        for (var order : ListOrder.values()) {
            assertThat(all(filter("category", "cat1", "body", "works", "language", "en", "state", "gathering"), order))
                    .as(order.word())
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void eachOrderIsWhatItSays() {
        var newest = all(filter(), ListOrder.NEWEST);
        assertThat(newest).isSortedAccordingTo((one, other) -> Long.compare(other, one));
        var supported = all(filter(), ListOrder.SUPPORTED);
        assertThat(supported).isSortedAccordingTo((one, other) -> Long.compare(other % 97, one % 97));
        var waiting = all(filter(), ListOrder.WAITING);
        assertThat(waiting).isSortedAccordingTo((one, other) -> Long.compare(one % 300, other % 300));
        assertThat(all(filter(), ListOrder.RISING).subList(0, 20)).allMatch(n -> n > PROPOSALS / 2);
    }

    @Test
    void thePageBeforeIsTheOneThatWasThere() {
        for (var order : ListOrder.values()) {
            var first = page(filter(), order, "alice", ProposalLists.Wanted.first(PAGE));
            var second = page(filter(), order, "alice", after(first.next()));
            var third = page(filter(), order, "alice", after(second.next()));
            var back = page(filter(), order, "alice", before(third.previous()));
            assertThat(first.previous()).isEmpty();
            assertThat(numbers(back)).as(order.word()).isEqualTo(numbers(second));
            assertThat(numbers(page(filter(), order, "alice", before(back.previous()))))
                    .as(order.word())
                    .isEqualTo(numbers(first));
        }
    }

    @Test
    void aPageByItsNumberIsThatPage() {
        var first = page(filter(), ListOrder.NEWEST, "", ProposalLists.Wanted.first(PAGE));
        var second = page(filter(), ListOrder.NEWEST, "", after(first.next()));

        assertThat(numbers(page(
                        filter(),
                        ListOrder.NEWEST,
                        "",
                        new ProposalLists.Wanted(Optional.empty(), Optional.empty(), PAGE, PAGE))))
                .isEqualTo(numbers(second));
    }

    @Test
    void whatIsNoPlaceIsTheBeginning() {
        for (var order : ListOrder.values()) {
            var first = numbers(page(filter(), order, "alice", ProposalLists.Wanted.first(PAGE)));
            for (var place :
                    List.of("", "x", "1", "_", "1_", "99999999999999999999_1", "'; DROP TABLE proposal", "NaN_x")) {
                assertThat(numbers(page(filter(), order, "alice", after(Optional.of(place)))))
                        .as(order.word() + " " + place)
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void theFairOrderIsOnesOwnAndFavoursNobody() {
        assertThat(page(filter(), ListOrder.FAIR, "alice", ProposalLists.Wanted.first(PAGE)))
                .isEqualTo(page(filter(), ListOrder.FAIR, "alice", ProposalLists.Wanted.first(PAGE)));
        assertThat(numbers(page(filter(), ListOrder.FAIR, "alice", ProposalLists.Wanted.first(PAGE))))
                .isNotEqualTo(numbers(page(filter(), ListOrder.FAIR, "bob", ProposalLists.Wanted.first(PAGE))));

        var times = new HashMap<Long, Integer>();
        var some = filter("category", "cat2", "language", "pl");
        int readers = 200;
        world.in(tx -> {
            for (int reader = 0; reader < readers; reader++) {
                ProposalLists.page(tx, some, ListOrder.FAIR, "reader " + reader, ProposalLists.Wanted.first(10))
                        .proposals()
                        .forEach(proposal -> times.merge(proposal.id().value(), 1, Integer::sum));
            }
            return true;
        });
        double average = readers * 10.0 / 65;
        assertThat(times).hasSize(65);
        assertThat(times.values()).allMatch(n -> n > average / 6 && n < average * 3);
    }

    @Test
    void wordsAreFoundInAllErasWhereverTheyStandInAWord() {
        assertThat(all(filter("q", "POTHOLE"), ListOrder.NEWEST))
                .isEqualTo(expected()
                        .filter(n -> n % 3 == 0)
                        .sorted((one, other) -> Long.compare(other, one))
                        .toList());
        assertThat(all(filter("q", "number 7"), ListOrder.NEWEST).getLast()).isEqualTo(7);
        assertThat(all(filter("q", "crossing st42 school"), ListOrder.NEWEST))
                .isEqualTo(expected()
                        .filter(n -> n % 3 == 1 && n % 100 == 42)
                        .sorted((one, other) -> Long.compare(other, one))
                        .toList());
        assertThat(all(filter("q", "st42", "language", "pl"), ListOrder.SUPPORTED))
                .containsExactlyInAnyOrderElementsOf(
                        expected().filter(n -> n % 100 == 42 && n % 8 == 0).toList());
        assertThat(all(filter("q", "nowhere"), ListOrder.FAIR)).isEmpty();
        assertThat(all(filter("q", "?!"), ListOrder.NEWEST)).isEmpty();
    }

    @Test
    void theClientApiPagesBothWaysThroughWhatHasAWord() {
        var wanted = all(filter("q", "library"), ListOrder.NEWEST);
        var found = new ArrayList<Long>();
        var page = Page.first(40);
        for (OptionalLong next = OptionalLong.of(0); next.isPresent(); ) {
            var some = page;
            var listed = world.in(tx -> ProposalLists.newest(tx, filter("q", "library"), some));
            listed.proposals().forEach(proposal -> found.add(proposal.id().value() - GrownTown.FIRST));
            next = listed.goesOn();
            page = next.isPresent() ? Page.before(next.getAsLong(), 40) : page;
        }
        assertThat(found).isEqualTo(wanted);
        var newer = new Page(
                OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(GrownTown.FIRST + wanted.get(100)), 40);
        var listed = world.in(tx -> ProposalLists.newest(tx, filter("q", "library"), newer));
        assertThat(listed.proposals().stream().map(proposal -> proposal.id().value() - GrownTown.FIRST))
                .isEqualTo(wanted.subList(60, 100));
    }

    @Test
    void countsGoToAThousandAndSayThatThereAreMore() {
        assertThat(count(filter())).isEqualTo(new ProposalLists.Count(1_000, true));
        assertThat(count(filter("category", "cat3"))).isEqualTo(new ProposalLists.Count(260, false));
        assertThat(count(filter("category", "cat1", "body", "works", "language", "pl")))
                .isEqualTo(new ProposalLists.Count(0, false));
        assertThat(count(filter("q", "st99"))).as("all of them hidden").isEqualTo(new ProposalLists.Count(0, false));
    }

    @Test
    void whatWasPutAwayTakesNoPlaceInTheMixedOrdersAndIsFoundByItsState() {
        long one = 71;
        for (var state : ProposalState.values()) {
            world.in(tx -> tx.sql()
                    .execute(
                            "UPDATE proposal SET state = {0} WHERE id = {1}",
                            DSL.inline(state.word()), GrownTown.FIRST + one));
            for (var order : ListOrder.values()) {
                boolean shown = state.isPublic() && !(order.isMix() && state.isPutAway());
                if (order != ListOrder.WAITING) {
                    assertThat(all(filter(), order).contains(one))
                            .as(state + " " + order)
                            .isEqualTo(shown);
                    assertThat(all(filter("category", "cat" + one % 10), order).contains(one))
                            .as(state + " " + order)
                            .isEqualTo(shown);
                }
            }
        }
        world.in(tx ->
                tx.sql().execute("UPDATE proposal SET state = 'gathering' WHERE id = {0}", GrownTown.FIRST + one));
    }

    private static ProposalLists.Count count(ProposalFilter filter) {
        return world.in(tx -> ProposalLists.count(tx, filter));
    }

    @Test
    void whatIsListedIsWhatEverybodyMayRead() {
        for (var state : ProposalState.values()) {
            Object listed = world.in(tx -> {
                tx.sql().execute("UPDATE proposal SET state = {0} WHERE id = 1000", DSL.inline(state.word()));
                return tx.sql().fetchValue("SELECT listed FROM proposal WHERE id = 1000");
            });
            assertThat(listed).as(state.word()).isEqualTo(state.isPublic());
            assertThat(all(filter("category", "cat0", "state", state.word()), ListOrder.FAIR)
                            .contains(0L))
                    .as(state.word())
                    .isEqualTo(state.isPublic());
        }
        world.in(tx -> tx.sql().execute("UPDATE proposal SET state = 'gathering' WHERE id = 1000"));
    }

    @Test
    void whatChangesItsMatterIsListedByTheNewOne() {
        world.in(tx ->
                tx.sql().execute("UPDATE proposal SET category = 'other', title = 'Wildflowers' WHERE id = 1002"));
        world.in(tx -> tx.sql().execute("UPDATE proposal_track SET answered_at = now() WHERE proposal_id = 1006"));

        assertThat(all(filter("category", "other"), ListOrder.RISING)).containsExactly(2L);
        assertThat(all(filter("q", "wildflow"), ListOrder.NEWEST)).containsExactly(2L);
        assertThat(all(filter("category", "cat2"), ListOrder.FAIR)).doesNotContain(2L);
        assertThat(all(filter("body", "works"), ListOrder.WAITING)).doesNotContain(6L);
        assertThat(all(filter("body", "works"), ListOrder.NEWEST)).contains(6L);
        world.in(tx -> {
            tx.sql()
                    .execute("UPDATE proposal SET category = 'cat2', title = 'Open the library longer on st2 number 2'"
                            + " WHERE id = 1002");
            return tx.sql().execute("UPDATE proposal_track SET answered_at = NULL WHERE proposal_id = 1006");
        });
    }

    @Test
    void supportMovesAProposalInTheListsSoon() {
        world.in(tx -> {
            tx.sql().execute("UPDATE proposal_rank SET rank = 40 WHERE proposal_id = 1005");
            return tx.sql().execute("INSERT INTO proposal_rank_changed (proposal_id) VALUES (1005), (1005)");
        });
        world.jobs.runAll();

        assertThat(numbers(page(filter(), ListOrder.SUPPORTED, "", ProposalLists.Wanted.first(PAGE)))
                        .getFirst())
                .isEqualTo(5L);
        assertThat(numbers(page(filter("category", "cat5"), ListOrder.SUPPORTED, "", ProposalLists.Wanted.first(PAGE)))
                        .getFirst())
                .isEqualTo(5L);
        world.in(tx -> {
            tx.sql().execute("UPDATE proposal_rank SET rank = sqrt(5) WHERE proposal_id = 1005");
            return tx.sql().execute("INSERT INTO proposal_rank_changed (proposal_id) VALUES (1005)");
        });
        world.jobs.runAll();
    }
}
