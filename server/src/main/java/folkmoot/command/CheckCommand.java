package folkmoot.command;

import folkmoot.civic.log.LogCheck;
import folkmoot.command.archive.MediaPresence;
import folkmoot.door.House;
import folkmoot.platform.text.Wording;
import folkmoot.talk.MediaAndProfiles;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jooq.impl.DSL;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies what the instance keeps. */
@Command(name = "check", description = "Verifies the database: every table is read, and what must agree is compared.")
final class CheckCommand implements Callable<Integer> {

    private static final Map<String, String> MUST_BE_NONE = Map.of(
            "users without their account",
            "SELECT count(*) FROM users u LEFT JOIN account a ON a.id = u.account_id WHERE a.id IS NULL OR a.domain IS"
                    + " NOT NULL",
            "favourites counted wrong",
            "SELECT count(*) FROM status_stats s WHERE s.favourites_count <> (SELECT count(*) FROM favourite f WHERE"
                    + " f.status_id = s.status_id)",
            "boosts counted wrong",
            "SELECT count(*) FROM status_stats s WHERE s.reblogs_count <> (SELECT count(*) FROM status b WHERE"
                    + " b.reblog_of_id = s.status_id AND b.deleted_at IS NULL)",
            "posts boosted twice by one account",
            "SELECT count(*) FROM (SELECT 1 FROM status WHERE reblog_of_id IS NOT NULL AND deleted_at IS NULL GROUP BY"
                    + " account_id, reblog_of_id HAVING count(*) > 1) d",
            "followers counted wrong",
            "SELECT count(*) FROM account_stats s WHERE s.followers_count <> (SELECT count(*) FROM follow f WHERE"
                    + " f.target_id = s.account_id AND f.accepted_at IS NOT NULL)");

    /** What the rows of supports, the columns and what is not folded yet say of each column of each text. */
    private static final String COLUMNS = """
        WITH names (i, name) AS (VALUES (1, 'verified-local'), (2, 'members'), (3, 'known'), (4, 'network'), (5, 'in-person')),
        said AS (
            SELECT t.proposal_id, t.version, n.name AS counted_in, 'counted' AS counting, t.counted[n.i] AS number
            FROM proposal_tally t JOIN proposal p ON p.id = t.proposal_id AND p.local CROSS JOIN names n
            UNION ALL
            SELECT t.proposal_id, t.version, n.name, 'held', t.held[n.i]
            FROM proposal_tally t JOIN proposal p ON p.id = t.proposal_id AND p.local CROSS JOIN names n
            UNION ALL
            SELECT t.proposal_id, t.version, n.name, 'invalid', t.invalid[n.i]
            FROM proposal_tally t JOIN proposal p ON p.id = t.proposal_id AND p.local CROSS JOIN names n
            UNION ALL
            SELECT proposal_id, to_version, to_column, to_count, 1 FROM log_pending WHERE to_count IS NOT NULL
            UNION ALL
            SELECT proposal_id, from_version, from_column, from_count, -1 FROM log_pending WHERE from_count IS NOT NULL
            UNION ALL
            SELECT proposal_id, version, counted_in, counting, -1 FROM support WHERE withdrawn_at IS NULL)
        SELECT count(*) FROM (
            SELECT 1 FROM said GROUP BY proposal_id, version, counted_in, counting HAVING sum(coalesce(number, 0)) <> 0) d
        """;

    private static final Map<String, String> WAITING = Map.of(
            "jobs given up", "SELECT count(*) FROM job_parked",
            "incoming activities given up", "SELECT count(*) FROM inbox_parked");

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--mend",
            description = "Withdraw proposals that their author published twice and nobody else supports.")
    private boolean mend;

    @Option(names = "--deep", description = "Also look whether every media file that a row names is in the storage.")
    private boolean deep;

    @Override
    public Integer call() {
        var media = deep ? media() : List.<String>of();
        return Workplace.in(common.settings(), house -> {
            var rows = readAll(house);
            var problems = count(house, MUST_BE_NONE);
            problems.addAll(count(house, Map.of("columns of proposals counted wrong", COLUMNS)));
            problems.addAll(new LogCheck(house.platform().database()).problems());
            problems.addAll(media);
            var remarks = count(house, WAITING);
            int mended = mend ? house.civic().doubles().mend() : 0;
            int doubled = house.platform()
                    .database()
                    .read(house.civic().doubles()::all)
                    .size();
            if (doubled > 0) {
                problems.add(Wording.english(
                                "{0, plural, one {# proposal} other {# proposals}} published twice by their author",
                                doubled)
                        + (mend
                                ? ", which others support or a body answered"
                                : "; --mend withdraws what nobody supports"));
            }
            var data = new LinkedHashMap<String, Object>();
            data.put("ok", problems.isEmpty());
            data.put("rows", rows);
            data.put("problems", problems);
            data.put("remarks", remarks);
            data.put("mended", mended);
            common.output().say(describe(rows, problems, remarks, mended), data);
            return problems.isEmpty() ? 0 : 1;
        });
    }

    private List<String> media() {
        var settings = common.settings();
        try (var database = OpenDatabase.forCommand(settings)) {
            var seen = new MediaPresence(database.address(), MediaAndProfiles.storage(settings)).look();
            return seen.missing() == 0
                    ? List.of()
                    : List.of(seen.missing() + " of " + seen.files()
                            + " media files that rows name are not in the storage: " + String.join(", ", seen.names()));
        } catch (IOException | SQLException failure) {
            return List.of("the media cannot be looked at: " + failure.getMessage());
        }
    }

    /** Reading a row verifies the checksum of the page it is on. */
    private static long readAll(House house) {
        return house.platform().database().read(tx -> {
            long rows = 0;
            for (var table : tx.sql()
                    .meta()
                    .filterSchemas(schema -> schema.getName().equals("public"))
                    .getTables()) {
                rows += tx.sql()
                        .select(DSL.count(DSL.field("t.*::text")))
                        .from(table.as("t"))
                        .fetchSingle()
                        .value1();
            }
            return rows;
        });
    }

    private static List<String> count(House house, Map<String, String> queries) {
        return house.platform().database().read(tx -> {
            var found = new ArrayList<String>();
            queries.forEach((name, sql) -> {
                long number = tx.sql().fetchSingle(sql).get(0, Long.class);
                if (number > 0) {
                    found.add(number + " " + name);
                }
            });
            return found;
        });
    }

    private static String describe(long rows, List<String> problems, List<String> remarks, int mended) {
        var lines = new ArrayList<String>();
        lines.add(Wording.english("Read {0, plural, one {# row} other {# rows}}.", rows));
        if (mended > 0) {
            lines.add(Wording.english(
                    "Withdrew {0, plural, one {# proposal that was} other {# proposals that were}} published twice.",
                    mended));
        }
        problems.forEach(problem -> lines.add("Problem: " + problem + "."));
        remarks.forEach(remark -> lines.add("Remark: " + remark + "."));
        lines.add(problems.isEmpty() ? "Everything agrees." : "Not everything agrees.");
        return String.join("\n", lines);
    }
}
