package folkmoot.civic.log;

import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Adds to the log, in the transaction that causes what is added. {@link LogFolding} gives it its place. */
public final class CivicLog {

    private static final String ADD = """
        INSERT INTO log_pending (entry, proposal_id, support_id, source, from_version, from_column, from_count,
                                 to_version, to_column, to_count)
        SELECT entry, proposal, support, source, from_version, from_column, from_count, to_version, to_column, to_count
        FROM unnest(?::bytea[], ?::bigint[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[])
            WITH ORDINALITY w (entry, proposal, support, source, from_version, from_column, from_count,
                               to_version, to_column, to_count, n)
        ORDER BY n
        """;

    private record Pending(LogEntry entry, Optional<ProposalId> about, Optional<SupportChange> change) {}

    private final Runnable wake;
    private final Bulk<Pending> pending = new Bulk<>(this::write);

    /** @param wake says after a commit that there is something to fold */
    public CivicLog(Runnable wake) {
        this.wake = wake;
    }

    /** What is about a community. */
    public void add(Transaction tx, LogEntry entry) {
        tx.later(pending, new Pending(entry, Optional.empty(), Optional.empty()));
    }

    /** What is about a proposal and changes no count. */
    public void add(Transaction tx, ProposalId about, LogEntry entry) {
        tx.later(pending, new Pending(entry, Optional.of(about), Optional.empty()));
    }

    /** What becomes of a support. */
    public void add(Transaction tx, LogEntry.SupportEntry entry, SupportChange change) {
        tx.later(pending, new Pending(entry, Optional.of(change.proposal()), Optional.of(change)));
    }

    private void write(Transaction tx, List<Pending> rows) {
        tx.execute(
                ADD,
                rows.stream().map(row -> row.entry().bytes()).toArray(byte[][]::new),
                longs(rows, row -> row.about().map(ProposalId::value)),
                longs(rows, row -> row.change().map(SupportChange::support)),
                words(rows, row -> row.change().map(SupportChange::source)),
                versions(rows, SupportChange::from),
                words(rows, row -> row.change().flatMap(SupportChange::from).map(SupportStanding::column)),
                words(rows, row -> row.change().flatMap(SupportChange::from).map(SupportStanding::count)),
                versions(rows, SupportChange::to),
                words(rows, row -> row.change().flatMap(SupportChange::to).map(SupportStanding::column)),
                words(rows, row -> row.change().flatMap(SupportChange::to).map(SupportStanding::count)));
        tx.afterCommit(wake);
    }

    private static Long[] longs(List<Pending> rows, Function<Pending, Optional<Long>> value) {
        return rows.stream().map(row -> value.apply(row).orElse(null)).toArray(Long[]::new);
    }

    private static String[] words(List<Pending> rows, Function<Pending, Optional<String>> value) {
        return rows.stream().map(row -> value.apply(row).orElse(null)).toArray(String[]::new);
    }

    private static Integer[] versions(List<Pending> rows, Function<SupportChange, Optional<SupportStanding>> side) {
        return rows.stream()
                .map(row ->
                        row.change().flatMap(side).map(SupportStanding::version).orElse(null))
                .toArray(Integer[]::new);
    }
}
