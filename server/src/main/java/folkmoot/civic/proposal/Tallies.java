package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_RANK;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.log.CountedChanges;
import folkmoot.civic.log.SupportChange;
import folkmoot.civic.log.SupportStanding;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many back each proposal, column by column and text by text: all SQL of {@code proposal_tally}, {@code support_source} and
 * {@code proposal_rank}. What counts is decided by {@code support} and stands in the log; here it is only added up, so that the
 * columns are at every moment the sum of the entries. Readers add what is not folded yet.
 */
public final class Tallies implements CountedChanges {

    private static final String FOLDED = """
        SELECT t.proposal_id, t.version, p.version, t.counted, t.held, t.invalid, NULL, NULL, NULL, NULL, NULL, NULL
        FROM proposal_tally t JOIN proposal p ON p.id = t.proposal_id WHERE t.proposal_id = ANY (?)
        """;

    /** One statement, so that the sums and the head are of one moment. */
    private static final String PUBLISHED = """
        SELECT t.proposal_id, t.version, p.version, t.counted, t.held, t.invalid, NULL, NULL, NULL, NULL, NULL, NULL, h.size
        FROM log_head h LEFT JOIN proposal p ON p.id = ? LEFT JOIN proposal_tally t ON t.proposal_id = p.id
        """;

    private static final String WITH_TAIL = FOLDED + """
        UNION ALL
        SELECT l.proposal_id, NULL, p.version, NULL, NULL, NULL,
               l.from_version, l.from_column, l.from_count, l.to_version, l.to_column, l.to_count
        FROM log_pending l JOIN proposal p ON p.id = l.proposal_id
        WHERE l.proposal_id = ANY (?) AND l.support_id IS NOT NULL
        """;

    private static final String SAVE = """
        INSERT INTO proposal_tally (proposal_id, version, counted, held, invalid)
        SELECT proposal, version, counted::int[], held::int[], invalid::int[]
        FROM unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[]) w (proposal, version, counted, held, invalid)
        ON CONFLICT (proposal_id, version) DO UPDATE
        SET counted = excluded.counted, held = excluded.held, invalid = excluded.invalid
        """;

    private static final String SOURCES = """
        INSERT INTO support_source AS s (proposal_id, source, counted)
        SELECT proposal, source, counted FROM unnest(?::bigint[], ?::text[], ?::int[]) w (proposal, source, counted)
        ON CONFLICT (proposal_id, source) DO UPDATE SET counted = s.counted + excluded.counted
        RETURNING proposal_id, source, counted
        """;

    private static final String COUNTED = """
        SELECT w.proposal, w.source,
               coalesce((SELECT s.counted FROM support_source s WHERE s.proposal_id = w.proposal AND s.source = w.source), 0)
             + coalesce((SELECT sum((l.to_count IS NOT DISTINCT FROM 'counted')::int - (l.from_count IS NOT DISTINCT FROM 'counted')::int)
                         FROM log_pending l WHERE l.proposal_id = w.proposal AND l.source = w.source), 0)
        FROM unnest(?::bigint[], ?::text[]) w (proposal, source)
        """;

    private static final String RANK = """
        INSERT INTO proposal_rank AS r (proposal_id, community_id, rank)
        SELECT p.id, p.community_id, change::float8 FROM unnest(?::bigint[], ?::text[]) w (proposal, change)
        JOIN proposal p ON p.id = proposal
        ON CONFLICT (proposal_id) DO UPDATE SET rank = r.rank + excluded.rank
        """;

    /** Where new proposals stand in the lists; written with their rows ({@link NewRows}). */
    static final String NEW_RANKS = """
        INSERT INTO proposal_rank (proposal_id, community_id, rank)
        SELECT id, community, 0 FROM unnest(?::bigint[], ?::bigint[]) w (id, community)
        ON CONFLICT DO NOTHING
        """;

    /** A text of a proposal. */
    private record Text(ProposalId proposal, int version) implements Comparable<Text> {

        @Override
        public int compareTo(Text other) {
            int first = Long.compare(proposal.value(), other.proposal.value());
            return first == 0 ? Integer.compare(version, other.version) : first;
        }
    }

    /** @param name registrable domain; empty for accounts here */
    public record Source(ProposalId proposal, String name) {}

    private record Row(Text text, int present, Columns columns) {}

