package folkmoot.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Enqueues work for later, all of a transaction in one statement, and knows who does it. {@link JobRunner} does it. */
public final class Jobs {

    /** A recurring duty. */
    record Periodic(String name, Duration period, Runnable work) {}

    /** Work in steps; see {@link Jobs#always}. */
    record Steps(String name, Duration pace, IntSupplier step, List<Runnable> wakers) {

        void wake() {
            wakers.forEach(Runnable::run);
        }
    }

    /** Who does a kind of job. */
    record Handler<A>(JobKind<A> kind, Consumer<A> work) {}

    private final Database database;
    private final InstantSource clock;
    private final JobStore store = new JobStore();
    private final Bulk<JobStore.New> wanted = new Bulk<>(store::insert);
    private final ObjectMapper json = JsonMapper.builder().build();
    private final Map<String, Handler<?>> handlers = new ConcurrentHashMap<>();
    private final List<Periodic> periodic = new CopyOnWriteArrayList<>();
    private final List<Steps> steps = new CopyOnWriteArrayList<>();
    private final List<Runnable> wakers = new CopyOnWriteArrayList<>();

    public Jobs(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** To be done as soon as the transaction is committed; not at all if it is rolled back. */
    public <A> void enqueue(Transaction tx, JobKind<A> kind, A arguments) {
        enqueueAt(tx, kind, arguments, clock.instant());
        tx.afterCommit(() -> wakers.forEach(Runnable::run));
    }

    /** To be done at {@code runAt} or soon after. */
    public <A> void enqueueAt(Transaction tx, JobKind<A> kind, A arguments, Instant runAt) {
        try {
            tx.later(wanted, new JobStore.New(kind.name(), json.writeValueAsString(arguments), later(runAt)));
        } catch (JsonProcessingException failure) {
            throw new IllegalArgumentException("Arguments of " + kind.name() + " cannot be written", failure);
        }
    }

    /** Never before now, where claims no longer look. */
    private Instant later(Instant runAt) {
        var now = clock.instant();
        return runAt.isBefore(now) ? now : runAt;
    }

    /** Says who does a kind of job; {@code work} throws if it has to be tried again. */
    public <A> void handle(JobKind<A> kind, Consumer<A> work) {
        if (handlers.putIfAbsent(kind.name(), new Handler<>(kind, work)) != null) {
            throw new IllegalArgumentException("Two handlers for " + kind.name());
        }
    }

    /**
     * Does {@code work} once each {@code period}, on one node of all that share the database. First at once; a run that
     * fails is logged and comes again after the next period.
     */
    public void every(String name, Duration period, Runnable work) {
        periodic.add(new Periodic(name, period, work));
    }

    /**
     * Work that one thread of its own does in steps as long as a step does anything, and looks for each second at the latest.
     *
     * @param pace at least so much time lies between the beginnings of two steps
     * @param step does some and returns how much; several nodes may be at it at once
     * @return says that there is something to do; after a commit
     */
    public Runnable always(String name, Duration pace, IntSupplier step) {
        var work = new Steps(name, pace, step, new CopyOnWriteArrayList<>());
        steps.add(work);
        return work::wake;
    }

    /**
     * For a process that has the database to itself, before it works: what the last one was killed over need not wait until its
     * lease ends.
     */
    public void takeOver() {
        var now = clock.instant();
        database.write(tx -> store.endLeases(tx, now, now.plus(JobExecution.LEASE)));
    }

    /** Jobs accepted and not done: due, being done, or to be tried again. */
    public long pending() {
        return database.read(tx -> store.pending(tx, clock.instant()));
    }

    /** Jobs that failed at every attempt and wait for the operator. */
    public long parked() {
        return database.read(store::parked);
    }

    /** What waits, for operators. */
    public WaitingJobs waiting() {
        return new WaitingJobs(clock, () -> wakers.forEach(Runnable::run));
    }

    void onEnqueued(Runnable waker) {
        wakers.add(waker);
    }

    JobStore store() {
        return store;
    }

    Set<String> kinds() {
        return handlers.keySet();
    }

    Handler<?> handler(String kind) {
        return handlers.get(kind);
    }

    List<Steps> steps() {
        return steps;
    }

    List<Periodic> periodic() {
        return periodic;
    }

    ObjectMapper json() {
        return json;
    }
}
