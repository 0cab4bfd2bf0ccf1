package folkmoot.civic.support;

import folkmoot.civic.log.CivicLog;
import folkmoot.civic.log.LogEntry.SupportEntry;
import folkmoot.civic.log.SupportAct;
import folkmoot.civic.log.SupportChange;
import folkmoot.civic.log.SupportStanding;
import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes supports, each change with its entry in the log: the only way in which a support changes. */
final class SupportWriter {

    private final SupportStore store;
    private final CivicLog log;
    private final InstantSource clock;

    SupportWriter(SupportStore store, CivicLog log, InstantSource clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /** Those of which there is no live one yet. */
    List<SupportRow> give(Transaction tx, List<SupportStore.New> wanted) {
        var given = store.insert(tx, wanted);
        given.forEach(row -> log(tx, SupportAct.GIVEN, row, Optional.empty(), Optional.of(row.standing())));
        return given;
    }

    /** Those that are locked. */
    void withdraw(Transaction tx, List<SupportRow> rows) {
        var withdrawn = store.withdraw(tx, rows.stream().map(SupportRow::id).toList(), clock.instant());
        rows.stream()
                .filter(row -> withdrawn.contains(row.id()))
                .forEach(row -> log(tx, SupportAct.WITHDRAWN, row, Optional.of(row.standing()), Optional.empty()));
    }

    /** What locked supports become; those that are counted as before get no entry. How many are counted otherwise. */
    int change(Transaction tx, List<SupportRow> locked, SupportAct act, Function<SupportRow, SupportRow> change) {
        var changed = locked.stream()
                .map(row -> new Change(row, change.apply(row)))
                .filter(one -> !one.before().equals(one.after()))
                .toList();
        if (!changed.isEmpty()) {
            store.update(tx, changed.stream().map(Change::after).toList());
        }
        var counted = changed.stream()
                .filter(one -> !one.before().standing().equals(one.after().standing()))
                .toList();
        counted.forEach(one -> log(
                tx,
                act,
                one.after(),
                Optional.of(one.before().standing()),
                Optional.of(one.after().standing())));
        return counted.size();
    }

    private record Change(SupportRow before, SupportRow after) {}

    private void log(
            Transaction tx,
            SupportAct act,
            SupportRow row,
            Optional<SupportStanding> from,
            Optional<SupportStanding> to) {
        log.add(
                tx,
                new SupportEntry(act, clock.instant(), row.record(), row.commitment(), to, row.standing()),
                new SupportChange(row.proposal(), row.id(), row.source(), from, to));
    }
}
