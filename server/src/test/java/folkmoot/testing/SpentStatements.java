package folkmoot.testing;

import folkmoot.platform.database.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which statements something takes, as the database counts them; those by which work is looked for and the log is folded are left out. */
public final class SpentStatements {

    private static final String COUNTED = """
        SELECT s.query, sum(s.calls)::bigint AS calls FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = current_database() GROUP BY 1
        """;

    /** Parts of what goes on by itself. */
    private static final List<String> BY_ITSELF = List.of(
            "pg_stat_statements",
            "BEGIN",
            "COMMIT",
            "SET ",
            "set_config",
            "log_head",
            "log_tile",
            "log_entry",
            "DELETE FROM log_pending",
            "INSERT INTO proposal_tally",
            "support_source",
            "proposal_rank AS r",
            "proposal_rank_changed",
            "\"threshold_reached_at\" is null",
            "periodic_job",
            "desk_arrival",
            "INSERT INTO visit",
            "UPDATE users SET last_active_at",
            "from \"job\"",
            "update \"job\"",
            "delivery_host SET next_at",
            "FROM \"inbox_activity\"",
            "inbox_activity");

    private final Database database;

    public SpentStatements(World world) {
        this.database = world.server().house().platform().database();
        database.write(tx -> tx.sql().execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements"));
    }

    /** Each as often as it was sent. */
    public List<String> during(Runnable work) {
        var before = counted();
        work.run();
        var spent = new ArrayList<String>();
        counted()
                .forEach((query, calls) -> Stream.generate(() -> query.replaceAll("\\s+", " "))
                        .limit(calls - before.getOrDefault(query, 0L))
                        .forEach(spent::add));
        spent.removeIf(query -> BY_ITSELF.stream().anyMatch(query::contains) || isOfFolding(query));
        return spent;
    }

    /** The columns without what is not folded yet: only folding asks so. */
    private static boolean isOfFolding(String query) {
        return query.contains("FROM proposal_tally t JOIN") && !query.contains("UNION ALL");
    }

    private Map<String, Long> counted() {
        return database.read(tx -> {
            var counted = new HashMap<String, Long>();
            tx.fetch(COUNTED, row -> counted.merge(row.getString(1), row.getLong(2), Long::sum));
            return counted;
        });
    }
}
