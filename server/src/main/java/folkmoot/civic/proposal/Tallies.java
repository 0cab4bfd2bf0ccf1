package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_TALLY;

import folkmoot.civic.community.SupportColumn;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.schema.generated.tables.records.ProposalTallyRecord;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many back each proposal, column by column: all SQL of {@code proposal_tally}. What counts is decided by {@code support}. */
public final class Tallies {

    private static final String COUNT = """
        UPDATE proposal_tally t SET count = greatest(0, t.count + c.counted), held = greatest(0, t.held + c.held),
            refused = greatest(0, t.refused + c.refused)
        FROM unnest(?::bigint[], ?::text[], ?::int[], ?::int[], ?::int[]) c (proposal, counted_in, counted, held, refused)
        WHERE t.proposal_id = c.proposal AND t.counted_in = c.counted_in
        """;

    private static final Bulk<Count> COUNTS = new Bulk<>(Tallies::write);

    /** By how much a column of a proposal changes. */
    private record Count(long proposal, String column, int counted, int held, int refused) {

        Count plus(Count other) {
            return new Count(proposal, column, counted + other.counted, held + other.held, refused + other.refused);
        }
    }

    /** The columns of a new proposal, all nought. */
    void insert(Transaction tx, ProposalId id) {
        for (var column : SupportColumn.values()) {
            tx.sql()
                    .insertInto(PROPOSAL_TALLY)
                    .set(PROPOSAL_TALLY.PROPOSAL_ID, id.value())
                    .set(PROPOSAL_TALLY.COUNTED_IN, column.word())
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Changes how many supports count in a column, or are held or refused there; written with others before the commit. */
    public void count(Transaction tx, ProposalId id, SupportColumn column, Counting as, int change) {
        tx.later(
                COUNTS,
                new Count(
                        id.value(),
                        column.word(),
                        as == Counting.COUNTED ? change : 0,
                        as == Counting.HELD ? change : 0,
                        as == Counting.REFUSED ? change : 0));
    }

    private static void write(Transaction tx, List<Count> counts) {
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

    /** Of one proposal; empty where nothing was counted. */
    public Tally of(Transaction tx, ProposalId id) {
        return of(tx, List.of(id)).getOrDefault(id, Tally.EMPTY);
    }

    /** Of those that have one. */
    public Map<ProposalId, Tally> of(Transaction tx, Collection<ProposalId> wanted) {
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
    public static Tally tally(List<ProposalTallyRecord> rows) {
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
        insert(tx, id);
        counts.forEach((column, count) -> tx.sql()
                .update(PROPOSAL_TALLY)
                .set(PROPOSAL_TALLY.COUNT, count)
                .where(PROPOSAL_TALLY.PROPOSAL_ID.eq(id.value()))
                .and(PROPOSAL_TALLY.COUNTED_IN.eq(column.word()))
                .execute());
    }
}
