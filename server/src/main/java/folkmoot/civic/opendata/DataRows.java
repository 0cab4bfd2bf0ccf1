package folkmoot.civic.opendata;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Reads the rows of the files, so many at once, in the order of their keys. */
final class DataRows {

    private static final int AT_ONCE = 500;

    /** What happened, without what names people, counts few of them, or says what was only suggested. */
    private static final String KINDS = """
        'published', 'state', 'track', 'threshold', 'sent', 'response', 'response-edited', 'response-removed', 'passed-on', 'paused',
        'resumed', 'commitment-late', 'commitment-works', 'commitment-fails', 'amended', 'corrected', 'edited', 'withdrawn', 'resubmitted',
        'restored', 'confirmed', 'disputed', 'overdue'
        """;

    private static final String PROPOSALS = """
        SELECT p.id::text, CASE WHEN p.listed THEN ? || p.id END, p.title, p.ask, p.problem, p.language, p.category, p.locality,
               p.life_event, p.place_name, p.latitude, p.longitude, p.state, p.answer, p.version,
               CASE WHEN p.state <> 'withdrawn' THEN
                   (SELECT coalesce(sum(n), 0) FROM proposal_tally t, unnest(t.counted) n WHERE t.proposal_id = p.id)::int END,
               p.threshold_count, p.threshold_reached_at,
               (SELECT string_agg(coalesce(b.slug, k.body_name), ';' ORDER BY k.position)
                FROM proposal_track k LEFT JOIN body b ON b.id = k.body_id WHERE k.proposal_id = p.id),
               p.created_at, p.state_changed_at, p.listed
        FROM proposal p
        WHERE p.community_id = ? AND p.local AND p.id > ?
          AND CASE WHEN ? THEN p.listed ELSE p.id IN (SELECT e.proposal_id FROM proposal_event e WHERE e.id >= ?) END
        ORDER BY p.id LIMIT ?
        """;

    private static final String VERSIONS = """
        SELECT v.proposal_id::text, v.version, v.correction, v.title, v.ask, v.problem, v.category, v.locality,
               array_to_string(v.bodies, ';'), v.language, encode(v.digest, 'hex'), v.created_at
        FROM proposal p JOIN proposal_version v ON v.proposal_id = p.id
        WHERE p.community_id = ? AND p.local AND p.listed AND (v.proposal_id, v.version, v.correction) > (?, ?, ?)
          AND v.created_at >= ?::timestamptz
        ORDER BY v.proposal_id, v.version, v.correction LIMIT ?
        """;

    private static final String STATES = """
        SELECT e.id::text, e.proposal_id::text, e.kind, e.from_state, e.to_state, b.slug, e.reason, e.created_at
        FROM proposal p JOIN proposal_event e ON e.proposal_id = p.id LEFT JOIN body b ON b.id = e.body_id
        WHERE p.community_id = ? AND p.local AND p.listed AND e.id > ? AND e.id >= ? AND e.kind IN (%s)
        ORDER BY e.id LIMIT ?
        """.formatted(KINDS);

    private static final String RESPONSES = """
        SELECT r.id::text, v.version, r.proposal_id::text, b.slug, v.type, v.position, v.content, v.language, v.due, v.measure, r.via,
               v.created_at, r.removed_at
        FROM proposal p JOIN official_response r ON r.proposal_id = p.id JOIN official_response_version v ON v.response_id = r.id
        LEFT JOIN body b ON b.id = r.body_id
        WHERE p.community_id = ? AND p.local AND p.listed AND (r.id, v.version) > (?, ?)
          AND greatest(v.created_at, r.removed_at) >= ?::timestamptz
        ORDER BY r.id, v.version LIMIT ?
        """;

    private static final String COLUMNS = """
        SELECT t.proposal_id::text, t.version, t.counted
        FROM proposal p JOIN proposal_tally t ON t.proposal_id = p.id
        WHERE p.community_id = ? AND p.local AND p.listed AND p.state <> 'withdrawn' AND (t.proposal_id, t.version) > (?, ?)
        ORDER BY t.proposal_id, t.version LIMIT ?
        """;

    private DataRows() {}

    /**
     * The rows after one, five hundred at most.
     *
     * @param page before the id of a proposal: its address
     * @param since only what changed since then
     * @param after values of the keys of the last row; 0 for each at the beginning
     */
    static List<List<Object>> after(
            Transaction tx, DataFile file, CommunityId community, String page, Optional<Instant> since, long[] after) {
        long id = community.value();
        var from = since.orElse(Instant.EPOCH);
        return switch (file) {
            case PROPOSALS ->
                tx.fetch(PROPOSALS, DataRows::proposal, page, id, after[0], since.isEmpty(), Ids.from(from), AT_ONCE);
            case VERSIONS ->
                tx.fetch(VERSIONS, row -> values(row, file), id, after[0], after[1], after[2], from, AT_ONCE);
            case STATES -> tx.fetch(STATES, row -> values(row, file), id, after[0], Ids.from(from), AT_ONCE);
            case RESPONSES -> tx.fetch(RESPONSES, row -> values(row, file), id, after[0], after[1], from, AT_ONCE);
            case COLUMNS -> tx.fetch(COLUMNS, DataRows::columns, id, after[0], after[1], AT_ONCE);
        };
    }

    /** The values of a row's keys, for going on after it. */
    static long[] keys(DataFile file, List<Object> row) {
        return LongStream.range(0, file.keys().size())
                .map(i -> Long.parseLong(row.get((int) i).toString()))
                .toArray();
    }

    /** As the database has them; the text of an answer is clean HTML. */
    private static List<Object> values(ResultSet row, DataFile file) throws SQLException {
        var values = new ArrayList<Object>();
        int i = 0;
        for (var field : file.fields()) {
            i++;
            values.add(
                    switch (field.type()) {
                        case "datetime" ->
                            Optional.ofNullable(row.getObject(i, OffsetDateTime.class))
                                    .map(OffsetDateTime::toInstant)
                                    .orElse(null);
                        case "date" -> row.getString(i);
                        default -> row.getObject(i);
                    });
        }
        return values;
    }

    /** Of one that is no longer shown only which it is and what became of it. */
    private static List<Object> proposal(ResultSet row) throws SQLException {
        var values = values(row, DataFile.PROPOSALS);
        if (!row.getBoolean(values.size() + 1)) {
            var fields = DataFile.PROPOSALS.fields();
            for (int i = 0; i < values.size(); i++) {
                if (!List.of("id", "state", "state_changed_at")
                        .contains(fields.get(i).name())) {
                    values.set(i, null);
                }
            }
        }
        return values;
    }

    private static List<Object> columns(ResultSet row) throws SQLException {
        var columns = List.of((Integer[]) row.getArray(3).getArray());
        var given = SmallNumbers.given(columns);
        var values = new ArrayList<Object>();
        values.add(row.getString(1));
        values.add(row.getInt(2));
        given.forEach(number -> values.add(number.orElse(null)));
        values.add(columns.stream().mapToInt(Integer::intValue).sum());
        values.add(given.stream().anyMatch(Optional::isEmpty));
        return values;
    }
}
