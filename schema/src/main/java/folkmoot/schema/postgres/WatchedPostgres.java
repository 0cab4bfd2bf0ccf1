package folkmoot.schema.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running database that is started again at once, on the same port, when it ends without having been told to. What was
 * committed is there again as after any crash.
 */
final class WatchedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WatchedPostgres.class);
    private static final int MOST_RESTARTS = 5;
    private static final Duration WITHIN = Duration.ofMinutes(5);

    private final Cluster cluster;
    private final int port;
    private final CompletableFuture<Void> lost = new CompletableFuture<>();
    private final Deque<Long> restarts = new ArrayDeque<>();
    private GuardedPostgres server;
    private volatile boolean closing;

    private WatchedPostgres(Cluster cluster, int port, GuardedPostgres server) {
        this.cluster = cluster;
        this.port = port;
        this.server = server;
    }

    static WatchedPostgres start(Cluster cluster, int port) throws IOException {
        var watched = new WatchedPostgres(cluster, port, cluster.start(port));
        watched.watch();
        return watched;
    }

    /** Runs once it ended and cannot be started again, or ends again and again. */
    void whenLost(Runnable action) {
        lost.thenRun(action);
    }

    private synchronized void watch() {
        var watched = server;
        watched.whenEnded(
                () -> Thread.ofPlatform().name("database-watch").daemon().start(() -> again(watched)));
    }

    private synchronized void again(GuardedPostgres ended) {
        if (closing || server != ended) {
            return;
        }
        LOG.error("The database ended by itself and is started again; see {}", Cluster.log(cluster.data()));
        if (isTooOften()) {
            LOG.error("It ended {} times within {} minutes: it is given up", MOST_RESTARTS + 1, WITHIN.toMinutes());
            lost.complete(null);
            return;
        }
        try {
            server.close(); // nothing but its shell
            server = cluster.start(port);
            watch();
            LOG.warn("The database runs again");
        } catch (IOException | RuntimeException failure) {
            LOG.error("The database cannot be started again: {}", failure.getMessage());
            lost.complete(null);
        }
    }

    private boolean isTooOften() {
        long now = System.nanoTime();
        restarts.removeIf(before -> now - before > WITHIN.toNanos());
        restarts.add(now);
        return restarts.size() > MOST_RESTARTS;
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            server.close();
        }
    }
}