    private static void insert(Transaction tx, Proposal proposal) {
        tx.execute(NEW_RANKS, new Long[] {proposal.id().value()}, new Long[] {
            proposal.community().value()
        });
    }

    @Override
    public void apply(Transaction tx, List<SupportChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var sums = new TreeMap<Text, Columns>();
        for (var change : changes) {
            change.from().ifPresent(from -> sum(sums, change.proposal(), from, -1));
            change.to().ifPresent(to -> sum(sums, change.proposal(), to, 1));
        }
        var wanted = sums.keySet().stream().map(Text::proposal).distinct().toList();
        for (var row : folded(tx, ids(wanted))) {
            Optional.ofNullable(sums.get(row.text())).ifPresent(sum -> sum.add(row.columns()));
        }
        save(tx, sums);
        saveSources(tx, changes);
    }

    private static void sum(Map<Text, Columns> sums, ProposalId proposal, SupportStanding standing, int change) {
        sums.computeIfAbsent(new Text(proposal, standing.version()), _ -> new Columns())
                .add(
                        Counting.of(standing.count()),
                        SupportColumn.of(standing.column()).orElseThrow(),
                        change);
    }

    private static void save(Transaction tx, Map<Text, Columns> sums) {
        tx.execute(
                SAVE,
                sums.keySet().stream().map(text -> text.proposal().value()).toArray(Long[]::new),
                sums.keySet().stream().map(Text::version).toArray(Integer[]::new),
                sums.values().stream().map(sum -> sum.stored(Counting.COUNTED)).toArray(String[]::new),
                sums.values().stream().map(sum -> sum.stored(Counting.HELD)).toArray(String[]::new),
                sums.values().stream().map(sum -> sum.stored(Counting.INVALID)).toArray(String[]::new));
    }

    private static void saveSources(Transaction tx, List<SupportChange> changes) {
        var counted = new HashMap<Source, Integer>();
        for (var change : changes) {
            int by = counted(change.to()) - counted(change.from());
            if (by != 0) {
                counted.merge(new Source(change.proposal(), change.source()), by, Integer::sum);
            }
        }
        counted.values().removeIf(by -> by == 0);
        if (counted.isEmpty()) {
            return;
        }
        var sources = List.copyOf(counted.keySet());
        var ranks = new TreeMap<Long, Double>();
        tx.fetch(
                        SOURCES,
                        row -> Map.entry(new Source(new ProposalId(row.getLong(1)), row.getString(2)), row.getInt(3)),
                        proposals(sources),
                        names(sources),
                        sources.stream().map(counted::get).toArray(Integer[]::new))
                .forEach(now -> ranks.merge(
                        now.getKey().proposal().value(),
                        Math.sqrt(now.getValue()) - Math.sqrt(now.getValue() - counted.get(now.getKey())),
                        Double::sum));
        tx.execute(
                RANK,
                ranks.keySet().toArray(Long[]::new),
                ranks.values().stream().map(change -> Double.toString(change)).toArray(String[]::new));
    }

    private static Long[] proposals(List<Source> sources) {
        return sources.stream().map(source -> source.proposal().value()).toArray(Long[]::new);
    }

    private static String[] names(List<Source> sources) {
        return sources.stream().map(Source::name).toArray(String[]::new);
    }

    /** How many are counted from some sources at this moment. */
    public Map<Source, Integer> counted(Transaction tx, List<Source> sources) {
        var counted = new HashMap<Source, Integer>();
        tx.fetch(
                        COUNTED,
                        row -> Map.entry(new Source(new ProposalId(row.getLong(1)), row.getString(2)), row.getInt(3)),
                        proposals(sources),
                        names(sources))
                .forEach(one -> counted.put(one.getKey(), one.getValue()));
        return counted;
    }

    /** From how many servers anything is counted, as far as the log is folded. */
    int servers(Transaction tx, ProposalId id) {
        return tx.fetch(
                        "SELECT count(*) FROM support_source WHERE proposal_id = ? AND counted > 0",
                        row -> row.getInt(1),
                        id.value())
                .getFirst();
    }

    private static int counted(Optional<SupportStanding> standing) {
        return standing.filter(one -> Counting.of(one.count()) == Counting.COUNTED)
                        .isPresent()
                ? 1
                : 0;
    }

    /** Of one proposal; empty where nothing was counted. */
    public Tally of(Transaction tx, ProposalId id) {
        return of(tx, List.of(id)).getOrDefault(id, Tally.EMPTY);
    }

