package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.LIFE_EVENT;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Lists of proposals, page by page. What a page costs does not depend on how many there are: it is read from an index in the order
 * wanted, beginning where the page before ended. Where several filters meet, the list of one is walked and the others leave out; a
 * page looks at so many at most, and may be short of some that the next has.
 */
public final class ProposalLists {

    /** So many are counted one by one; beyond that there are more. */
    public static final int MOST_COUNTED = 1_000;

    /** The same of one matter, beside many others. */
    public static final int MOST_OF_A_MATTER = 200;

    /** So many times as many as are wanted, in case some are hidden. */
    private static final int LOOKED_AT = 2;

    private ProposalLists() {}

    /**
     * A page of a list.
     *
     * @param proposals in the order in which they are shown
     * @param next where the next page begins; empty behind the last
     * @param previous where the one before ends; empty before the first
     */
    public record Listed(List<Proposal> proposals, Optional<String> next, Optional<String> previous) {}

    /**
     * Which page: the first, the one behind a place or the one before it.
     *
     * @param skip how many are left out from there on
     */
    public record Wanted(Optional<String> after, Optional<String> before, int skip, int size) {

        public static Wanted first(int size) {
            return new Wanted(Optional.empty(), Optional.empty(), 0, size);
        }
    }

    /** How many there are; with {@code more} at least so many. */
    public record Count(int number, boolean more) {}

    /**
     * A page of the list of a community.
     *
     * @param seed on which the fair order depends, such as a person and a day
     */
    public static Listed page(Transaction tx, ProposalFilter filter, ListOrder order, String seed, Wanted wanted) {
        var draw = new FairDraw(seed);
        boolean backwards = wanted.after().isEmpty() && wanted.before().isPresent();
        var from = (backwards ? wanted.before() : wanted.after()).flatMap(word -> ListPlace.of(word, order));
        var way = new Shelves.Way(order, draw.start(), backwards && from.isPresent());
        var walk = ListWalk.of(tx, filter, way).walk(tx, from, wanted.skip(), wanted.size());
        var shown = way.backwards() ? walk.shown().reversed() : walk.shown();
        var proposals =
                new ArrayList<>(shown.stream().map(ListWalk.Found::proposal).toList());
        if (order == ListOrder.FAIR) {
            proposals.sort(Comparator.comparingLong(
                    proposal -> draw.withinPage(proposal.id().value())));
        }
        var first = shown.stream().findFirst().map(ListWalk.Found::place).or(() -> from);
        var last =
                shown.reversed().stream().findFirst().map(ListWalk.Found::place).or(() -> from);
        var behind = way.backwards() ? last : walk.goesOn();
        var before = way.backwards() ? walk.goesOn() : from.isPresent() ? first : Optional.<ListPlace>empty();
        return new Listed(proposals, behind.map(ListPlace::word), before.map(ListPlace::word));
    }

    /**
     * The newest first, by id.
     *
     * @param proposals as many as wanted, or those of so many that were looked at
     * @param goesOn the id before which there may be more
     */
    public record Newest(List<Proposal> proposals, OptionalLong goesOn) {}

    public static Newest newest(Transaction tx, ProposalFilter filter, Page page) {
        var way = new Shelves.Way(ListOrder.NEWEST, 0, page.ascending());
        var cursor = page.ascending() ? page.minId() : page.maxId();
        var from = cursor.isPresent()
                ? Optional.of(new ListPlace(Long.toString(cursor.getAsLong()), cursor.getAsLong()))
                : Optional.<ListPlace>empty();
        var within = page.bounds(PROPOSAL.ID);
        var walk = ListWalk.of(tx, filter, way).within(within, page.sinceId()).walk(tx, from, 0, page.limit());
        var found = walk.shown().stream().map(ListWalk.Found::proposal).toList();
        var goesOn = walk.goesOn().stream().mapToLong(ListPlace::proposal).findFirst();
        return new Newest(page.newestFirst(found), page.ascending() ? OptionalLong.empty() : goesOn);
    }

