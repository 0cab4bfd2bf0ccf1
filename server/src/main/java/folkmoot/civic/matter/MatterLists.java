package folkmoot.civic.matter;

import static folkmoot.schema.generated.Tables.MATTER;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.federation.vocabulary.Place.Point;
import folkmoot.people.relation.Hidden;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.Tables;
import folkmoot.talk.status.VisibleStatuses;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Lists of a community's matters, a page at a time, without those of whom the reader does not see. */
public final class MatterLists {

    /** How many are shown on a map at most. */
    public static final int MOST_PLACED = 100;

    private static final String WORDS =
            "to_tsvector('simple', search_form(title || ' ' || body || ' ' || coalesce(place, '')))"
                    + " @@ websearch_to_tsquery('simple', search_form({0}))";

    private final Matters matters;
    private final HiddenSets hidden;
    private final InstantSource clock;

    public MatterLists(Matters matters, HiddenSets hidden, InstantSource clock) {
        this.matters = matters;
        this.hidden = hidden;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param community empty for all of this instance
     * @param kind empty for every kind
     * @param state empty for what can still be had: open or taken
     * @param words to be found in it
     * @param after the last of the page before
     */
    public record Asked(
            Optional<CommunityId> community,
            Optional<MatterKind<?>> kind,
            Optional<MatterState> state,
            Optional<String> words,
            Optional<StatusId> after,
            int most) {}

    /** @param goesOn whether there are more after these */
    public record Found(List<Matter> matters, boolean goesOn) {}

    public Found find(Transaction tx, Asked asked, Optional<AccountId> reader) {
        boolean soonest =
                asked.kind().filter(kind -> kind.rules().soonestFirst()).isPresent();
        var which = shown(reader)
                .and(asked.community()
                        .map(id -> MATTER.COMMUNITY_ID.eq(id.value()))
                        .orElse(DSL.noCondition()))
                .and(asked.kind().map(kind -> MATTER.KIND.eq(kind.word())).orElse(DSL.noCondition()))
                .and(asked.state().map(this::in).orElseGet(this::current))
                .and(asked.words()
                        .map(words -> DSL.condition(WORDS, DSL.inline(words)))
                        .orElse(DSL.noCondition()))
                .and(asked.after().map(id -> beyond(tx, id, soonest)).orElse(DSL.noCondition()));
        var order = soonest
                ? List.<SortField<?>>of(MATTER.ENDS_AT.asc(), MATTER.STATUS_ID.asc())
                : List.<SortField<?>>of(MATTER.STATUS_ID.desc());
        var found = matters.store().list(tx, which, order, asked.most() + 1);
        return new Found(found.stream().limit(asked.most()).toList(), found.size() > asked.most());
    }

    private Condition shown(Optional<AccountId> reader) {
        return MATTER.LISTED
                .isTrue()
                .and(MATTER.COMMUNITY_ID.isNotNull())
                .and(Tables.STATUS.COMMUNITY_ID.eq(MATTER.COMMUNITY_ID)) // a moderator hides it by taking its post out
                .and(VisibleStatuses.to(Tables.STATUS, reader))
                .andNotExists(selectOne()
                        .from(Tables.ACCOUNT)
                        .where(Tables.ACCOUNT.ID.eq(MATTER.AUTHOR_ACCOUNT_ID))
                        .and(Tables.ACCOUNT.SUSPENDED_AT.isNotNull()))
                .and(unseen(hidden.of(reader)));
    }

    private static Condition unseen(Hidden of) {
        return of.accounts().isEmpty() ? DSL.noCondition() : MATTER.AUTHOR_ACCOUNT_ID.notIn(of.accounts());
    }

    private Condition in(MatterState state) {
        return switch (state) {
            case OPEN -> MATTER.STATE.eq(state.word()).and(goesOn());
            case TAKEN, DONE, EXPIRED, CLOSED -> MATTER.STATE.eq(state.word());
        };
    }

    private Condition current() {
        return MATTER.STATE
                .in(MatterState.OPEN.word(), MatterState.TAKEN.word())
                .and(goesOn());
    }

    private Condition goesOn() {
        return MATTER.ENDS_AT.isNull().or(MATTER.ENDS_AT.gt(clock.instant()));
    }

    private Condition beyond(Transaction tx, StatusId after, boolean soonest) {
        if (!soonest) {
            return MATTER.STATUS_ID.lt(after.value());
        }
        var ends = matters.find(tx, after).flatMap(Matter::ends).orElse(Instant.EPOCH);
        return DSL.row(MATTER.ENDS_AT, MATTER.STATUS_ID).gt(ends, after.value());
    }

    /** Those that lie somewhere and can still be had: the newest, or the nearest to a point. */
    public List<Matter> placed(
            Transaction tx, CommunityId community, Optional<Point> near, Optional<AccountId> reader) {
        var which = shown(reader)
                .and(MATTER.COMMUNITY_ID.eq(community.value()))
                .and(MATTER.LATITUDE.isNotNull())
                .and(current());
        return matters.store()
                .list(
                        tx,
                        which,
                        near.<List<SortField<?>>>map(to -> List.of(degrees(to).asc()))
                                .orElse(List.of(MATTER.STATUS_ID.desc())),
                        MOST_PLACED);
    }

    /** What lies around a point and everybody may see, the nearest by degrees first. */
    public List<Matter> around(Transaction tx, CommunityId community, Point to, int most) {
        return matters.store()
                .list(
                        tx,
                        shown(Optional.empty())
                                .and(MATTER.COMMUNITY_ID.eq(community.value()))
                                .and(MATTER.LATITUDE.isNotNull())
                                .and(current()),
                        List.of(degrees(to).asc()),
                        most);
    }

    private static Field<Double> degrees(Point to) {
        return DSL.field(
                "point({0}, {1}) <-> point({2}, {3})",
                Double.class, MATTER.LONGITUDE, MATTER.LATITUDE, DSL.val(to.longitude()), DSL.val(to.latitude()));
    }
}
