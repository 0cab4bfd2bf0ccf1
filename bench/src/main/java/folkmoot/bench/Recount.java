package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts again what was published, by other ways than the server's, and says loudly what is not equal. */
final class Recount {

    /** Each column of each text: what its rows say against what is published. */
    private static final String COLUMNS = """
        WITH published AS (
            SELECT proposal_id, version, (SELECT sum(n) FROM unnest(counted) n) AS counted,
                   (SELECT sum(n) FROM unnest(held) n) AS held, (SELECT sum(n) FROM unnest(invalid) n) AS invalid
            FROM proposal_tally),
        rows AS (
            SELECT proposal_id, version, count(*) FILTER (WHERE counting = 'counted') AS counted,
                   count(*) FILTER (WHERE counting = 'held') AS held, count(*) FILTER (WHERE counting = 'invalid') AS invalid
            FROM support WHERE withdrawn_at IS NULL GROUP BY proposal_id, version)
        SELECT count(*) FROM published p FULL JOIN rows r USING (proposal_id, version)
        WHERE (coalesce(p.counted, 0), coalesce(p.held, 0), coalesce(p.invalid, 0))
              IS DISTINCT FROM (coalesce(r.counted, 0), coalesce(r.held, 0), coalesce(r.invalid, 0))
        """;

    private final DatabaseAddress database;
    private final List<String> wrong = new ArrayList<>();

    Recount(DatabaseAddress database) {
        this.database = database;
    }

    /** The one number that a query gives. */
    long number(String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Whether a query gives what it should. */
    void equal(String what, long expected, String query) throws SQLException {
        equal(what, expected, number(query));
    }

    /** Whether two numbers are the same. */
    void equal(String what, long expected, long found) {
        System.out.printf(Locale.ROOT, "  %s: %,d%s%n", what, found, expected == found ? "" : " IS NOT " + expected);
        if (expected != found) {
            wrong.add(what);
        }
    }

    /** What was asked for against what is there. */
    void everything(long proposals, long live) throws SQLException {
        equal("proposals", proposals, "SELECT count(*) FROM proposal");
        equal(
                "proposals whose post is gone",
                0,
                "SELECT count(*) FROM proposal p WHERE NOT EXISTS"
                        + " (SELECT 1 FROM status s WHERE s.id = p.id AND s.deleted_at IS NULL)");
        equal("favourites of proposals", live, "SELECT count(*) FROM favourite");
        equal("supports that stand", live, "SELECT count(*) FROM support WHERE withdrawn_at IS NULL");
        equal("texts whose columns are not the sum of their supports", 0, COLUMNS);
        equal("entries of the log without a place", 0, "SELECT count(*) FROM log_pending");
        equal(
                "leaves of supports in the log",
                number("SELECT count(*) FROM support")
                        + number("SELECT count(*) FROM support WHERE withdrawn_at IS NOT NULL"),
                "SELECT count(*) FROM log_entry WHERE support_id IS NOT NULL");
        equal("leaves and the size of the log", number("SELECT size FROM log_head"), "SELECT count(*) FROM log_entry");
        equal("posts whose number of favourites is wrong", 0, """
            SELECT count(*) FROM proposal p LEFT JOIN status_stats s ON s.status_id = p.id
            WHERE coalesce(s.favourites_count, 0) <> (SELECT count(*) FROM favourite f WHERE f.status_id = p.id)
            """);
    }

    /** What was not equal. */
    List<String> wrong() {
        return wrong;
    }
}
