package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** Many members with tokens, made by bulk after the picture of one who was made as usual. */
final class Townspeople {

    private static final long FIRST = 5_000_000;
    private static final String SECRET = "the-secret-of-number-";

    private static final List<String> COPIES = List.of("""
        INSERT INTO account SELECT (jsonb_populate_record(a, jsonb_build_object('id', n, 'username', a.username || n,
            'uri', a.uri || n, 'url', a.url || n, 'inbox_url', a.inbox_url || n))).*
        FROM account a, generate_series(?::bigint, ?::bigint) n WHERE a.id = ?
        """, """
        INSERT INTO users SELECT (jsonb_populate_record(u, jsonb_build_object('id', n, 'account_id', n,
            'email', n || '@seed.invalid'))).*
        FROM users u, generate_series(?::bigint, ?::bigint) n WHERE u.account_id = ?
        """, """
            INSERT INTO oauth_token SELECT (jsonb_populate_record(t, jsonb_build_object('id', n, 'user_id', n,
                'token_hash', sha256(('%s' || n)::bytea)))).*
            FROM oauth_token t JOIN users u ON u.id = t.user_id, generate_series(?::bigint, ?::bigint) n WHERE u.account_id = ?
            """.formatted(SECRET));

    private Townspeople() {}

    /** So many like the account with this id, which has one token; their tokens. */
    static List<String> insert(DatabaseAddress database, long like, int count) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var copy : COPIES) {
                try (var insert = connection.prepareStatement(copy)) {
                    insert.setLong(1, FIRST);
                    insert.setLong(2, FIRST + count - 1);
                    insert.setLong(3, like);
                    insert.execute();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        }
        return LongStream.range(FIRST, FIRST + count)
                .mapToObj(number -> SECRET + number)
                .toList();
    }
}
