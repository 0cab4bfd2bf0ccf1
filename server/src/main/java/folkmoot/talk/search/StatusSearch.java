package folkmoot.talk.search;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.BOOKMARK;
import static folkmoot.schema.generated.Tables.FAVOURITE;
import static folkmoot.schema.generated.Tables.MATTER;
import static folkmoot.schema.generated.Tables.MEDIA_ATTACHMENT;
import static folkmoot.schema.generated.Tables.POLL;
import static folkmoot.schema.generated.Tables.POLL_VOTE;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_CARD;
import static folkmoot.schema.generated.Tables.STATUS_MENTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.VisibleStatuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Finds statuses by words and operators: in the library (one's own, and what one is mentioned in, favourited, bookmarked,
 * reblogged or voted in) and among public ones whose authors agreed to be found.
 */
final class StatusSearch {

    private static final String WORDS =
            "to_tsvector('simple', search_form(status.spoiler_text || ' ' || status.content))"
                    + " @@ websearch_to_tsquery('simple', search_form({0}))";

    private final Accounts accounts;

    StatusSearch(Accounts accounts) {
        this.accounts = accounts;
    }

    List<StatusId> find(
            Transaction tx, StatusQuery query, AccountId viewer, Optional<AccountId> author, Page page, int offset) {
        var condition = STATUS.REBLOG_OF_ID.isNull().and(STATUS.DELETED_AT.isNull());
        if (!query.words().isEmpty()) {
            condition = condition.and(DSL.condition(WORDS, DSL.inline(query.words()))); // the plan depends on the words
        }
        boolean library = isOfLibrary(query);
        for (var term : query.terms()) {
            if (library && term instanceof StatusQuery.Term.In) {
                continue; // it is looked for nowhere else
            }
            var asked = condition(tx, term, viewer);
            condition = condition.and(term.not() ? DSL.not(asked) : asked);
        }
        condition = condition
                .and(VisibleStatuses.to(STATUS, Optional.of(viewer)))
                .and(author.map(id -> STATUS.ACCOUNT_ID.eq(id.value())).orElse(DSL.noCondition()))
                .and(page.bounds(STATUS.ID));
        var all = condition;
        int most = offset + page.limit();
        var found = places(query, viewer).stream()
                .map(place -> newest(place, all, most))
                .reduce(Select::union)
                .orElseThrow();
        var ids = found.asTable("found", STATUS.ID.getName());
        var id = ids.field(STATUS.ID.getName(), Long.class);
        return tx.sql()
                .select(id)
                .from(ids)
                .orderBy(id.desc())
                .limit(page.limit())
                .offset(offset)
                .fetch(row -> new StatusId(row.value1()));
    }

    /** A list of statuses, in the order of an index: the table, the status in it, and whose. */
    private record Place(Table<?> table, Field<Long> status, Condition which) {}

    /**
     * Each place is looked through by itself: what lies in one of several cannot be found by an index. In each the database may begin
     * with the newest or with those that hold the words, whichever is less, however many lie there.
     */
    private static List<Place> places(StatusQuery query, AccountId viewer) {
        if (isOfLibrary(query)) {
            return library(viewer.value());
        }
        if (query.terms().stream().anyMatch(StatusQuery.Term.In.class::isInstance)) {
            return List.of(new Place(STATUS, STATUS.ID, DSL.noCondition()));
        }
        var places = new ArrayList<>(library(viewer.value()));
        places.add(new Place(STATUS, STATUS.ID, open()));
        return places;
    }

    /** Whether it is looked for in the library and nothing else is said of places. */
    private static boolean isOfLibrary(StatusQuery query) {
        var named = query.terms().stream()
                .filter(StatusQuery.Term.In.class::isInstance)
                .toList();
        return named.equals(List.of(new StatusQuery.Term.In(false, StatusQuery.Place.LIBRARY)));
    }