    /**
     * The newest that address a body; costs what they are, however many there are. Of very many newer ones that are hidden, those
     * behind them are not looked for.
     */
    public static List<Proposal> newestAddressedTo(Transaction tx, BodyId body, int limit) {
        var newest = DSL.select(PROPOSAL_TRACK.PROPOSAL_ID)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.value()))
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID.desc())
                .limit(LOOKED_AT * limit)
                .asTable("newest");
        return tx.sql()
                .select(PROPOSAL.fields())
                .from(newest)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(newest.field(PROPOSAL_TRACK.PROPOSAL_ID)))
                .where(condition(ProposalFilter.ALL))
                .orderBy(PROPOSAL.ID.desc())
                .limit(limit)
                .fetch(row -> ProposalRows.proposal(row.into(PROPOSAL)));
    }

    /** How many of a community there are, one by one up to {@link #MOST_COUNTED}. */
    public static Count count(Transaction tx, ProposalFilter filter) {
        return count(tx, filter, ListOrder.NEWEST);
    }

    /** How many a list in an order has, to its end. */
    public static Count count(Transaction tx, ProposalFilter filter, ListOrder order) {
        var way = new Shelves.Way(order, 0, false);
        return ListWalk.of(tx, filter, way).count(tx, MOST_COUNTED);
    }

    /**
     * How many of a community there are of each of some matters, one by one up to {@link #MOST_OF_A_MATTER}.
     *
     * @param matters such as {@code state gathering}, {@code category roads}, {@code body 17}, {@code locality gss:E1},
     *     {@code interaction proactive}, {@code language cy}
     */
    public static Map<String, Count> counts(Transaction tx, CommunityId community, List<String> matters) {
        var counts = Shelves.counts(tx, community, matters, MOST_OF_A_MATTER + 1);
        var counted = new HashMap<String, Count>();
        for (int i = 0; i < matters.size(); i++) {
            counted.put(
                    matters.get(i),
                    new Count(Math.min(counts.get(i), MOST_OF_A_MATTER), counts.get(i) > MOST_OF_A_MATTER));
        }
        return counted;
    }

    /** What the words of a filter say is not asked here: {@link WordSearch} finds them. */
    static Condition condition(ProposalFilter filter) {
        var condition = PROPOSAL.LISTED.isTrue();
        condition = filter.community()
                .map(id -> PROPOSAL.COMMUNITY_ID.eq(id.value()))
                .map(condition::and)
                .orElse(condition);
        condition = filter.state()
                .map(state -> PROPOSAL.STATE.eq(state.word()))
                .map(condition::and)
                .orElse(condition);
        condition =
                filter.category().map(PROPOSAL.CATEGORY::eq).map(condition::and).orElse(condition);
        condition =
                filter.locality().map(PROPOSAL.LOCALITY::eq).map(condition::and).orElse(condition);
        condition = filter.lifeEvent()
                .map(PROPOSAL.LIFE_EVENT::eq)
                .map(condition::and)
                .orElse(condition);
        condition = filter.interaction()
                .map(kind -> PROPOSAL.LIFE_EVENT.in(
                        DSL.select(LIFE_EVENT.SLUG).from(LIFE_EVENT).where(LIFE_EVENT.INTERACTION.eq(kind))))
                .map(condition::and)
                .orElse(condition);
        condition =
                filter.language().map(PROPOSAL.LANGUAGE::eq).map(condition::and).orElse(condition);
        return filter.body()
                .map(body -> DSL.exists(DSL.selectOne()
                        .from(PROPOSAL_TRACK)
                        .where(PROPOSAL_TRACK.PROPOSAL_ID.eq(PROPOSAL.ID))
                        .and(PROPOSAL_TRACK.BODY_ID.eq(body.value()))))
                .map(condition::and)
                .orElse(condition);
    }
}
