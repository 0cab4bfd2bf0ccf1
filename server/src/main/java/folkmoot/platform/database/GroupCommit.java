package folkmoot.platform.database;

import folkmoot.platform.problem.Overloaded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Writes many small things in one transaction: callers put an item into a bounded queue and wait; a writer takes what is
 * there, writes it together, and answers each caller after the commit. No timer: the group grows by itself under load
 * and adds nothing when idle. If a group fails, its items are repeated one by one, so that one bad item does not fail
 * its neighbours.
 *
 * @param <I> what is written
 * @param <R> the answer to one item
 */
public final class GroupCommit<I, R> implements AutoCloseable {

    private static final int QUEUE_GROUPS = 32;

    private record Waiting<I, R>(I item, CompletableFuture<R> answer) {}

    private final Function<Function<Transaction, List<R>>, List<R>> within;
    private final BiFunction<Transaction, List<I>, List<R>> work;
    private final int largest;
    private final boolean lasting;
    private final BooleanSupplier inside;
    private final BlockingQueue<Waiting<I, R>> queue;
    private final List<Thread> writers = new ArrayList<>();

    /** Behind all that came before {@link #close}, one for each writer: who takes it is done. */
    private final Waiting<I, R> end = new Waiting<>(null, new CompletableFuture<>());

    private volatile boolean closing;

    /**
     * @param name of the writers' threads
     * @param writers how many groups may be written at once; 1 keeps the order of arrival
     * @param largest most items of a group; 64 to 256 take nearly all there is to gain
     * @param work writes the items and returns one answer for each, in the same order; it may run again for the same
     *     item after a rollback
     */
    public GroupCommit(
            Database database, String name, int writers, int largest, BiFunction<Transaction, List<I>, List<R>> work) {
        this(database::transaction, true, () -> false, name, writers, largest, work);
    }

    private GroupCommit(
            Function<Function<Transaction, List<R>>, List<R>> within,
            boolean lasting,
            BooleanSupplier inside,
            String name,
            int writers,
            int largest,
            BiFunction<Transaction, List<I>, List<R>> work) {
        this.within = within;
        this.work = work;
        this.largest = largest;
        this.lasting = lasting;
        this.inside = inside;
        this.queue = new ArrayBlockingQueue<>(largest * QUEUE_GROUPS);
        for (int i = 0; i < writers; i++) {
            this.writers.add(Thread.ofPlatform().name(name + "-" + i).daemon().start(this::write));
        }
    }

    /**
     * One that only reads: many who ask at once for the like are answered from the same statements. Who asks inside a read is answered on its
     * connection: waiting, it would keep that from those it waits for.
     */
    public static <I, R> GroupCommit<I, R> reading(
            Database database, String name, int largest, BiFunction<Transaction, List<I>, List<R>> work) {
        return new GroupCommit<>(database::read, false, database::isReading, name, 1, largest, work);
    }

    /**
     * Writes one item and returns after the commit. Whoever waits for one holds no {@link Turn} from then on: what is left is to answer.
     *
     * @throws Overloaded if too many are waiting already
     * @throws IllegalStateException inside a transaction, which would hold its connection meanwhile
     */
    public R submit(I item) {
        if (Transaction.isOpen()) {
            throw new IllegalStateException("Waiting for another transaction inside a transaction");
        }
        if (inside.getAsBoolean()) {
            return within.apply(tx -> work.apply(tx, List.of(item))).getFirst();
        }
        try {
            var answer = later(item);
            if (lasting) {
                Turn.giveBack();
            }
            return answer.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException problem ? problem : failure;
        }
    }

    /**
     * Writes one item soon; nobody has to wait for it.
     *
     * @return completed after the commit, or with what went wrong
     * @throws Overloaded if too many are waiting already
     */
    public CompletableFuture<R> later(I item) {
        var waiting = new Waiting<I, R>(item, new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            throw new Overloaded("Too many requests are waiting to be written. Try again soon.");
        }
        if (closing && queue.remove(waiting)) { // the writers may be gone already
            throw new Overloaded("The server is stopping. Try again soon.");
        }
        return waiting.answer();
    }

    private void write() {
        var group = new ArrayList<Waiting<I, R>>(largest);
        try {
            for (int ends = 0; ends == 0; group.clear()) {
                group.add(queue.take());
                queue.drainTo(group, largest - 1);
                ends = takeEnds(group);
                if (!group.isEmpty()) {
                    commit(group);
                }
                for (int other = 1; other < ends; other++) {
                    queue.put(end);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // only at the end of the process
        }
    }

    private int takeEnds(List<Waiting<I, R>> group) {
        int all = group.size();
        group.removeIf(waiting -> waiting == end);
        return all - group.size();
    }

    private void commit(List<Waiting<I, R>> group) {
        try {
            var answers = within.apply(tx -> answers(tx, group));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException failure) {
            if (group.size() == 1 || failure instanceof Overloaded) {
                group.forEach(waiting -> waiting.answer().completeExceptionally(failure));
            } else {
                group.forEach(waiting -> commit(List.of(waiting)));
            }
        } catch (Error error) {
            group.forEach(waiting -> waiting.answer().completeExceptionally(error));
            throw error;
        }
    }

    private List<R> answers(Transaction tx, List<Waiting<I, R>> group) {
        var answers = work.apply(tx, group.stream().map(Waiting::item).toList());
        if (answers.size() != group.size()) {
            throw new IllegalStateException(answers.size() + " answers for " + group.size() + " items");
        }
        return answers;
    }

    /** Takes no more, writes what is waiting, and returns when that is done. */
    @Override
    public void close() {
        closing = true;
        try {
            for (int ends = 0; ends < writers.size() && writers.stream().anyMatch(Thread::isAlive); ) {
                if (queue.offer(end, 100, TimeUnit.MILLISECONDS)) { // otherwise it is full, and they make room
                    ends++;
                }
            }
            for (var writer : writers) {
                writer.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
