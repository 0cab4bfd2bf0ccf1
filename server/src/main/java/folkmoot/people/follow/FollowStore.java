package folkmoot.people.follow;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.BLOCK;
import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.FollowId;
import folkmoot.schema.generated.tables.records.FollowRecord;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The SQL of {@code follow}. */
final class FollowStore {

    /** Whether it is new. */
    boolean insert(Transaction tx, Follow follow, Instant now) {
        return tx.sql()
                        .insertInto(FOLLOW)
                        .set(FOLLOW.ID, follow.id().value())
                        .set(FOLLOW.ACCOUNT_ID, follow.account().value())
                        .set(FOLLOW.TARGET_ID, follow.target().value())
                        .set(FOLLOW.URI, follow.uri().toString())
                        .set(FOLLOW.ACCEPTED_AT, follow.acceptedAt().orElse(null))
                        .set(FOLLOW.SHOW_REBLOGS, follow.showReblogs())
                        .set(FOLLOW.NOTIFY, follow.news())
                        .set(FOLLOW.LANGUAGES, languages(follow))
                        .set(FOLLOW.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void update(Transaction tx, Follow follow) {
        tx.sql()
                .update(FOLLOW)
                .set(FOLLOW.SHOW_REBLOGS, follow.showReblogs())
                .set(FOLLOW.NOTIFY, follow.news())
                .set(FOLLOW.LANGUAGES, languages(follow))
                .set(FOLLOW.URI, follow.uri().toString())
                .where(FOLLOW.ID.eq(follow.id().value()))
                .execute();
    }

    /** Whether it was a request until now. */
    boolean accept(Transaction tx, FollowId id, Instant now) {
        return tx.sql()
                        .update(FOLLOW)
                        .set(FOLLOW.ACCEPTED_AT, now)
                        .where(FOLLOW.ID.eq(id.value()))
                        .and(FOLLOW.ACCEPTED_AT.isNull())
                        .execute()
                == 1;
    }

    /** The follow as it was, if it was there. */
    Optional<Follow> delete(Transaction tx, AccountId account, AccountId target) {
        return tx.sql()
                .deleteFrom(FOLLOW)
                .where(between(account, target))
                .returning()
                .fetchOptional()
                .map(FollowStore::follow);
    }

    Optional<Follow> find(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(FOLLOW).where(condition).fetchOptional().map(FollowStore::follow);
    }

    List<Follow> list(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(FOLLOW).where(condition).fetch().map(FollowStore::follow);
    }

    Map<AccountId, List<AccountId>> wantingNews(Transaction tx, Collection<AccountId> targets) {
        return tx
                .fetch(
                        "SELECT target_id, account_id FROM follow"
                                + " WHERE target_id = ANY (?) AND notify AND accepted_at IS NOT NULL",
                        row -> Map.entry(new AccountId(row.getLong(1)), new AccountId(row.getLong(2))),
                        (Object) AnyOf.numbers(targets, AccountId::value))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    List<Follow> page(Transaction tx, Condition condition, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(FOLLOW)
                .where(condition)
                .and(page.bounds(FOLLOW.ID))
                .orderBy(page.order(FOLLOW.ID))
                .limit(page.limit())
                .fetch()
                .map(FollowStore::follow));
    }

    boolean hasLocalFollowers(Transaction tx, AccountId target) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(FOLLOW)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(FOLLOW.ACCOUNT_ID))
                        .where(FOLLOW.TARGET_ID.eq(target.value()))
                        .and(FOLLOW.ACCEPTED_AT.isNotNull())
                        .and(ACCOUNT.DOMAIN.isNull()));
    }

    List<URI> localFollowers(Transaction tx, AccountId target) {
        return tx.sql()
                .select(ACCOUNT.URI)
                .from(FOLLOW)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(FOLLOW.ACCOUNT_ID))
                .where(FOLLOW.TARGET_ID.eq(target.value()))
                .and(FOLLOW.ACCEPTED_AT.isNotNull())
                .and(ACCOUNT.DOMAIN.isNull())
                .and(ACCOUNT.DELETED_AT.isNull())
                .fetch(row -> URI.create(row.value1()));
    }

    /** Whether either of the two blocks the other. */
    boolean areBlocked(Transaction tx, AccountId one, AccountId other) {
        return tx.sql()
                .fetchExists(
                        BLOCK,
                        BLOCK.ACCOUNT_ID
                                .eq(one.value())
                                .and(BLOCK.TARGET_ID.eq(other.value()))
                                .or(BLOCK.ACCOUNT_ID.eq(other.value()).and(BLOCK.TARGET_ID.eq(one.value()))));
    }

    Condition between(AccountId account, AccountId target) {
        return FOLLOW.ACCOUNT_ID.eq(account.value()).and(FOLLOW.TARGET_ID.eq(target.value()));
    }

    private static String[] languages(Follow follow) {
        return follow.languages().map(tags -> tags.toArray(String[]::new)).orElse(null);
    }

    private static Follow follow(FollowRecord row) {
        return new Follow(
                new FollowId(row.getId()),
                new AccountId(row.getAccountId()),
                new AccountId(row.getTargetId()),
                URI.create(row.getUri()),
                Optional.ofNullable(row.getAcceptedAt()),
                row.getShowReblogs(),
                row.getNotify(),
                Optional.ofNullable(row.getLanguages()).map(List::of));
    }
}
