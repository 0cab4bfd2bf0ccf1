package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the machine can do at best, measured in the same run. */
final class Baselines {

    private static final int CONNECTIONS = 32;

    private Baselines() {}

    /** Single-row insert commits over 32 JDBC connections, a second. */
    static double commits(DatabaseAddress database, Duration length) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS bench_commit");
            statement.execute("CREATE TABLE bench_commit (id bigserial PRIMARY KEY, payload text NOT NULL)");
        }
        commitsFor(database, Duration.ofSeconds(2));
        double rate = commitsFor(database, length);
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE bench_commit");
        }
        return rate;
    }

    private static double commitsFor(DatabaseAddress database, Duration length) {
        long begun = System.nanoTime();
        long until = begun + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            var counts = new ArrayList<Future<Long>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(threads.submit(() -> insertUntil(database, until)));
            }
            long sum = 0;
            for (var count : counts) {
                sum += count.get();
            }
            return sum / ((System.nanoTime() - begun) / 1e9);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    private static long insertUntil(DatabaseAddress database, long until) throws SQLException {
        try (var connection = database.connect();
                var insert = connection.prepareStatement("INSERT INTO bench_commit (payload) VALUES (?)")) {
            long done = 0;
            while (System.nanoTime() < until) {
                insert.setString(1, "a row of about a hundred bytes, as small as a favourite or a support is: " + done);
                insert.executeUpdate();
                done++;
            }
            return done;
        }
    }
}
