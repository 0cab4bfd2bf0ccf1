package folkmoot.api;

import folkmoot.api.entity.StatusEntity.StatusApplication;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import folkmoot.quote.QuotePolicy;
import folkmoot.status.StatusStats;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Record;

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

    private static final String SQL = """
        SELECT s.id, coalesce(c.replies_count, 0), coalesce(c.reblogs_count, 0), coalesce(c.favourites_count, 0),
               ARRAY(SELECT account_id FROM status_mention WHERE status_id = s.id),
               ARRAY(SELECT t.name FROM status_tag x JOIN tag t ON t.id = x.tag_id WHERE x.status_id = s.id ORDER BY t.id),
               a.name, a.website,
               EXISTS (SELECT 1 FROM media_attachment WHERE status_id = s.id),
               EXISTS (SELECT 1 FROM poll WHERE status_id = s.id),
               EXISTS (SELECT 1 FROM status_card WHERE status_id = s.id),
               (SELECT count(*) FROM quote n WHERE n.quoted_id = s.id AND n.state = 'accepted'),
               q.state, q.quoted_id, qs.deleted_at IS NOT NULL, p.automatic, p.manual, w.sensitized_at IS NOT NULL
        FROM (SELECT unnest(?::bigint[]) UNION
              SELECT quoted_id FROM quote WHERE status_id = ANY (?::bigint[]) AND state = 'accepted') i (id)
        JOIN status s ON s.id = i.id
        JOIN account w ON w.id = s.account_id
        LEFT JOIN status_stats c ON c.status_id = s.id
        LEFT JOIN oauth_application a ON a.id = s.application_id
        LEFT JOIN quote q ON q.status_id = s.id
        LEFT JOIN status qs ON qs.id = q.quoted_id
        LEFT JOIN quote_policy p ON p.status_id = s.id
        """;

    /** Of these statuses and of those that they quote. */
    static Map<StatusId, StatusFacts> of(Transaction tx, Collection<StatusId> wanted) {
        tx.flush();
        var found = new HashMap<StatusId, StatusFacts>();
        var ids = wanted.stream().map(StatusId::value).toArray(Long[]::new);
        tx.sql().fetch(SQL, ids, ids).forEach(row -> found.put(new StatusId(row.get(0, Long.class)), facts(row)));
        return found;
    }

    private static StatusFacts facts(Record row) {
        return new StatusFacts(
                new StatusStats(row.get(1, Integer.class), row.get(2, Integer.class), row.get(3, Integer.class)),
                Arrays.stream(row.get(4, Long[].class)).map(AccountId::new).toList(),
                List.of(row.get(5, String[].class)),
                Optional.ofNullable(row.get(6, String.class))
                        .map(name -> new StatusApplication(name, Optional.ofNullable(row.get(7, String.class)))),
                row.get(8, Boolean.class),
                row.get(17, Boolean.class),
                row.get(9, Boolean.class),
                row.get(10, Boolean.class),
                row.get(11, Integer.class),
                Optional.ofNullable(row.get(12, String.class))
                        .map(state -> new Quoting(
                                state,
                                Optional.ofNullable(row.get(13, Long.class)).map(StatusId::new),
                                row.get(14, Boolean.class))),
                Optional.ofNullable(row.get(15, String[].class))
                        .map(automatic -> new QuotePolicy(List.of(automatic), List.of(row.get(16, String[].class)))));
    }
}
