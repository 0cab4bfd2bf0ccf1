package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.SQLException;

/** What a member of a lively instance reads besides the home timeline, put straight into the tables. */
final class Reading {

    /** What hundreds of people answered. */
    static final long ROOT = 1_000_001;

    static final String TAG = "crossing";

    private Reading() {}

    /**
     * A hashtag on every tenth status of the crowd, a status of the reader with so many answers in threads of five, so many
     * notifications, and so many further accounts to search among.
     */
    static void insert(DatabaseAddress database, long reader, int replies, int notifications, int accounts)
            throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO tag (id, name, created_at) VALUES (1000001, '" + TAG
                    + "', now()) ON CONFLICT (name) DO NOTHING");
            statement.execute("""
                INSERT INTO status_tag (status_id, tag_id)
                SELECT s.id, (SELECT id FROM tag WHERE name = '%s') FROM status s
                JOIN account a ON a.id = s.account_id AND a.domain = 'crowd.test' WHERE (s.id >> 16) / 1000 %% 10 = 0
                """.formatted(TAG));
            statement.execute("""
                INSERT INTO status (id, account_id, uri, visibility, content, language, local, conversation_id, created_at)
                VALUES (%1$d, %2$d, 'http://bench.localhost/root', 'public', '<p>What do you think?</p>', 'en', true,
                        %1$d, now() - interval '10 years')
                """.formatted(ROOT, reader));
            statement.execute("""
                INSERT INTO status (id, account_id, uri, visibility, content, language, local, conversation_id,
                                    in_reply_to_id, in_reply_to_account_id, created_at)
                SELECT %1$d + n, 1000001 + n %% 200, 'https://crowd.test/replies/' || n, 'public',
                       '<p>Answer ' || n || ': the lamp has been broken since spring.</p>', 'en', false, %1$d,
                       CASE WHEN n %% 5 = 1 THEN %1$d ELSE %1$d + n - 1 END, %2$d, now() - interval '9 years'
                FROM generate_series(1, %3$d) n
                """.formatted(ROOT, reader, replies));
            statement.execute("""
                INSERT INTO notification (id, account_id, type, from_account_id, status_id, group_key, created_at)
                SELECT 2000000 + n, %2$d, CASE n %% 3 WHEN 0 THEN 'mention' WHEN 1 THEN 'favourite' ELSE 'follow' END,
                       1000001 + n %% 200, CASE WHEN n %% 3 = 2 THEN NULL ELSE %1$d + n %% %3$d END,
                       CASE n %% 3 WHEN 0 THEN NULL WHEN 1 THEN 'favourite-' || (%1$d + n %% %3$d) || '-1'
                                 ELSE 'follow-' || n / 30 END, now()
                FROM generate_series(1, %4$d) n ON CONFLICT DO NOTHING
                """.formatted(ROOT, reader, replies, notifications));
            statement.execute("""
                INSERT INTO account (id, username, domain, uri, actor_type, display_name, inbox_url, created_at, updated_at)
                SELECT 5000000 + n, 'neighbour' || n, 'far.test', 'https://far.test/users/' || n, 'Person',
                       'Łukasz Żółw ' || n, 'https://far.test/inbox', now(), now()
                FROM generate_series(1, %d) n
                """.formatted(accounts));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("ANALYZE");
        }
    }
}