    /** Of those that have one, at this moment. */
    public Map<ProposalId, Tally> of(Transaction tx, Collection<ProposalId> wanted) {
        return wanted.isEmpty() ? Map.of() : tallies(rows(tx, wanted));
    }

    /**
     * What anybody can count again.
     *
     * @param logSize entries of the log that it is the sum of
     */
    public record Published(Tally tally, long logSize) {}

    /** Of one proposal, exactly as far as the log is folded. */
    Published published(Transaction tx, ProposalId id) {
        var rows = tx.fetch(PUBLISHED, row -> Map.entry(row.getLong(13), rows(row)), id.value());
        var columns = rows.stream().flatMap(row -> row.getValue().stream()).toList();
        return new Published(
                tallies(columns).getOrDefault(id, Tally.EMPTY), rows.getFirst().getKey());
    }

    /** Of those that have one, as far as the log is folded. */
    Map<ProposalId, Tally> folded(Transaction tx, Collection<ProposalId> wanted) {
        return wanted.isEmpty() ? Map.of() : tallies(folded(tx, ids(wanted)));
    }

    private static Map<ProposalId, Tally> tallies(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.text().proposal(),
                        Collectors.collectingAndThen(Collectors.toList(), Tallies::tally)));
    }

    private static Tally tally(List<Row> rows) {
        var counts = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        var earlier = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        var held = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        int invalid = 0;
        for (var row : rows) {
            for (var column : SupportColumn.values()) {
                counts.merge(column, row.columns().of(Counting.COUNTED, column), Integer::sum);
                held.merge(column, row.columns().of(Counting.HELD, column), Integer::sum);
                if (row.text().version() < row.present()) {
                    earlier.merge(column, row.columns().of(Counting.COUNTED, column), Integer::sum);
                }
            }
            invalid += row.columns().total(Counting.INVALID);
        }
        return new Tally(counts, earlier, held, invalid);
    }

    /** What is folded and what is not: in one statement, as between two of them an entry could be both or neither. */
    private static List<Row> rows(Transaction tx, Collection<ProposalId> wanted) {
        tx.flush();
        var ids = ids(wanted);
        return tx.fetch(WITH_TAIL, Tallies::rows, ids, ids).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> folded(Transaction tx, Long[] ids) {
        return tx.fetch(FOLDED, Tallies::rows, (Object) ids).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> rows(ResultSet row) throws SQLException {
        var id = new ProposalId(row.getLong(1));
        int present = row.getInt(3);
        int version = row.getInt(2);
        var rows = new ArrayList<Row>();
        if (!row.wasNull()) {
            rows.add(new Row(new Text(id, version), present, Columns.read(row, 4)));
        }
        pending(row, 7, id, present, -1).ifPresent(rows::add);
        pending(row, 10, id, present, 1).ifPresent(rows::add);
        return rows;
    }

    private static Optional<Row> pending(ResultSet row, int at, ProposalId id, int present, int change)
            throws SQLException {
        int version = row.getInt(at);
        if (row.wasNull()) {
            return Optional.empty();
        }
        var columns = new Columns();
        columns.add(
                Counting.of(row.getString(at + 2)),
                SupportColumn.of(row.getString(at + 1)).orElseThrow(),
                change);
        return Optional.of(new Row(new Text(id, version), present, columns));
    }

    private static Long[] ids(Collection<ProposalId> wanted) {
        return wanted.stream().map(ProposalId::value).toArray(Long[]::new);
    }

    /** Replaces the columns by those of a remote record, which says no more than their sum. */
    void mirror(Transaction tx, Proposal proposal, Map<SupportColumn, Integer> counts) {
        tx.flush();
        insert(tx, proposal);
        tx.execute(
                "DELETE FROM proposal_tally WHERE proposal_id = ?",
                proposal.id().value());
        var columns = new Columns();
        counts.forEach((column, count) -> columns.add(Counting.COUNTED, column, count));
        save(tx, Map.of(new Text(proposal.id(), proposal.version()), columns));
        tx.sql()
                .update(PROPOSAL_RANK)
                .set(PROPOSAL_RANK.RANK, Math.sqrt(columns.total(Counting.COUNTED)))
                .where(PROPOSAL_RANK.PROPOSAL_ID.eq(proposal.id().value()))
                .execute();
    }
}
