package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Counting;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL that writes {@code support}. */
final class SupportStore {

    private static final String COUNTED_FROM = """
        SELECT count(*) FROM (SELECT 1 FROM support WHERE proposal_id = ? AND source = ? AND withdrawn_at IS NULL AND NOT held
                              AND refused_at IS NULL LIMIT ?) s
        """;

    private static final String INSERT = """
        INSERT INTO support (id, proposal_id, account_id, counted_in, source, held, refused_at, named, version, created_at)
        VALUES (?, ?, ?, ?, ?, ?, CASE WHEN ? THEN ?::timestamptz END,
                coalesce((SELECT name_supports FROM users WHERE account_id = ?), false), ?, ?)
        ON CONFLICT DO NOTHING
        """;

    /** A live support. */
    record Live(long id, AccountId account, SupportColumn column, Counting counting, boolean named) {}

    /** Whether there was no live support of this account yet. */
    boolean insert(Transaction tx, ProposalId id, Live support, String source, int version, Instant now) {
        return tx.execute(
                        INSERT,
                        support.id(),
                        id.value(),
                        support.account().value(),
                        support.column().word(),
                        source,
                        support.counting() == Counting.HELD,
                        support.counting() == Counting.REFUSED,
                        now,
                        support.account().value(),
                        version,
                        now)
                == 1;
    }

    Optional<Live> withdraw(Transaction tx, ProposalId id, AccountId account, Instant now) {
        return tx.sql()
                .update(SUPPORT)
                .set(SUPPORT.WITHDRAWN_AT, now)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.ACCOUNT_ID.eq(account.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .returning()
                .fetchOptional(row -> new Live(
                        row.getId(),
                        account,
                        SupportColumn.of(row.getCountedIn()).orElseThrow(),
                        Counting.of(row.getHeld(), row.getRefusedAt() != null),
                        row.getNamed()));
    }

    void setNamed(Transaction tx, ProposalId id, AccountId account, boolean named) {
        tx.sql()
                .update(SUPPORT)
                .set(SUPPORT.NAMED, named)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.ACCOUNT_ID.eq(account.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .execute();
    }

    Optional<Live> live(Transaction tx, ProposalId id, AccountId account) {
        return tx
                .fetch(
                        "SELECT id, counted_in, held, named, refused_at IS NOT NULL FROM support"
                                + " WHERE proposal_id = ? AND account_id = ? AND withdrawn_at IS NULL",
                        row -> new Live(
                                row.getLong(1),
                                account,
                                SupportColumn.of(row.getString(2)).orElseThrow(),
                                Counting.of(row.getBoolean(3), row.getBoolean(5)),
                                row.getBoolean(4)),
                        id.value(),
                        account.value())
                .stream()
                .findFirst();
    }

    /** Those who chose to be named, oldest first. */
    List<AccountId> named(Transaction tx, ProposalId id, int limit) {
        return tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.NAMED)
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.REFUSED_AT.isNull())
                .orderBy(SUPPORT.ID)
                .limit(limit)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Live, counted supports that come from one registrable domain, up to a bound. */
    int countedFrom(Transaction tx, ProposalId id, String source, int bound) {
        return tx.fetch(COUNTED_FROM, row -> row.getInt(1), id.value(), source, bound)
                .getFirst();
    }

    /** Whether moderators refused a support of this account before, which it may have taken back since. */
    boolean isRefused(Transaction tx, ProposalId id, AccountId account) {
        return !tx.fetch(
                        "SELECT 1 FROM support WHERE proposal_id = ? AND account_id = ? AND refused_at IS NOT NULL"
                                + " LIMIT 1",
                        _ -> true,
                        id.value(),
                        account.value())
                .isEmpty();
    }
}
