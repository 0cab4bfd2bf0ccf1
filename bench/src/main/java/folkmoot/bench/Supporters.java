package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;

/** Accounts elsewhere that are known here already, with the key that all of {@link RemoteActors} share. */
final class Supporters {

    private static final int HOSTS = 50;

    private Supporters() {}

    static void insert(DatabaseAddress database, RemoteActors remote, int count) throws SQLException {
        insert(database, remote, count, HOSTS);
    }

    static void insert(DatabaseAddress database, RemoteActors remote, int count, int hosts) throws SQLException {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            accounts(connection, remote, count, hosts);
            keys(connection, remote);
            connection.commit();
            connection.setAutoCommit(true);
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE");
            }
        }
    }

    private static void accounts(Connection connection, RemoteActors remote, int count, int hosts) throws SQLException {
        try (var insert = connection.prepareStatement("""
            INSERT INTO account (id, username, domain, uri, actor_type, inbox_url, shared_inbox_url,
                                 created_at, updated_at, fetched_at, first_seen_at)
            VALUES (?, ?, ?, ?, 'Person', ?, ?, now(), now(), now(), now() - interval '1 year')
            """)) {
            for (int i = 0; i < count; i++) {
                var host = "likes" + i % hosts;
                var uri = remote.actorUri(host, "supporter" + i);
                insert.setLong(1, 2_000_000L + i);
                insert.setString(2, "supporter" + i);
                insert.setString(3, remote.origin(host).substring("http://".length()));
                insert.setString(4, uri);
                insert.setString(5, uri + "/inbox");
                insert.setString(6, remote.origin(host) + "/inbox");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void keys(Connection connection, RemoteActors remote) throws SQLException {
        try (var insert = connection.prepareStatement("""
            INSERT INTO account_key (key_uri, account_id, algorithm, public_key, created_at)
            SELECT uri || '#main-key', id, 'RSA', ?, now() FROM account WHERE id >= 2000000 AND id < 3000000
            """)) {
            insert.setBytes(1, remote.publicKey());
            insert.execute();
        }
    }

    /** So many followers of a local account, each on a server of its own. */
    static void follow(DatabaseAddress database, RemoteActors remote, long target, int count) throws SQLException {
        try (var connection = database.connect();
                var account = connection.prepareStatement("""
                    INSERT INTO account (id, username, domain, uri, actor_type, inbox_url, shared_inbox_url,
                                         created_at, updated_at)
                    VALUES (?, ?, ?, ?, 'Person', ?, ?, now(), now())
                    """);
                var follow = connection.prepareStatement("""
                    INSERT INTO follow (id, account_id, target_id, uri, accepted_at, created_at)
                    VALUES (?, ?, ?, ?, now(), now())
                    """)) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                var host = "follower" + i;
                var uri = remote.actorUri(host, "f" + i);
                account.setLong(1, 3_000_000L + i);
                account.setString(2, "f" + i);
                account.setString(3, remote.origin(host).substring("http://".length()));
                account.setString(4, uri);
                account.setString(5, uri + "/inbox");
                account.setString(6, remote.origin(host) + "/inbox");
                account.addBatch();
                follow.setLong(1, 3_000_000L + i);
                follow.setLong(2, 3_000_000L + i);
                follow.setLong(3, target);
                follow.setString(4, uri + "/follow");
                follow.addBatch();
            }
            account.executeBatch();
            follow.executeBatch();
            connection.commit();
        }
    }
}
