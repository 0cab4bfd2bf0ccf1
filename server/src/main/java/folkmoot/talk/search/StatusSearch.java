package folkmoot.talk.search;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.BOOKMARK;
import static folkmoot.schema.generated.Tables.FAVOURITE;
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
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
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
        for (var term : query.terms()) {
            var asked = condition(tx, term, viewer);
            condition = condition.and(term.not() ? DSL.not(asked) : asked);
        }
        condition = condition
                .and(VisibleStatuses.to(STATUS, Optional.of(viewer)))
                .and(author.map(id -> STATUS.ACCOUNT_ID.eq(id.value())).orElse(DSL.noCondition()))
                .and(page.bounds(STATUS.ID));
        int most = offset + page.limit();
        var anywhere = query.terms().stream().noneMatch(StatusQuery.Term.In.class::isInstance);
        var found = anywhere
                ? newest(condition.and(library(viewer)), most).union(newest(condition.and(open()), most))
                : newest(condition, most);
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

    /** Each place is looked through by itself: what lies in either cannot be found by an index. */
    private static Select<Record1<Long>> newest(Condition condition, int most) {
        return select(STATUS.ID)
                .from(STATUS)
                .where(condition)
                .orderBy(STATUS.ID.desc())
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

    /** As one set that is read once, however many statuses hold the words. */
    private static Condition library(AccountId viewer) {
        long me = viewer.value();
        var own = STATUS.as("own");
        return STATUS.ID.in(select(STATUS_MENTION.STATUS_ID)
                .from(STATUS_MENTION)
                .where(STATUS_MENTION.ACCOUNT_ID.eq(me))
                .unionAll(select(FAVOURITE.STATUS_ID).from(FAVOURITE).where(FAVOURITE.ACCOUNT_ID.eq(me)))
                .unionAll(select(BOOKMARK.STATUS_ID).from(BOOKMARK).where(BOOKMARK.ACCOUNT_ID.eq(me)))
                .unionAll(select(DSL.coalesce(own.REBLOG_OF_ID, own.ID))
                        .from(own)
                        .where(own.ACCOUNT_ID.eq(me))
                        .and(own.DELETED_AT.isNull()))
                .unionAll(select(POLL.STATUS_ID)
                        .from(POLL.join(POLL_VOTE).on(POLL_VOTE.POLL_ID.eq(POLL.ID)))
                        .where(POLL_VOTE.ACCOUNT_ID.eq(me))));
    }

    private static Condition open() {
        return STATUS.VISIBILITY
                .eq("public")
                .and(STATUS.ACCOUNT_ID.in(select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.INDEXABLE)));
    }
}
