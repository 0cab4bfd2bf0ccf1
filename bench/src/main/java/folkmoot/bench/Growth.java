package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/** What pages cost at one size after another: time, statements and buffers of the database, one request after the other. */
final class Growth implements AutoCloseable {

    private static final Duration WARM_UP = Duration.ofMillis(Integer.getInteger("grow.warm-up-millis", 1_000));
    private static final Duration MEASURED = Duration.ofMillis(Integer.getInteger("grow.millis", 2_000));
    private static final String COST = """
        SELECT coalesce(sum(calls), 0)::bigint, coalesce(sum(shared_blks_hit + shared_blks_read), 0)::bigint
        FROM pg_stat_statements WHERE query NOT LIKE '%periodic_job%' AND query NOT LIKE '%pg_stat_statements%'
          AND query NOT LIKE '%FOR %UPDATE%' AND query !~* '^(BEGIN|COMMIT|SET|SHOW)'
        """;

    private final Load load;
    private final Connection connection;
    private final Map<String, List<Point>> points = new LinkedHashMap<>();
    private final List<Integer> sizes = new ArrayList<>();
    private long errors;

    private record Point(double p50, double p99, double statements, double buffers) {}

    Growth(Vertx vertx, int port, DatabaseAddress database) throws SQLException {
        this.load = new Load(vertx, port, 1);
        this.connection = database.connect();
        Tables.run(connection, "CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    }

    /** From here on everything is of this size. */
    void at(int size) {
        sizes.add(size);
    }

    /** One page; each request may have an address of its own. */
    void measure(String name, Map<String, String> headers, LongFunction<String> path) throws SQLException {
        load.run(WARM_UP, Duration.ZERO, number -> Load.Call.get(path.apply(number), headers));
        Tables.run(connection, "SELECT pg_stat_statements_reset()");
        var result =
                load.run(Duration.ZERO, MEASURED, number -> Load.Call.get(path.apply(1_000_000 + number), headers));
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COST)) {
            rows.next();
            points.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(new Point(
                            result.median() / 1e6,
                            result.late() / 1e6,
                            (double) rows.getLong(1) / result.done(),
                            (double) rows.getLong(2) / result.done()));
        }
        if (result.errors() > 0) {
            System.out.println("failed: " + name + ", " + path.apply(0));
            errors += result.errors();
        }
        System.err.printf(
                Locale.ROOT,
                "%,d %s: %s%n",
                sizes.getLast(),
                name,
                points.get(name).getLast());
    }

    long errors() {
        return errors;
    }

    /** As a table of Markdown: for each size p50, p99, statements and buffers, and the last p50 by the first. */
    void print(String of) {
        var head = new StringBuilder("| " + of + " |");
        var line = new StringBuilder("|---|");
        for (int size : sizes) {
            head.append(String.format(Locale.ROOT, " %,d: p50 / p99 ms, statements, buffers |", size));
            line.append("---|");
        }
        System.out.println(head + " p50 × |\n" + line + "---|");
        points.forEach((name, all) -> {
            var row = new StringBuilder("| " + name + " |");
            all.forEach(point -> row.append(String.format(
                    Locale.ROOT,
                    " %.2f / %.2f, %.1f, %,.0f |",
                    point.p50(),
                    point.p99(),
                    point.statements(),
                    point.buffers())));
            System.out.printf(
                    Locale.ROOT,
                    "%s %.2f |%n",
                    row,
                    all.getLast().p50() / all.getFirst().p50());
        });
        points.clear();
        sizes.clear();
    }

    @Override
    public void close() throws SQLException {
        load.close();
        connection.close();
    }
}
