package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Plans;
import folkmoot.platform.database.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What PostgreSQL does for each list of proposals: nothing is read from one end to the other, and no more is sorted than a page has. */
class ListPlansTest {

    private static final int PROPOSALS = 6_000;
    private static final int PAGE = 20;
    private static final Plans PLANS = new Plans(Set.of(
            "proposal",
            "proposal_listing",
            "proposal_search",
            "proposal_word",
            "proposal_track",
            "proposal_rank",
            "proposal_rank_changed"));

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

    private static ProposalFilter all() {
        return ProposalFilter.ALL.in(world.community().id());
    }

    private static ProposalFilter category(ProposalFilter filter) {
        return new ProposalFilter(
                filter.community(),
                filter.state(),
                Optional.of("cat3"),
                filter.body(),
                filter.language(),
                filter.locality(),
                filter.lifeEvent(),
                filter.interaction(),
                filter.words());
    }

    private static ProposalFilter words(ProposalFilter filter, String words) {
        return new ProposalFilter(
                filter.community(),
                filter.state(),
                filter.category(),
                filter.body(),
                filter.language(),
                filter.locality(),
                filter.lifeEvent(),
                filter.interaction(),
                Optional.of(words));
    }

    private static ProposalFilter toWorks(ProposalFilter filter) {
        return filter.addressedTo(world.works().id());
    }

    /** The first page, the one behind it, and the way back. */
    private static Function<Transaction, Object> pages(ProposalFilter filter, ListOrder order) {
        return tx -> {
            var first = ProposalLists.page(tx, filter, order, "alice", ProposalLists.Wanted.first(PAGE));
            var second = ProposalLists.page(
                    tx, filter, order, "alice", new ProposalLists.Wanted(first.next(), Optional.empty(), 0, PAGE));
            return ProposalLists.page(
                    tx, filter, order, "alice", new ProposalLists.Wanted(Optional.empty(), second.previous(), 0, PAGE));
        };
    }

    private static void cheap(String what, Function<Transaction, ?> work, int largestSort, int buffers) {
        var cost = PLANS.of(world.database, work);
        assertThat(cost.scans()).as(what + ": read from one end to the other").isEmpty();
        assertThat(cost.largestSort())
                .as(what + ": sorted, " + cost.statements())
                .isLessThanOrEqualTo(largestSort);
        assertThat(cost.buffers()).as(what + ": read, " + cost.statements()).isLessThanOrEqualTo(buffers);
    }

    @Test
    void everyOrderIsReadFromAnIndex() {
        for (var order : ListOrder.values()) {
            cheap(order.word(), pages(all(), order), PAGE + 1, 400);
            cheap(order.word() + " of a category", pages(category(all()), order), PAGE + 1, 400);
            cheap(order.word() + " of a body", pages(toWorks(all()), order), PAGE + 1, 600);
        }
    }

    @Test
    void whereFiltersMeetTheListOfOneIsWalked() {
        for (var order : ListOrder.values()) {
            cheap(order.word(), pages(toWorks(category(all())), order), 2_000, 12_000);
        }
    }

    @Test
    void wordsAreLookedUpEraByEra() {
        cheap("a frequent word", pages(words(all(), "potholes"), ListOrder.NEWEST), 2_100, 12_000);
        cheap("a rare word", pages(words(all(), "4711"), ListOrder.NEWEST), PAGE + 1, 1_000);
        cheap("by support", pages(words(all(), "potholes"), ListOrder.SUPPORTED), 4_100, 40_000);
    }

    @Test
    void theClientApiPagesByIndexToo() {
        var page = new Page(OptionalLong.of(GrownTown.FIRST + 3_000), OptionalLong.empty(), OptionalLong.empty(), PAGE);
        var newer =
                new Page(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(GrownTown.FIRST + 3_000), PAGE);
        for (var each : List.of(page, newer, Page.first(PAGE))) {
            cheap("everywhere", tx -> ProposalLists.newest(tx, ProposalFilter.ALL, each), PAGE + 1, 300);
            cheap("of a category", tx -> ProposalLists.newest(tx, category(all()), each), PAGE + 1, 300);
            cheap("of a word", tx -> ProposalLists.newest(tx, words(all(), "crossing"), each), 4_100, 12_000);
        }
    }

    @Test
    void countingEndsAtAThousand() {
        var everything = all();
        var two = toWorks(category(everything));
        var withWord = words(everything, "library");
        cheap("all", tx -> ProposalLists.count(tx, everything), 0, 1_200);
        cheap("two filters", tx -> ProposalLists.count(tx, two), 1_001, 6_000);
        cheap("words", tx -> ProposalLists.count(tx, withWord), 4_100, 12_000);
    }

    @Test
    void nearDuplicatesAreFoundByTheirRarestKeys() {
        var draft = new NewProposal(
                "Repair potholes on st42",
                "Fill them",
                "",
                new Proposal.Place(Optional.of("cat3"), Optional.empty(), Optional.of("moving-house")),
                List.of("works"),
                "en",
                Optional.empty());
        cheap("near", tx -> world.house.civic().similar().find(tx, world.community(), draft), 4_000, 20_000);
    }
}
