package folkmoot.talk.portability;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.text.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes tables in, a few lines to a job, as most of them name somebody whose server has to be asked. A line that was done is not done again, and one
 * that cannot be done is kept with the reason. Everything goes through the same methods as when it is done by hand, one by one.
 */
public final class Imports {

    /** The most lines of a table. */
    public static final int MOST_LINES = 20_000;

    private static final int AT_ONCE = 20;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration SWEEP_EVERY = Duration.ofHours(6);

    /** Goes on with one. */
    public record Take(long id) {}

    private static final JobKind<Take> TAKE = new JobKind<>("take-in-lists", Take.class, RetryPolicy.USUAL);

    private final Database database;
    private final Jobs jobs;
    private final ImportedLines lines;
    private final Ids ids;
    private final InstantSource clock;
    private final ImportStore store = new ImportStore();

    /**
     * One table, as far as it was taken in.
     *
     * @param done lines, with those that were refused
     */
    public record Import(
            long id,
            AccountId owner,
            Portable kind,
            Instant created,
            Optional<Instant> finished,
            int lines,
            int done,
            int refused) {}

    /** A line that could not be done. @param problem a word of {@link ImportedLines} */
    public record Refused(int line, String text, String problem) {}

    public Imports(Database database, Jobs jobs, ImportedLines lines, Ids ids, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.lines = lines;
        this.ids = ids;
        this.clock = clock;
        jobs.handle(TAKE, this::take);
        jobs.every(
                "forget-imports",
                SWEEP_EVERY,
                () -> database.write(tx -> store.forget(tx, clock.instant().minus(KEPT))));
    }

    /**
     * Begins with a table.
     *
     * @return its id
     * @throws Invalid for a file that is no table, is empty or too long, and while another is being taken in
     */
    public long begin(Transaction tx, AccountId owner, Portable kind, String text) {
        var table = withoutColumns(Table.lines(text.startsWith("\uFEFF") ? text.substring(1) : text));
        if (table.isEmpty()) {
            throw Invalid.field("file", "ERR_BLANK", "is empty");
        }
        if (table.size() > MOST_LINES) {
            throw Invalid.field("file", "ERR_TOO_MANY", "has more than " + MOST_LINES + " lines");
        }
        tx.alone("import " + owner);
        if (store.isBusy(tx, owner)) {
            throw Invalid.field("file", "ERR_BUSY", "has to wait for the one before");
        }
        long id = ids.next();
        store.insert(tx, id, owner, kind, table, clock.instant());
        jobs.enqueue(tx, TAKE, new Take(id));
        return id;
    }

    /** Mastodon writes the names of the columns above some tables; others write them above all. */
    private static List<List<String>> withoutColumns(List<List<String>> table) {
        if (table.isEmpty()) {
            return table;
        }
        var first = table.getFirst().getFirst().toLowerCase(Locale.ROOT);
        boolean named = List.of("account address", "#domain", "#uri", "uri", "list name", "domain", "#account address")
                .contains(first);
        return named ? table.subList(1, table.size()) : table;
    }

    /** Those of somebody, the newest first. */
    public List<Import> of(Transaction tx, AccountId owner) {
        return store.of(tx, owner);
    }

    /** Problems: 404 for somebody else's. */
    public Import require(Transaction tx, AccountId owner, long id) {
        return store.find(tx, id).filter(found -> found.owner().equals(owner)).orElseThrow(NotFound::new);
    }

    /** What could not be done, in the order of the lines. */
    public List<Refused> refused(Transaction tx, Import of) {
        return store.refused(tx, of.id());
    }

    private void take(Take job) {
        var open = database.read(tx -> store.open(tx, job.id()));
        if (open.isEmpty()) {
            return; // its owner is gone, or this came twice
        }
        var waiting = database.read(tx -> store.waiting(tx, job.id(), AT_ONCE));
        waiting.forEach(line -> take(job.id(), open.get(), line));
        database.write(tx -> {
            if (waiting.size() < AT_ONCE) {
                store.finish(tx, job.id(), clock.instant());
            } else {
                jobs.enqueue(tx, TAKE, job);
            }
        });
    }

    private void take(long id, ImportStore.Open of, ImportStore.Line line) {
        var step = lines.read(of.kind(), line.cells());
        try {
            database.write(tx -> {
                step.take(tx, of.owner());
                store.done(tx, id, line.number(), Optional.empty(), clock.instant());
            });
        } catch (Problem problem) {
            database.write(
                    tx -> store.done(tx, id, line.number(), Optional.of(ImportedLines.word(problem)), clock.instant()));
        }
    }
}
