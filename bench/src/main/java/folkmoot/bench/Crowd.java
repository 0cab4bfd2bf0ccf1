package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.SQLException;

/** Fills a database with people elsewhere and what they said, straight into the tables. */
final class Crowd {

    private Crowd() {}

    /** So many accounts elsewhere, all followed by one account, and so many statuses spread over them. */
    static void insert(DatabaseAddress database, long follower, int people, int statuses) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                INSERT INTO account (id, username, domain, uri, actor_type, display_name, inbox_url, created_at, updated_at)
                SELECT 1000000 + n, 'crowd' || n, 'crowd.test', 'https://crowd.test/users/crowd' || n, 'Person',
                       'Crowd ' || n, 'https://crowd.test/inbox', now(), now()
                FROM generate_series(1, %d) n
                """.formatted(people));
            statement.execute("""
                INSERT INTO follow (id, account_id, target_id, uri, accepted_at, created_at)
                SELECT 1000000 + n, %d, 1000000 + n, 'https://crowd.test/follows/' || n, now(), now()
                FROM generate_series(1, %d) n
                """.formatted(follower, people));
            statement.execute("""
                INSERT INTO status (id, account_id, uri, url, visibility, content, language, local, created_at)
                SELECT ((extract(epoch FROM now()) * 1000)::bigint - (%1$d - n) * 1000) << 16,
                       1000001 + n %% %2$d, 'https://crowd.test/statuses/' || n, 'https://crowd.test/statuses/' || n,
                       'public',
                       '<p>Number ' || n || ': the crossing at the school is still dark in the morning, could somebody '
                           || 'look at it before winter?</p>',
                       'en', false, now() - make_interval(secs => %1$d - n)
                FROM generate_series(1, %1$d) n
                """.formatted(statuses, people));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("ANALYZE");
        }
    }
}
