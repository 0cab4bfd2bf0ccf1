package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.TOMBSTONE;

import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All SQL that writes {@code tombstone}. */
final class BurialStore {

    private static final String BURY_UNSEEN = """
        INSERT INTO tombstone (uri, account_id, former_type, heard, host, deleted_at) VALUES (?, ?, ?::text, true, ?, ?)
        ON CONFLICT DO NOTHING
        """;

    /** The edge is an expression: as a joined table, a plan made while there were few would look for it once for each row. */
    private static final String FORGET_OLDEST = """
        DELETE FROM tombstone WHERE heard AND host = ? AND deleted_at <= (
            SELECT deleted_at FROM tombstone WHERE heard AND host = ? ORDER BY deleted_at DESC OFFSET ? LIMIT 1)
        """;

    private static final String BURIED = "SELECT uri, account_id, former_type, deleted_at FROM tombstone WHERE uri = ?";

    private static final String UNBURY_ALL = """
        WITH gone AS (DELETE FROM tombstone WHERE account_id = ? AND with_account RETURNING uri)
        UPDATE status s SET uri = s.uri || '#removed-' || s.id FROM gone
        WHERE s.uri = gone.uri AND s.account_id = ? AND s.deleted_at IS NOT NULL
        """;

    private static final String BURIED_OF_MANY = """
        SELECT uri, account_id, former_type, deleted_at FROM tombstone
        WHERE (uri, account_id) IN (SELECT * FROM unnest(?::text[], ?::bigint[]))
        """;

    /** What of an account may be gone, read once in a transaction. */
    private record Asked(URI uri, AccountId by) {}

    /** Whoever buries or unburies: what was read before is read again. */
    private static void changing(Transaction tx) {
        tx.forget(Set.of(Asked.class));
    }

    /** Reads at once what {@link #buried} will be asked of some ids and the accounts beside them. */
    void foresee(Transaction tx, List<URI> uris, List<AccountId> by) {
        var found = tx
                .fetch(
                        BURIED_OF_MANY,
                        BurialStore::buried,
                        uris.stream().map(URI::toString).toArray(String[]::new),
                        by.stream().map(AccountId::value).toArray(Long[]::new))
                .stream()
                .collect(Collectors.toMap(gone -> new Asked(gone.uri(), gone.by()), gone -> gone));
        for (int i = 0; i < uris.size(); i++) {
            var asked = new Asked(uris.get(i), by.get(i));
            tx.once(asked, () -> Optional.ofNullable(found.get(asked)));
        }
    }

    void bury(Transaction tx, URI uri, AccountId by, String formerType, boolean withAccount, Instant now) {
        changing(tx);
        tx.sql()
                .insertInto(TOMBSTONE)
                .set(TOMBSTONE.URI, uri.toString())
                .set(TOMBSTONE.ACCOUNT_ID, by.value())
                .set(TOMBSTONE.FORMER_TYPE, formerType)
                .set(TOMBSTONE.WITH_ACCOUNT, withAccount)
                .set(TOMBSTONE.DELETED_AT, now)
                .onConflict(TOMBSTONE.URI, TOMBSTONE.ACCOUNT_ID)
                .doUpdate()
                .set(TOMBSTONE.FORMER_TYPE, formerType)
                .set(TOMBSTONE.WITH_ACCOUNT, withAccount)
                .set(TOMBSTONE.HEARD, false)
                .setNull(TOMBSTONE.HOST)
                .execute();
    }

    /** Of something that was never here; the newest of each server are kept. */
    void buryUnseen(Transaction tx, URI uri, AccountId by, String host, String formerType, int most, Instant now) {
        changing(tx);
        tx.execute(BURY_UNSEEN, uri.toString(), by.value(), formerType, host, now);
        tx.execute(FORGET_OLDEST, host, host, most);
    }

    /** The removed row keeps its place and gives its id free. */
    void unbury(Transaction tx, URI uri) {
        changing(tx);
        tx.sql()
                .update(STATUS)
                .set(STATUS.URI, STATUS.URI.concat("#removed-").concat(STATUS.ID))
                .where(STATUS.URI.eq(uri.toString()))
                .and(STATUS.DELETED_AT.isNotNull())
                .execute();
        tx.sql().deleteFrom(TOMBSTONE).where(TOMBSTONE.URI.eq(uri.toString())).execute();
    }

    void forgetUnseen(Transaction tx, Instant before) {
        tx.sql()
                .deleteFrom(TOMBSTONE)
                .where(TOMBSTONE.HEARD)
                .and(TOMBSTONE.DELETED_AT.lt(before))
                .execute();
    }

    /** As {@link #unbury}, of all that went with an account. */
    void unburyAll(Transaction tx, AccountId account) {
        changing(tx);
        tx.execute(UNBURY_ALL, account.value(), account.value());
    }

    /** Gone, of this account. */
    Optional<Buried> buried(Transaction tx, URI uri, AccountId by) {
        return tx.once(
                new Asked(uri, by),
                () -> tx.fetch(BURIED + " AND account_id = ?", BurialStore::buried, uri.toString(), by.value()).stream()
                        .findFirst());
    }

    /** Gone, and once here. */
    Optional<Buried> removed(Transaction tx, URI uri) {
        return tx.fetch(BURIED + " AND NOT heard", BurialStore::buried, uri.toString()).stream()
                .findFirst();
    }

    private static Buried buried(ResultSet row) throws SQLException {
        return new Buried(
                URI.create(row.getString(1)),
                new AccountId(row.getLong(2)),
                Optional.ofNullable(row.getString(3)),
                Rows.time(row, 4));
    }
}
