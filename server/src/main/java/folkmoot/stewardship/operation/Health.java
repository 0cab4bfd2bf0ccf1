package folkmoot.stewardship.operation;

import folkmoot.platform.database.ConnectionPool;
import folkmoot.platform.database.Database;
import folkmoot.platform.metrics.QueueCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How each part of the instance does, by the same figures as the metrics. */
public final class Health {

    private static final Duration SLOW = Duration.ofMillis(200);
    private static final long MANY = 1_000;
    private static final int LITTLE_DISK = 10;
    private static final int NO_DISK = 3;

    private final Database database;
    private final QueueCounts queues;
    private final StorageSizes sizes;
    private final boolean mailServer;
    private final boolean films;

    /**
     * @param mailServer whether there is one
     * @param films whether films and sounds can be read
     */
    Health(Database database, QueueCounts queues, StorageSizes sizes, boolean mailServer, boolean films) {
        this.database = database;
        this.queues = queues;
        this.sizes = sizes;
        this.mailServer = mailServer;
        this.films = films;
    }

    /** How something does. */
    public enum State {
        GOOD,
        WARN,
        BAD
    }

    /**
     * A part.
     *
     * @param word names its sentence
     * @param values of the sentence
     */
    public record Part(String word, State state, List<Object> values) {

        private static Part of(String word, State state, Object... values) {
            return new Part(word, state, List.of(values));
        }
    }

    /** All parts. Not inside a transaction: it is measured how long one takes. */
    public List<Part> parts() {
        var parts = new ArrayList<Part>();
        parts.add(database());
        parts.add(connections());
        parts.add(waiting("jobs", queues.jobs()));
        parts.add(waiting("inbox", queues.inbox()));
        parts.add(waiting("deliveries", queues.deliveries()));
        parts.add(none("jobs-parked", queues.parkedJobs()));
        parts.add(none("inbox-parked", queues.parkedInbox()));
        parts.add(none("hosts", queues.deadHosts()));
        sizes.disk()
                .ifPresent(disk -> parts.add(Part.of(
                        "disk",
                        disk.percentFree() < NO_DISK
                                ? State.BAD
                                : disk.percentFree() < LITTLE_DISK ? State.WARN : State.GOOD,
                        disk.percentFree())));
        parts.add(Part.of(mailServer ? "mail" : "mail-files", mailServer ? State.GOOD : State.WARN));
        parts.add(Part.of(films ? "films" : "films-none", films ? State.GOOD : State.WARN));
        return parts;
    }

    private Part database() {
        long began = System.nanoTime();
        database.read(tx -> tx.fetch("SELECT 1", row -> row.getInt(1)));
        var took = Duration.ofNanos(System.nanoTime() - began);
        return Part.of("database", took.compareTo(SLOW) > 0 ? State.WARN : State.GOOD, took.toMillis());
    }

    private Part connections() {
        int used = database.pools().stream().mapToInt(ConnectionPool::used).sum();
        int most = database.pools().stream().mapToInt(ConnectionPool::size).sum();
        int waiting =
                database.pools().stream().mapToInt(ConnectionPool::waiting).sum();
        return Part.of("connections", waiting > 0 ? State.WARN : State.GOOD, used, most, waiting);
    }

    private static Part waiting(String word, long number) {
        return Part.of(word, number > MANY ? State.WARN : State.GOOD, number);
    }

    private static Part none(String word, long number) {
        return Part.of(word, number > 0 ? State.WARN : State.GOOD, number);
    }
}
