package folkmoot.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_FOLLOW;
import static folkmoot.schema.generated.Tables.PROPOSAL_TALLY;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.community.SupportColumn;
import folkmoot.database.Bulk;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.ProposalId;
import folkmoot.schema.generated.tables.records.ProposalTallyRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** SQL of {@code support} and {@code proposal_tally}. */
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

    private static final String COUNT = """
        UPDATE proposal_tally t SET count = greatest(0, t.count + c.counted), held = greatest(0, t.held + c.held),
            refused = greatest(0, t.refused + c.refused)
        FROM unnest(?::bigint[], ?::text[], ?::int[], ?::int[], ?::int[]) c (proposal, counted_in, counted, held, refused)
        WHERE t.proposal_id = c.proposal AND t.counted_in = c.counted_in
        """;

    private static final Bulk<Count> COUNTS = new Bulk<>(SupportStore::count);

    /** By how much a column of a proposal changes. */
    private record Count(long proposal, String column, int counted, int held, int refused) {

        Count plus(Count other) {
            return new Count(proposal, column, counted + other.counted, held + other.held, refused + other.refused);
        }
    }

    /** A live support. */
    record Live(long id, AccountId account, SupportColumn column, Counting counting, boolean named) {}

    void insertTallies(Transaction tx, ProposalId id) {
        for (var column : SupportColumn.values()) {
            tx.sql()
                    .insertInto(PROPOSAL_TALLY)
                    .set(PROPOSAL_TALLY.PROPOSAL_ID, id.value())
                    .set(PROPOSAL_TALLY.COUNTED_IN, column.word())
                    .onConflictDoNothing()
                    .execute();
        }
    }

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

    void count(Transaction tx, ProposalId id, SupportColumn column, Counting as, int change) {
        tx.later(
                COUNTS,
                new Count(
                        id.value(),
                        column.word(),
                        as == Counting.COUNTED ? change : 0,
                        as == Counting.HELD ? change : 0,
                        as == Counting.REFUSED ? change : 0));
    }

    private static void count(Transaction tx, List<Count> counts) {
        var sums = new TreeMap<String, Count>();
        counts.forEach(count -> sums.merge(count.proposal() + count.column(), count, Count::plus));
        tx.execute(
                COUNT,
                sums.values().stream().map(Count::proposal).toArray(Long[]::new),
                sums.values().stream().map(Count::column).toArray(String[]::new),
                sums.values().stream().map(Count::counted).toArray(Integer[]::new),
                sums.values().stream().map(Count::held).toArray(Integer[]::new),
                sums.values().stream().map(Count::refused).toArray(Integer[]::new));
    }

    Map<ProposalId, Tally> tallies(Transaction tx, Collection<ProposalId> wanted) {
        tx.flush();
        return tx
                .sql()
                .selectFrom(PROPOSAL_TALLY)
                .where(PROPOSAL_TALLY.PROPOSAL_ID.in(
                        wanted.stream().map(ProposalId::value).toList()))
                .fetchGroups(PROPOSAL_TALLY.PROPOSAL_ID)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(entry -> new ProposalId(entry.getKey()), entry -> tally(entry.getValue())));
    }

    /** The columns of one proposal, added up. */
    static Tally tally(List<ProposalTallyRecord> rows) {
        var counts = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        var held = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        int refused = 0;
        for (var row : rows) {
            var column = SupportColumn.of(row.getCountedIn()).orElseThrow();
            counts.put(column, row.getCount());
            held.put(column, row.getHeld());
            refused += row.getRefused();
        }
        return new Tally(counts, held, refused);
    }

    /** Replaces the columns by those of a remote record. */
    void mirror(Transaction tx, ProposalId id, Map<SupportColumn, Integer> counts) {
        tx.flush();
        insertTallies(tx, id);
        counts.forEach((column, count) -> tx.sql()
                .update(PROPOSAL_TALLY)
                .set(PROPOSAL_TALLY.COUNT, count)
                .where(PROPOSAL_TALLY.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_TALLY.COUNTED_IN.eq(column.word()))
                .execute());
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

    /** Supporters and followers after an account, in the order of their ids: who is to be told. */
    List<AccountId> interested(Transaction tx, ProposalId id, long after, int limit) {
        return tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.ACCOUNT_ID.gt(after))
                .union(DSL.select(PROPOSAL_FOLLOW.ACCOUNT_ID)
                        .from(PROPOSAL_FOLLOW)
                        .where(PROPOSAL_FOLLOW.PROPOSAL_ID.eq(id.value()))
                        .and(PROPOSAL_FOLLOW.ACCOUNT_ID.gt(after)))
                .orderBy(1)
                .limit(limit)
                .fetch(row -> new AccountId(row.value1()));
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

    /** A stable random choice of those whose support counts, the same at every call. */
    Set<AccountId> sample(Transaction tx, ProposalId id, int size) {
        return Set.copyOf(tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.HELD.isFalse())
                .and(SUPPORT.REFUSED_AT.isNull())
                .orderBy(DSL.function(
                        "md5",
                        String.class,
                        DSL.concat(SUPPORT.PROPOSAL_ID.cast(String.class), SUPPORT.ACCOUNT_ID.cast(String.class))))
                .limit(size)
                .fetch(row -> new AccountId(row.value1())));
    }

    /** Local proposals whose supports changed after a moment. */
    Set<ProposalId> changedSince(Transaction tx, long sinceId, Instant since) {
        return Set.copyOf(tx.sql()
                .select(SUPPORT.PROPOSAL_ID)
                .from(SUPPORT)
                .where(SUPPORT.ID.gt(sinceId))
                .union(DSL.select(SUPPORT.PROPOSAL_ID).from(SUPPORT).where(SUPPORT.WITHDRAWN_AT.gt(since)))
                .fetch(row -> new ProposalId(row.value1())));
    }
}