    private static List<Place> library(long me) {
        var own = STATUS.as("own");
        return List.of(
                new Place(STATUS, STATUS.ID, STATUS.ACCOUNT_ID.eq(me)),
                new Place(
                        own,
                        own.REBLOG_OF_ID,
                        own.ACCOUNT_ID.eq(me).and(own.REBLOG_OF_ID.isNotNull()).and(own.DELETED_AT.isNull())),
                new Place(STATUS_MENTION, STATUS_MENTION.STATUS_ID, STATUS_MENTION.ACCOUNT_ID.eq(me)),
                new Place(FAVOURITE, FAVOURITE.STATUS_ID, FAVOURITE.ACCOUNT_ID.eq(me)),
                new Place(BOOKMARK, BOOKMARK.STATUS_ID, BOOKMARK.ACCOUNT_ID.eq(me)),
                new Place(
                        POLL.join(POLL_VOTE).on(POLL_VOTE.POLL_ID.eq(POLL.ID)),
                        POLL.STATUS_ID,
                        POLL_VOTE.ACCOUNT_ID.eq(me)));
    }

    private static Select<Record1<Long>> newest(Place place, Condition condition, int most) {
        var from = place.status().equals(STATUS.ID)
                ? STATUS
                : place.table().join(STATUS).on(STATUS.ID.eq(place.status()));
        return select(place.status().as(STATUS.ID.getName()))
                .from(from)
                .where(place.which())
                .and(condition)
                .orderBy(place.status().desc())
                .limit(most);
    }

    private Condition condition(Transaction tx, StatusQuery.Term term, AccountId viewer) {
        return switch (term) {
            case StatusQuery.Term.From from -> STATUS.ACCOUNT_ID.eq(author(tx, from.who(), viewer));
            case StatusQuery.Term.Time time ->
                DSL.and(
                        time.start().map(STATUS.CREATED_AT::ge).orElse(DSL.noCondition()),
                        time.end().map(STATUS.CREATED_AT::lt).orElse(DSL.noCondition()));
            case StatusQuery.Term.Has has -> has(has.part());
            case StatusQuery.Term.Is is ->
                switch (is.quality()) {
                    case REPLY -> STATUS.IN_REPLY_TO_URI.isNotNull();
                    case SENSITIVE -> STATUS.SENSITIVE.isTrue();
                };
            case StatusQuery.Term.Language language ->
                DSL.coalesce(DSL.lower(STATUS.LANGUAGE), DSL.inline("")).eq(language.tag());
            case StatusQuery.Term.In in ->
                switch (in.place()) {
                    case LIBRARY -> library(viewer);
                    case PUBLIC -> open();
                    case ALL -> library(viewer).or(open());
                };
        };
    }

    /** Nobody's id where the handle names nobody. */
    private long author(Transaction tx, String who, AccountId viewer) {
        if (who.equals("me")) {
            return viewer.value();
        }
        return Handle.parse(who)
                .flatMap(handle -> accounts.byHandle(tx, handle))
                .map(Account::id)
                .map(AccountId::value)
                .orElse(0L);
    }

    private static Condition has(StatusQuery.Part part) {
        return switch (part) {
            case MEDIA -> attached(DSL.noCondition());
            case IMAGE -> attached(MEDIA_ATTACHMENT.KIND.eq("image"));
            case VIDEO -> attached(MEDIA_ATTACHMENT.KIND.in("video", "gifv"));
            case AUDIO -> attached(MEDIA_ATTACHMENT.KIND.eq("audio"));
            case POLL -> exists(selectOne().from(POLL).where(POLL.STATUS_ID.eq(STATUS.ID)));
            case LINK -> exists(selectOne().from(STATUS_CARD).where(STATUS_CARD.STATUS_ID.eq(STATUS.ID)));
        };
    }

    private static Condition attached(Condition kind) {
        return exists(selectOne()
                .from(MEDIA_ATTACHMENT)
                .where(MEDIA_ATTACHMENT.STATUS_ID.eq(STATUS.ID))
                .and(kind));
    }

    /** Where it is only one of several conditions. */
    private static Condition library(AccountId viewer) {
        return library(viewer.value()).stream()
                .map(place -> place.status().equals(STATUS.ID)
                        ? place.which()
                        : exists(selectOne()
                                .from(place.table())
                                .where(place.which())
                                .and(place.status().eq(STATUS.ID))))
                .reduce(Condition::or)
                .orElseThrow();
    }

    private static Condition open() {
        return STATUS.VISIBILITY
                .eq("public")
                .and(STATUS.ACCOUNT_ID.in(select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.INDEXABLE)))
                .andNotExists(selectOne()
                        .from(MATTER)
                        .where(MATTER.STATUS_ID.eq(STATUS.ID))
                        .and(MATTER.LISTED.isFalse())); // over for a month
    }
}
