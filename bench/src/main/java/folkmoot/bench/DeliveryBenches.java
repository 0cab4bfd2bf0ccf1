package folkmoot.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What goes out to one host and to a thousand, beside hosts that are dead or slow, and with a million deliveries waiting.
 * The queue is filled in the database, so that nothing but the deliveries is measured.
 */
final class DeliveryBenches implements AutoCloseable {

    static final int HOSTS = 1_000;

    private static final int ROUNDS = 20;
    private static final int SLOW_MILLIS = 10_000;
    private static final int CLOSED_PORT = 9;
    private static final Duration WITHIN = Duration.ofMinutes(3);

    /** With # for its number. */
    private static final String ACTIVITY =
            "{\"id\":\"http://bench/#\",\"type\":\"Like\",\"actor\":\"http://bench/a\",\"object\":\"http://bench/o/#\"}";

    private final Instance instance;
    private final Vertx vertx;
    private final HttpServer server;
    private final long sender;
    private volatile Round round = new Round(0);
    private long next = 7_000_000_000_000L;

    DeliveryBenches(Instance instance, Vertx vertx, long sender) {
        this.instance = instance;
        this.vertx = vertx;
        this.sender = sender;
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .await();
    }

    /** What is to arrive at healthy hosts, and when each did. */
    private static final class Round {
        private final CountDownLatch waiting;
        private final ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();

        Round(int expected) {
            waiting = new CountDownLatch(expected);
        }
    }

    private void answer(HttpServerRequest request) {
        request.endHandler(_ -> {
            if (request.authority().host().startsWith("slow")) {
                vertx.setTimer(
                        SLOW_MILLIS, _ -> request.response().setStatusCode(202).end());
                return;
            }
            round.arrivals.add(System.nanoTime());
            round.waiting.countDown();
            request.response().setStatusCode(202).end();
        });
    }

    /** Activities about different things to one host, or one after another to a thousand; arrivals a second. */
    Result rate(int hosts, int activities) throws SQLException {
        enqueue("warm", hosts, Math.max(1, activities / 5), true);
        awaitSent();
        int expected = hosts * activities;
        round = new Round(expected);
        long begun = System.nanoTime();
        enqueue("warm", hosts, activities, true);
        long missing = await(round);
        return Result.of(expected - missing, Duration.ofNanos(System.nanoTime() - begun), new long[0], missing);
    }

    /** One activity at a time to all hosts: how long after the commit it arrives at each of the healthy ones. */
    Result latency(int healthy, int dead, int slow) throws SQLException {
        var nanos = new ConcurrentLinkedQueue<Long>();
        long missing = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            round = new Round(healthy);
            enqueue("slow", slow, 1, true);
            enqueue("dead", dead, 1, false);
            enqueue("well", healthy, 1, true);
            long sent = System.nanoTime();
            missing += await(round);
            round.arrivals.forEach(arrived -> nanos.add(arrived - sent));
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        return Result.of(
                nanos.size(), took, nanos.stream().mapToLong(Long::longValue).toArray(), missing);
    }

    /** So many activities wait for each of a thousand hosts where nobody listens. */
    void pile(int activities) throws SQLException {
        enqueue("gone", HOSTS, activities, false);
    }

    /** The server process's memory that is resident, in megabytes. */
    long resident() throws IOException {
        var status = Files.readAllLines(Path.of("/proc/" + instance.pid() + "/status"), StandardCharsets.UTF_8);
        return status.stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }

    private void awaitSent() {
        instance.awaitIdle(WITHIN, "folkmoot_deliveries_pending");
    }

    private static long await(Round round) {
        try {
            return round.waiting.await(WITHIN.toSeconds(), TimeUnit.SECONDS) ? 0 : round.waiting.getCount();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private void enqueue(String prefix, int hosts, int activities, boolean listening) throws SQLException {
        if (hosts == 0) {
            return;
        }
        long first = next;
        next += activities;
        long rows = next;
        next += (long) hosts * activities;
        int port = listening ? server.actualPort() : CLOSED_PORT;
        try (var connection = instance.database().connect();
                var bodies = connection.prepareStatement("""
                    INSERT INTO delivery_body (id, sender_id, body, lane, created_at)
                    SELECT ? + n, ?, convert_to(replace(?, '#', n::text), 'UTF8'), n, now() FROM generate_series(0, ?) n
                    """);
                var deliveries = connection.prepareStatement("""
                    INSERT INTO delivery (id, body_id, host, inbox_url, run_at)
                    SELECT ? + n * ? + h, ? + n, ? || h || '.localhost:' || ?, 'http://' || ? || h || '.localhost:' || ? || '/inbox', now()
                    FROM generate_series(0, ?) n, generate_series(0, ?) h
                    """);
                var turns = connection.prepareStatement("""
                    INSERT INTO delivery_host (host, next_at)
                    SELECT ? || h || '.localhost:' || ?, now() FROM generate_series(0, ?) h ORDER BY 1
                    ON CONFLICT (host) DO NOTHING
                    """);
                var wake = connection.prepareStatement("""
                    UPDATE delivery_host SET next_at = now() WHERE host = ANY (ARRAY(
                        SELECT host FROM delivery_host WHERE next_at = 'infinity' AND host LIKE ? || '%'
                        ORDER BY host FOR UPDATE SKIP LOCKED))
                    """)) {
            connection.setAutoCommit(false);
            bodies.setLong(1, first);
            bodies.setLong(2, sender);
            bodies.setString(3, ACTIVITY);
            bodies.setInt(4, activities - 1);
            bodies.execute();
            deliveries.setLong(1, rows);
            deliveries.setLong(2, hosts);
            deliveries.setLong(3, first);
            deliveries.setString(4, prefix);
            deliveries.setInt(5, port);
            deliveries.setString(6, prefix);
            deliveries.setInt(7, port);
            deliveries.setInt(8, activities - 1);
            deliveries.setInt(9, hosts - 1);
            deliveries.execute();
            turns.setString(1, prefix);
            turns.setInt(2, port);
            turns.setInt(3, hosts - 1);
            turns.execute();
            connection.commit();
            wake.setString(1, prefix);
            wake.execute();
            connection.commit();
        }
    }

    @Override
    public void close() {
        server.close().await();
    }
}
