package folkmoot.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** More and more is posted by two thousand accounts, of whom a reader follows two hundred; a tenth of them are here. */
final class GrowingTimeline {

    static final int AUTHORS = 2_000;
    static final String TAG = "crossing";
    private static final long FIRST =
            1_600_000_000_000L << 16; // an id of September 2020; ten seconds apart from there on

    private final Connection connection;
    private final long reader;
    private int size;

    GrowingTimeline(Connection connection, long reader) {
        this.connection = connection;
        this.reader = reader;
    }

    /** The accounts, without anything posted. */
    void found() throws SQLException {
        Tables.run(
                connection,
                """
                INSERT INTO account (id, username, domain, uri, actor_type, display_name, inbox_url, indexable, created_at, updated_at)
                SELECT 1000000 + n, 'crowd' || n, CASE WHEN n %% 10 > 0 THEN 'crowd.test' END, 'https://crowd.test/users/' || n, 'Person',
                       'Crowd ' || n, 'https://crowd.test/inbox', true, now(), now()
                FROM generate_series(0, %d - 1) n
                """.formatted(AUTHORS),
                """
                INSERT INTO follow (id, account_id, target_id, uri, accepted_at, created_at)
                SELECT 1000000 + n, %d, 1000000 + n * 10, 'https://crowd.test/follows/' || n, now(), now()
                FROM generate_series(0, 199) n
                """.formatted(reader),
                "INSERT INTO tag (id, name, created_at) VALUES (1000001, '" + TAG
                        + "', now()) ON CONFLICT (name) DO NOTHING");
    }

    /**
     * Until so many were posted: a seventh of them boosts, a sixth answers; a hundredth of all is a favourite of the reader's, a
     * bookmark and a notification.
     */
    void growTo(int wanted) throws SQLException {
        int from = size;
        Tables.fill(
                connection,
                List.of("status", "status_stats", "status_tag", "favourite", "bookmark", "notification"),
                List.of(),
                () -> insert(from, wanted - 1));
        Tables.run(connection, """
            INSERT INTO account_stats (account_id, statuses_count, last_status_id, last_status_at)
            SELECT account_id, count(*), max(id), max(created_at) FROM status WHERE account_id BETWEEN 1000000 AND 1999999
            GROUP BY 1 ON CONFLICT (account_id) DO UPDATE
            SET statuses_count = excluded.statuses_count, last_status_id = excluded.last_status_id
            """, "VACUUM ANALYZE");
        size = wanted;
    }

    private void insert(int from, int to) throws SQLException {
        Tables.run(
                connection,
                // nobody writes as often as everybody else: the square makes some lively and some quiet
                """
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, conversation_id,
                                    in_reply_to_id, in_reply_to_account_id, reblog_of_id, reblog_account_id, created_at)
                SELECT id, author, 'https://crowd.test/s/' || n, 'https://crowd.test/s/' || n, 'public',
                       CASE WHEN boost IS NULL THEN '<p>Number ' || n || ': the ' || (ARRAY['crossing','lamp','bench','bridge','path'])[1 + n %% 5]
                           || ' near st' || n %% 5000 || ' at the school is still dark in the morning, could somebody look?</p>' ELSE '' END,
                       'en', author %% 10 = 0, CASE WHEN boost IS NULL THEN coalesce(answers, id) END,
                       answers, 1000000 + (author + 7) %% %2$d, boost, CASE WHEN boost IS NOT NULL THEN 1000000 + (author + 3) %% %2$d END,
                       to_timestamp(1600000000 + n * 10)
                FROM (SELECT n, %1$d + (n::bigint << 16) * 10000 AS id, 1000000 + floor(%2$d * random() * random())::int AS author,
                             CASE WHEN n %% 7 = 3 AND n > 100 THEN %1$d + ((n - 3)::bigint << 16) * 10000 END AS boost,
                             CASE WHEN n %% 6 = 2 AND n %% 7 <> 3 AND n > 100 THEN %1$d + ((n - 2)::bigint << 16) * 10000 END AS answers
                      FROM generate_series(%3$d, %4$d) n) t
                ON CONFLICT DO NOTHING
                """.formatted(FIRST, AUTHORS, from, to),
                """
                INSERT INTO status_stats (status_id, favourites_count)
                SELECT %1$d + (n::bigint << 16) * 10000, 1 FROM generate_series(%2$d, %3$d) n WHERE n %% 3 = 0
                """.formatted(FIRST, from, to),
                """
                INSERT INTO status_tag (status_id, tag_id)
                SELECT %1$d + (n::bigint << 16) * 10000, (SELECT id FROM tag WHERE name = '%4$s') FROM generate_series(%2$d, %3$d) n WHERE n %% 20 = 0
                """.formatted(FIRST, from, to, TAG),
                """
                INSERT INTO favourite (id, account_id, status_id, created_at)
                SELECT %1$d + (n::bigint << 16) * 10000 + 1, %4$d, %1$d + (n::bigint << 16) * 10000, now() FROM generate_series(%2$d, %3$d) n WHERE n %% 97 = 1
                """.formatted(FIRST, from, to, reader),
                """
                INSERT INTO bookmark (id, account_id, status_id, created_at)
                SELECT %1$d + (n::bigint << 16) * 10000 + 1, %4$d, %1$d + (n::bigint << 16) * 10000, now() FROM generate_series(%2$d, %3$d) n WHERE n %% 97 = 1
                """.formatted(FIRST, from, to, reader),
                """
                INSERT INTO notification (id, account_id, type, from_account_id, status_id, group_key, created_at)
                SELECT %1$d + (n::bigint << 16) * 10000 + 1, %4$d, CASE n %% 300 WHEN 0 THEN 'mention' WHEN 100 THEN 'favourite' ELSE 'reblog' END,
                       1000000 + n %% %5$d, %1$d + (n::bigint << 16) * 10000,
                       CASE n %% 300 WHEN 0 THEN NULL WHEN 100 THEN 'favourite-' || n / 900 || '-1' ELSE 'reblog-' || n / 900 || '-1' END, now()
                FROM generate_series(%2$d, %3$d) n WHERE n %% 100 = 0
                """.formatted(FIRST, from, to, reader, AUTHORS));
    }

    /** The liveliest account, and one that hardly writes. */
    static long lively() {
        return 1_000_000;
    }

    static long quiet() {
        return 1_000_000 + AUTHORS - 20;
    }
}
