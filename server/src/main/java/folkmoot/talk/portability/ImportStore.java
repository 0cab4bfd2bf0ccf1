package folkmoot.talk.portability;

import static folkmoot.schema.generated.Tables.DATA_IMPORT;
import static folkmoot.schema.generated.Tables.DATA_IMPORT_LINE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.generated.tables.records.DataImportRecord;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The SQL of imports. */
final class ImportStore {

    private static final int MOST_LISTED = 20;
    private static final int MOST_PROBLEMS = 200;

    /** A line that waits. */
    record Line(int number, List<String> cells) {}

    void insert(Transaction tx, long id, AccountId owner, Portable kind, List<List<String>> lines, Instant now) {
        tx.sql()
                .insertInto(DATA_IMPORT)
                .set(DATA_IMPORT.ID, id)
                .set(DATA_IMPORT.ACCOUNT_ID, owner.value())
                .set(DATA_IMPORT.KIND, kind.word())
                .set(DATA_IMPORT.CREATED_AT, now)
                .execute();
        var rows = tx.sql()
                .insertInto(
                        DATA_IMPORT_LINE, DATA_IMPORT_LINE.IMPORT_ID, DATA_IMPORT_LINE.LINE, DATA_IMPORT_LINE.CELLS);
        for (int i = 0; i < lines.size(); i++) {
            rows = rows.values(id, i + 1, lines.get(i).toArray(String[]::new));
        }
        rows.execute();
    }

    /** What a job goes on with. */
    record Open(AccountId owner, Portable kind) {}

    /** Empty for one that is finished, or not there. */
    Optional<Open> open(Transaction tx, long id) {
        return tx.sql()
                .selectFrom(DATA_IMPORT)
                .where(DATA_IMPORT.ID.eq(id), DATA_IMPORT.FINISHED_AT.isNull())
                .fetchOptional(row -> new Open(
                        new AccountId(row.getAccountId()),
                        Portable.of(row.getKind()).orElseThrow()));
    }

    Optional<Imports.Import> find(Transaction tx, long id) {
        return list(tx, DATA_IMPORT.ID.eq(id)).stream().findFirst();
    }

    List<Imports.Import> of(Transaction tx, AccountId owner) {
        return list(tx, DATA_IMPORT.ACCOUNT_ID.eq(owner.value()));
    }

    /** The newest first, with how far each is. */
    private static List<Imports.Import> list(Transaction tx, Condition which) {
        var lines = DSL.count(DATA_IMPORT_LINE.LINE);
        var done = DSL.count(DATA_IMPORT_LINE.DONE_AT);
        var refused = DSL.count(DATA_IMPORT_LINE.PROBLEM);
        return tx.sql()
                .select(DATA_IMPORT, lines, done, refused)
                .from(DATA_IMPORT)
                .leftJoin(DATA_IMPORT_LINE)
                .on(DATA_IMPORT_LINE.IMPORT_ID.eq(DATA_IMPORT.ID))
                .where(which)
                .groupBy(DATA_IMPORT.ID)
                .orderBy(DATA_IMPORT.ID.desc())
                .limit(MOST_LISTED)
                .fetch(row -> read(row.value1(), row.get(lines), row.get(done), row.get(refused)));
    }

    private static Imports.Import read(DataImportRecord row, int lines, int done, int refused) {
        return new Imports.Import(
                row.getId(),
                new AccountId(row.getAccountId()),
                Portable.of(row.getKind()).orElseThrow(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getFinishedAt()),
                lines,
                done,
                refused);
    }

    List<Line> waiting(Transaction tx, long id, int most) {
        return tx.sql()
                .select(DATA_IMPORT_LINE.LINE, DATA_IMPORT_LINE.CELLS)
                .from(DATA_IMPORT_LINE)
                .where(DATA_IMPORT_LINE.IMPORT_ID.eq(id), DATA_IMPORT_LINE.DONE_AT.isNull())
                .orderBy(DATA_IMPORT_LINE.LINE)
                .limit(most)
                .fetch(row -> new Line(row.value1(), Arrays.asList(row.value2())));
    }

    void done(Transaction tx, long id, int line, Optional<String> problem, Instant now) {
        tx.sql()
                .update(DATA_IMPORT_LINE)
                .set(DATA_IMPORT_LINE.DONE_AT, now)
                .set(DATA_IMPORT_LINE.PROBLEM, problem.orElse(null))
                .where(DATA_IMPORT_LINE.IMPORT_ID.eq(id), DATA_IMPORT_LINE.LINE.eq(line))
                .execute();
    }

    List<Imports.Refused> refused(Transaction tx, long id) {
        return tx.sql()
                .select(DATA_IMPORT_LINE.LINE, DATA_IMPORT_LINE.CELLS, DATA_IMPORT_LINE.PROBLEM)
                .from(DATA_IMPORT_LINE)
                .where(DATA_IMPORT_LINE.IMPORT_ID.eq(id), DATA_IMPORT_LINE.PROBLEM.isNotNull())
                .orderBy(DATA_IMPORT_LINE.LINE)
                .limit(MOST_PROBLEMS)
                .fetch(row -> new Imports.Refused(row.value1(), String.join(", ", row.value2()), row.value3()));
    }

    void finish(Transaction tx, long id, Instant now) {
        tx.sql()
                .update(DATA_IMPORT)
                .set(DATA_IMPORT.FINISHED_AT, now)
                .where(DATA_IMPORT.ID.eq(id))
                .execute();
    }

    void forget(Transaction tx, Instant finishedBefore) {
        tx.sql()
                .deleteFrom(DATA_IMPORT)
                .where(DATA_IMPORT.FINISHED_AT.lt(finishedBefore))
                .execute();
    }

    /** Whether something of the owner's is being taken in. */
    boolean isBusy(Transaction tx, AccountId owner) {
        return tx.sql()
                .fetchExists(DATA_IMPORT, DATA_IMPORT.ACCOUNT_ID.eq(owner.value()), DATA_IMPORT.FINISHED_AT.isNull());
    }
}
