package folkmoot.door.api.status;

import folkmoot.door.api.entity.StatusEntity.StatusApplication;
import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.quote.QuotePolicy;
import folkmoot.talk.status.StatusStats;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands beside the row of a status: counters, mentions, hashtags, the client it was posted with, and which further
 * things belong to it. One query for a whole page, so that what is not there is not asked for.
 *
 * @param sensitized moderators hide all pictures of its author behind a warning
 * @param asks it has a poll
 * @param linked it shows a card
 * @param quotes how many statuses quote it
 * @param quoting what it quotes
 * @param quotable who may quote it, where that is said
 */
public record StatusFacts(
        StatusStats stats,
        List<AccountId> mentions,
        List<String> tags,
        Optional<StatusApplication> application,
        boolean attached,
        boolean sensitized,
        boolean asks,
        boolean linked,
        int quotes,
        Optional<Quoting> quoting,
        Optional<QuotePolicy> quotable) {

    /** @param quoted empty where it is not known here or gone */
    record Quoting(String state, Optional<StatusId> quoted, boolean gone) {}

    static final StatusFacts NONE = new StatusFacts(
            StatusStats.NONE,
            List.of(),
            List.of(),
            Optional.empty(),
            false,
            false,
            false,
            false,
            0,
            Optional.empty(),
            Optional.empty());

    /** LIMIT 1 keeps the planner from reading whole tables where it thinks that ids end early. */
    private static final String SQL = """
        SELECT s.id, coalesce(c.replies_count, 0), coalesce(c.reblogs_count, 0), coalesce(c.favourites_count, 0),
               ARRAY(SELECT account_id FROM status_mention WHERE status_id = s.id),
               ARRAY(SELECT t.name FROM status_tag x JOIN tag t ON t.id = x.tag_id WHERE x.status_id = s.id ORDER BY t.id),
               a.name, a.website,
               EXISTS (SELECT 1 FROM media_attachment WHERE status_id = s.id),
               EXISTS (SELECT 1 FROM poll WHERE status_id = s.id),
               EXISTS (SELECT 1 FROM status_card WHERE status_id = s.id),
               (SELECT count(*) FROM quote n JOIN status o ON o.id = n.status_id AND o.deleted_at IS NULL
                WHERE n.quoted_id = s.id AND n.state = 'accepted'),
               q.state, q.quoted_id, q.gone, p.automatic, p.manual,
               (SELECT w.sensitized_at IS NOT NULL FROM account w WHERE w.id = s.account_id)
        FROM (SELECT unnest(?::bigint[]) UNION
              SELECT quoted_id FROM quote WHERE status_id = ANY (?::bigint[]) AND state = 'accepted') i (id)
        CROSS JOIN LATERAL (SELECT * FROM status WHERE id = i.id LIMIT 1) s
        LEFT JOIN LATERAL (SELECT * FROM status_stats WHERE status_id = i.id LIMIT 1) c ON true
        LEFT JOIN LATERAL (SELECT * FROM oauth_application WHERE id = s.application_id LIMIT 1) a ON true
        LEFT JOIN LATERAL (SELECT state, quoted_id,
                                  (SELECT deleted_at IS NOT NULL FROM status WHERE id = quoted_id) AS gone
                           FROM quote WHERE status_id = i.id LIMIT 1) q ON true
        LEFT JOIN LATERAL (SELECT * FROM quote_policy WHERE status_id = i.id LIMIT 1) p ON true
        """;

    /** Of these statuses and of those that they quote. */
    static Map<StatusId, StatusFacts> of(Transaction tx, Collection<StatusId> wanted) {
        tx.settle();
        var ids = AnyOf.numbers(wanted, StatusId::value);
        var found = new HashMap<StatusId, StatusFacts>();
        tx.fetch(SQL, row -> found.put(new StatusId(row.getLong(1)), facts(row)), ids, ids);
        return found;
    }

    private static StatusFacts facts(ResultSet row) throws SQLException {
        return new StatusFacts(
                new StatusStats(row.getInt(2), row.getInt(3), row.getInt(4)),
                Arrays.stream((Long[]) row.getArray(5).getArray())
                        .map(AccountId::new)
                        .toList(),
                texts(row, 6).orElseThrow(),
                application(row),
                row.getBoolean(9),
                row.getBoolean(18),
                row.getBoolean(10),
                row.getBoolean(11),
                row.getInt(12),
                quoting(row),
                policy(row));
    }

    private static Optional<StatusApplication> application(ResultSet row) throws SQLException {
        var name = row.getString(7);
        return name == null
                ? Optional.empty()
                : Optional.of(new StatusApplication(name, Optional.ofNullable(row.getString(8))));
    }

    private static Optional<Quoting> quoting(ResultSet row) throws SQLException {
        var state = row.getString(13);
        return state == null
                ? Optional.empty()
                : Optional.of(new Quoting(
                        state,
                        Optional.ofNullable(row.getObject(14, Long.class)).map(StatusId::new),
                        row.getBoolean(15)));
    }

    private static Optional<QuotePolicy> policy(ResultSet row) throws SQLException {
        var automatic = texts(row, 16);
        return automatic.isEmpty()
                ? Optional.empty()
                : Optional.of(new QuotePolicy(automatic.get(), texts(row, 17).orElseThrow()));
    }

    private static Optional<List<String>> texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? Optional.empty() : Optional.of(List.of((String[]) array.getArray()));
    }
}
