package folkmoot.talk.timeline;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.MEDIA_ATTACHMENT;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_CARD;
import static folkmoot.schema.generated.Tables.STATUS_TAG;
import static folkmoot.schema.generated.Tables.TAG;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.people.relation.Hidden;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Tags;
import folkmoot.talk.status.VisibleStatuses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Which statuses a page of a timeline holds, as ids, newest first. */
public final class Timelines {

    /** Where the statuses of a public timeline come from. */
    public enum Origin {
        ANYWHERE,
        LOCAL,
        REMOTE
    }

    /** What an account's list leaves out. */
    public record AccountFilter(
            boolean onlyMedia,
            boolean excludeReplies,
            boolean excludeReblogs,
            boolean excludeDirect,
            Optional<String> tagged) {}

    /** Everybody's public posts, replies left out. */
    public List<StatusId> open(Transaction tx, Page page, Origin origin, boolean onlyMedia, Hidden hidden) {
        var condition = STATUS.VISIBILITY
                .eq("public")
                .and(STATUS.REBLOG_OF_ID.isNull())
                .and(STATUS.IN_REPLY_TO_URI.isNull())
                .and(from(origin))
                .and(media(onlyMedia))
                .and(authorIsShown(hidden));
        return ids(tx, condition, page);
    }

    /**
     * Which hashtags a status must have.
     *
     * @param any besides the name: one of all these is enough
     * @param all these too
     * @param none not one of these
     */
    public record Tagged(String name, List<String> any, List<String> all, List<String> none) {

        public static Tagged with(String name) {
            return new Tagged(name, List.of(), List.of(), List.of());
        }
    }

    /** Public posts with a hashtag. */
    public List<StatusId> tag(
            Transaction tx, Tagged tagged, Page page, Origin origin, boolean onlyMedia, Hidden hidden) {
        var enough = new ArrayList<>(tagged.any());
        enough.add(tagged.name());
        var condition = shownTo(hidden)
                .and(STATUS.ID.in(withTags(enough)))
                .and(from(origin))
                .and(media(onlyMedia));
        for (var name : tagged.all()) {
            condition = condition.and(STATUS.ID.in(withTags(List.of(name))));
        }
        if (!tagged.none().isEmpty()) {
            condition = condition.and(STATUS.ID.notIn(withTags(tagged.none())));
        }
        return ids(tx, condition, page);
    }

    private static Select<Record1<Long>> withTags(List<String> names) {
        return DSL.select(STATUS_TAG.STATUS_ID)
                .from(STATUS_TAG)
                .join(TAG)
                .on(TAG.ID.eq(STATUS_TAG.TAG_ID))
                .where(TAG.NAME.in(names.stream().map(Tags::normal).toList()));
    }

    /** Public posts that show the card of one page. */
    public List<StatusId> linking(Transaction tx, long card, Page page, Hidden hidden) {
        var linking = DSL.select(STATUS_CARD.STATUS_ID).from(STATUS_CARD).where(STATUS_CARD.CARD_ID.eq(card));
        return ids(tx, shownTo(hidden).and(STATUS.ID.in(linking)), page);
    }

    private static Condition shownTo(Hidden hidden) {
        return STATUS.VISIBILITY
                .eq(DSL.inline("public"))
                .and(STATUS.REBLOG_OF_ID.isNull())
                .and(authorIsShown(hidden));
    }

    /** What one account posted and reblogged, as far as the viewer may see it. */
    public List<StatusId> account(
            Transaction tx, AccountId author, Optional<AccountId> viewer, Page page, AccountFilter filter) {
        var condition = STATUS.ACCOUNT_ID
                .eq(author.value())
                .and(VisibleStatuses.to(STATUS, viewer))
                .and(media(filter.onlyMedia()));
        if (filter.excludeReplies()) {
            condition =
                    condition.and(STATUS.IN_REPLY_TO_URI.isNull().or(STATUS.IN_REPLY_TO_ACCOUNT_ID.eq(author.value())));
        }
        if (filter.excludeReblogs()) {
            condition = condition.and(STATUS.REBLOG_OF_ID.isNull());
        }
        if (filter.excludeDirect()) {
            condition = condition.and(STATUS.VISIBILITY.ne("direct"));
        }
        if (filter.tagged().isPresent()) {
            var tag = DSL.select(TAG.ID)
                    .from(TAG)
                    .where(TAG.NAME.eq(Tags.normal(filter.tagged().get())));
            condition = condition.and(exists(selectOne()
                    .from(STATUS_TAG)
                    .where(STATUS_TAG.STATUS_ID.eq(STATUS.ID))
                    .and(STATUS_TAG.TAG_ID.eq(tag))));
        }
        return ids(tx, condition, page);
    }

    private static Condition from(Origin origin) {
        return switch (origin) {
            case ANYWHERE -> DSL.noCondition();
            case LOCAL -> STATUS.LOCAL.isTrue();
            case REMOTE -> STATUS.LOCAL.isFalse();
        };
    }

    private static Condition media(boolean only) {
        return only
                ? exists(selectOne().from(MEDIA_ATTACHMENT).where(MEDIA_ATTACHMENT.STATUS_ID.eq(STATUS.ID)))
                : DSL.noCondition();
    }

    private static Condition authorIsShown(Hidden hidden) {
        var seen =
                hidden.accounts().isEmpty() ? DSL.noCondition() : STATUS.ACCOUNT_ID.ne(DSL.all(hidden.accountArray()));
        return seen.and(authorIsOpen(hidden));
    }

    private static Condition authorIsOpen(Hidden hidden) {
        var seen = hidden.domains().isEmpty()
                ? DSL.noCondition()
                : ACCOUNT.DOMAIN.isNull().or(ACCOUNT.DOMAIN.ne(DSL.all(hidden.domainArray())));
        return exists(selectOne()
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(STATUS.ACCOUNT_ID))
                .and(ACCOUNT.SILENCED_AT.isNull())
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .and(seen));
    }

    /** Written into the text, the length of the page lets PostgreSQL keep one plan instead of making one for each page. */
    private static List<StatusId> ids(Transaction tx, Condition condition, Page page) {
        return page.newestFirst(tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(condition)
                .and(STATUS.DELETED_AT.isNull())
                .and(page.bounds(STATUS.ID))
                .orderBy(page.order(STATUS.ID))
                .limit(DSL.inline(page.limit()))
                .fetch(row -> new StatusId(row.value1())));
    }
}
