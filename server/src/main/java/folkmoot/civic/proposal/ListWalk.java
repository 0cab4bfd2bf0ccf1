package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Goes through a list from a place on, some at a time, and keeps those that a filter lets through. It looks at {@link #MOST_LOOKED_AT}
 * at most.
 */
final class ListWalk {

    private static final int MOST_LOOKED_AT = 2_000;
    private static final int GROWING = 4;

    private static final Condition NOT_PUT_AWAY = PROPOSAL.STATE.notIn(Arrays.stream(ProposalState.values())
            .filter(ProposalState::isPutAway)
            .map(ProposalState::word)
            .toList());

    /** The next places of a list, none when it ends. */
    @FunctionalInterface
    private interface Source {

        List<ListPlace> next(Transaction tx, Optional<ListPlace> from, int most);
    }

    /** How much of a source the condition lets through. */
    private enum Share {
        ALL,
        NEARLY_ALL,
        SOME
    }

    private final Source source;
    private final Condition condition;
    private final Share share;
    private final OptionalLong notBefore;

    private ListWalk(Source source, Condition condition, Share share, OptionalLong notBefore) {
        this.source = source;
        this.condition = condition;
        this.share = share;
        this.notBefore = notBefore;
    }

    /** A proposal and where it stands in the list. */
    record Found(ListPlace place, Proposal proposal) {}

    /**
     * What was found.
     *
     * @param shown in the direction of the walk
     * @param goesOn behind which there is or may be more
     */
    record Result(List<Found> shown, Optional<ListPlace> goesOn) {}

    static ListWalk of(Transaction tx, ProposalFilter filter, Shelves.Way way) {
        boolean mix = way.order().isMix()
                && filter.state().isEmpty()
                && filter.words().isEmpty();
        var condition = mix ? ProposalLists.condition(filter).and(NOT_PUT_AWAY) : ProposalLists.condition(filter);
        var matters = matters(filter);
        var words = filter.words().map(typed -> WordSearch.of(tx, filter.community(), typed));
        var share = matters.isEmpty() ? Share.NEARLY_ALL : Share.SOME;
        if (words.isPresent()) {
            return new ListWalk(withWords(tx, filter, way, words.get()), condition, share, OptionalLong.empty());
        }
        if (filter.community().isEmpty()) {
            return new ListWalk(
                    (at, from, most) -> everywhere(at, way, from, most), condition, share, OptionalLong.empty());
        }
        var community = filter.community().get();
        var matter = mix && matters.isEmpty() ? Shelves.OPEN : fewest(tx, community, matters);
        return new ListWalk(
                (at, from, most) -> Shelves.walk(at, community, matter, way, from, most),
                condition,
                matters.size() > 1 ? Share.SOME : mix && !matters.isEmpty() ? Share.NEARLY_ALL : Share.ALL,
                OptionalLong.empty());
    }

    /** Within further bounds, behind which it ends. */
    ListWalk within(Condition bounds, OptionalLong end) {
        return new ListWalk(source, condition.and(bounds), share, end);
    }

    /** What each part of a filter is called in {@code proposal_listing}; what says most first. */
    private static List<String> matters(ProposalFilter filter) {
        var matters = new ArrayList<String>();
        filter.body().ifPresent(body -> matters.add("body " + body));
        filter.locality().ifPresent(code -> matters.add("locality " + code));
        filter.lifeEvent().ifPresent(slug -> matters.add("life_event " + slug));
        filter.category().ifPresent(slug -> matters.add("category " + slug));
        filter.interaction().ifPresent(kind -> matters.add("interaction " + kind));
        filter.state().ifPresent(state -> matters.add("state " + state.word()));
        filter.language().ifPresent(tag -> matters.add("language " + tag));
        return matters;
    }

    /** That which the fewest have; of those that many have the first. */
    private static String fewest(Transaction tx, CommunityId community, List<String> matters) {
        if (matters.size() < 2) {
            return matters.isEmpty() ? Shelves.ALL : matters.getFirst();
        }
        var counts = Shelves.counts(tx, community, matters, ProposalLists.MOST_COUNTED + 1);
        int least = counts.stream().mapToInt(Integer::intValue).min().orElseThrow();
        return matters.get(counts.indexOf(least));
    }

    /** By words the newest first; in another order so many of the newest. */
    private static Source withWords(Transaction tx, ProposalFilter filter, Shelves.Way way, WordSearch words) {
        if (way.order() == ListOrder.NEWEST || filter.community().isEmpty()) {
            return (at, from, most) -> places(
                    way.backwards() && from.isPresent()
                            ? words.newer(at, from.get().proposal(), most)
                            : words.older(at, from.map(ListPlace::proposal), most));
        }
        var some = words.older(tx, Optional.empty(), ProposalLists.MOST_COUNTED);
        return (at, from, most) -> Shelves.among(at, filter.community().get(), some, way, from, most);
    }

    private static List<ListPlace> everywhere(Transaction tx, Shelves.Way way, Optional<ListPlace> from, int most) {
        var bounds = from.map(
                        place -> way.backwards() ? PROPOSAL.ID.gt(place.proposal()) : PROPOSAL.ID.lt(place.proposal()))
                .orElse(DSL.noCondition());
        return places(tx.sql()
                .select(PROPOSAL.ID)
                .from(PROPOSAL)
                .where(bounds)
                .orderBy(way.backwards() ? PROPOSAL.ID.asc() : PROPOSAL.ID.desc())
                .limit(most)
                .fetch(PROPOSAL.ID));
    }

    private static List<ListPlace> places(List<Long> ids) {
        return ids.stream().map(id -> new ListPlace(Long.toString(id), id)).toList();
    }

    /** So many, after so many that are left out. */
    Result walk(Transaction tx, Optional<ListPlace> from, int skip, int size) {
        var found = new ArrayList<Found>();
        var at = from;
        int wanted = skip + size + 1;
        int looked = 0;
        boolean more = true;
        for (int step = share == Share.SOME ? GROWING * wanted : wanted;
                more && found.size() < wanted && looked < MOST_LOOKED_AT;
                step *= GROWING) {
            int most = Math.min(step, MOST_LOOKED_AT);
            var places = source.next(tx, at, most);
            found.addAll(let(tx, places));
            looked += places.size();
            more = places.size() == most && !isBehindEnd(places.getLast());
            at = places.isEmpty() ? at : Optional.of(places.getLast());
        }
        var shown = found.stream().skip(skip).limit(size).toList();
        if (found.size() >= wanted) {
            return new Result(shown, Optional.of(shown.getLast().place()));
        }
        return new Result(shown, more ? at : Optional.empty());
    }

    private boolean isBehindEnd(ListPlace place) {
        return notBefore.isPresent() && place.proposal() <= notBefore.getAsLong();
    }

    /** Those that the condition lets through, in their order. */
    private List<Found> let(Transaction tx, List<ListPlace> places) {
        if (places.isEmpty()) {
            return List.of();
        }
        Map<Long, Proposal> proposals = tx
                .sql()
                .selectFrom(PROPOSAL)
                .where(PROPOSAL.ID.eq(
                        DSL.any(places.stream().map(ListPlace::proposal).toArray(Long[]::new))))
                .and(condition)
                .fetch(ProposalRows::proposal)
                .stream()
                .collect(Collectors.toMap(proposal -> proposal.id().value(), Function.identity()));
        return places.stream()
                .filter(place -> proposals.containsKey(place.proposal()))
                .map(place -> new Found(place, proposals.get(place.proposal())))
                .toList();
    }

    /** Of the first so many of the source those that the condition lets through. */
    ProposalLists.Count count(Transaction tx, int most) {
        var places = source.next(tx, Optional.empty(), most + 1);
        boolean more = places.size() > most;
        var ids = places.stream().limit(most).map(ListPlace::proposal).toArray(Long[]::new);
        int number = share == Share.ALL
                ? ids.length
                : tx.sql().fetchCount(PROPOSAL, PROPOSAL.ID.eq(DSL.any(ids)).and(condition));
        return new ProposalLists.Count(number, more);
    }
}
