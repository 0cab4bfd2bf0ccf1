package folkmoot.people.relation;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_STATS;
import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.schema.generated.Tables.SUGGESTION_DISMISSAL;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** Whom somebody might like to follow, who is listed in the directory, and which acquaintances follow whom. */
public final class Suggestions {

    /** Neither known nor hidden nor dismissed; those followed by most whom the viewer follows come first. */
    private static final String SQL = """
        WITH me (id) AS (VALUES (?::bigint)),
        mine AS (SELECT target_id FROM follow WHERE account_id = (SELECT id FROM me)),
        friends AS (
            SELECT f.target_id, count(*) AS weight FROM follow f
            WHERE f.account_id IN (SELECT target_id FROM mine) AND f.accepted_at IS NOT NULL
            GROUP BY f.target_id ORDER BY weight DESC LIMIT 500),
        popular AS (
            SELECT s.account_id AS target_id, s.followers_count AS weight FROM account_stats s
            WHERE s.followers_count > 0 ORDER BY s.followers_count DESC LIMIT 500),
        candidates AS (
            SELECT coalesce(f.target_id, p.target_id) AS id, f.weight AS friends, p.weight AS followers
            FROM friends f FULL JOIN popular p ON p.target_id = f.target_id)
        SELECT c.id, c.friends IS NOT NULL, c.followers IS NOT NULL
        FROM candidates c JOIN account a ON a.id = c.id
        WHERE a.discoverable AND NOT a.waiting AND a.suspended_at IS NULL AND a.silenced_at IS NULL AND a.deleted_at IS NULL
          AND a.moved_to_uri IS NULL AND a.actor_type <> 'Application' AND c.id <> (SELECT id FROM me)
          AND c.id NOT IN (SELECT target_id FROM mine)
          AND c.id <> ALL (?::bigint[]) AND (a.domain IS NULL OR a.domain <> ALL (?::text[]))
          AND NOT EXISTS (SELECT 1 FROM suggestion_dismissal d
                          WHERE d.account_id = (SELECT id FROM me) AND d.target_id = c.id)
        ORDER BY c.friends DESC NULLS LAST, c.followers DESC NULLS LAST, c.id DESC
        OFFSET ? LIMIT ?
        """;

    private static final String FAMILIAR = """
        SELECT f.target_id, f.account_id FROM follow f
        JOIN follow mine ON mine.target_id = f.account_id AND mine.account_id = ? AND mine.accepted_at IS NOT NULL
        WHERE f.target_id = ANY (?) AND f.accepted_at IS NOT NULL
        ORDER BY f.id DESC
        """;

    /**
     * One suggestion.
     *
     * @param ofFriends followed by those whom the viewer follows
     * @param popular among the most followed
     */
    public record Suggestion(AccountId account, boolean ofFriends, boolean popular) {}

    /** Best first. */
    public List<Suggestion> list(Transaction tx, AccountId viewer, Hidden hidden, int limit, int offset) {
        return tx.sql()
                .fetch(SQL, viewer.value(), hidden.accountArray(), hidden.domainArray(), offset, limit)
                .map(row -> new Suggestion(
                        new AccountId(row.get(0, Long.class)), row.get(1, Boolean.class), row.get(2, Boolean.class)));
    }

    /** Does not suggest this account again. */
    public void dismiss(Transaction tx, AccountId viewer, AccountId target) {
        tx.sql()
                .insertInto(SUGGESTION_DISMISSAL)
                .set(SUGGESTION_DISMISSAL.ACCOUNT_ID, viewer.value())
                .set(SUGGESTION_DISMISSAL.TARGET_ID, target.value())
                .onConflictDoNothing()
                .execute();
    }

    /** Those who may be listed, the most recently active or the newest first. */
    public List<AccountId> directory(
            Transaction tx, Hidden hidden, boolean newestFirst, boolean localOnly, int limit, int offset) {
        var order = newestFirst
                ? ACCOUNT.ID.desc()
                : ACCOUNT_STATS.LAST_STATUS_AT.desc().nullsLast();
        return tx.sql()
                .select(ACCOUNT.ID)
                .from(ACCOUNT)
                .leftJoin(ACCOUNT_STATS)
                .on(ACCOUNT_STATS.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(ACCOUNT.DISCOVERABLE)
                .andNot(ACCOUNT.WAITING)
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .and(ACCOUNT.SILENCED_AT.isNull())
                .and(ACCOUNT.DELETED_AT.isNull())
                .and(ACCOUNT.MOVED_TO_URI.isNull())
                .and(ACCOUNT.ACTOR_TYPE.ne("Application"))
                .and(localOnly ? ACCOUNT.DOMAIN.isNull() : DSL.noCondition())
                .and(ACCOUNT.ID.ne(DSL.all(hidden.accountArray())))
                .and(ACCOUNT.DOMAIN.isNull().or(ACCOUNT.DOMAIN.ne(DSL.all(hidden.domainArray()))))
                .orderBy(order, ACCOUNT.ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Which of those whom the viewer follows also follow these accounts; one query. */
    public Map<AccountId, List<AccountId>> familiarFollowers(
            Transaction tx, AccountId viewer, Collection<AccountId> wanted) {
        return tx
                .sql()
                .fetch(
                        FAMILIAR,
                        viewer.value(),
                        wanted.stream().map(AccountId::value).toArray(Long[]::new))
                .stream()
                .collect(Collectors.groupingBy(
                        row -> new AccountId(row.get(FOLLOW.TARGET_ID)),
                        Collectors.mapping(row -> new AccountId(row.get(FOLLOW.ACCOUNT_ID)), Collectors.toList())));
    }
}
