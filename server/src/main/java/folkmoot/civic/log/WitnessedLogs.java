package folkmoot.civic.log;

import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.signature.PublicKey;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** What we saw of other servers' logs: all SQL of {@code log_witnessed}. */
public final class WitnessedLogs {

    private static final int MOST = 500;

    /**
     * The servers of groups that somebody here follows, unless they are known to run something else; those that we looked at longest
     * ago first.
     */
    private static final String SERVERS = """
        SELECT s.url FROM (
            SELECT DISTINCT substring(g.uri FROM '^[a-z]+://[^/]+') AS url
            FROM account g JOIN follow f ON f.target_id = g.id JOIN account a ON a.id = f.account_id
            WHERE g.actor_type = 'Group' AND g.domain IS NOT NULL AND g.deleted_at IS NULL AND a.domain IS NULL
                AND f.accepted_at IS NOT NULL) s
        LEFT JOIN instance i ON i.domain = substring(s.url FROM '//(.+)$')
        LEFT JOIN log_witnessed w ON w.url = s.url
        WHERE coalesce(i.software, 'folkmoot') = 'folkmoot'
        ORDER BY w.checked_at NULLS FIRST LIMIT ?
        """;

    /**
     * One log.
     *
     * @param key the one that it had when we first saw it
     * @param note what it said of the largest tree that we signed, with its signature
     * @param seenAt when we last saw a tree that holds that one
     * @param trouble why we could not sign when we last looked
     */
    public record Seen(
            String origin,
            URI url,
            Optional<PublicKey.Ed25519> key,
            Optional<SignedNote> note,
            Optional<Instant> seenAt,
            Instant checkedAt,
            Optional<String> trouble) {

        /** The tree that we signed. */
        public Optional<Checkpoint> checkpoint() {
            return note.map(signed -> Checkpoint.read(signed.text()));
        }
    }

    /** Where there may be a log to watch. */
    public List<URI> servers(Transaction tx) {
        return tx.fetch(SERVERS, row -> URI.create(row.getString(1)), MOST);
    }

    Optional<Seen> find(Transaction tx, String origin) {
        return list(tx, "WHERE origin = ?", origin).stream().findFirst();
    }

    /** All, by their names. */
    public List<Seen> all(Transaction tx) {
        return list(tx, "ORDER BY origin LIMIT ?", MOST);
    }

    private static List<Seen> list(Transaction tx, String which, Object value) {
        return tx.fetch(
                "SELECT origin, url, public_key, note, seen_at, checked_at, trouble FROM log_witnessed " + which,
                row -> new Seen(
                        row.getString(1),
                        URI.create(row.getString(2)),
                        Optional.ofNullable(row.getBytes(3)).map(PublicKey.Ed25519::new),
                        Optional.ofNullable(row.getString(4)).map(SignedNote::read),
                        Optional.ofNullable(row.getObject(5, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        Rows.time(row, 6),
                        Optional.ofNullable(row.getString(7))),
                value);
    }

    /** We saw a tree that holds the one before, and signed it. */
    void saw(Transaction tx, String origin, URI url, PublicKey.Ed25519 key, SignedNote note, Instant now) {
        tx.execute(
                """
                INSERT INTO log_witnessed (origin, url, public_key, size, note, seen_at, checked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (origin) DO UPDATE SET size = excluded.size, note = excluded.note, seen_at = excluded.seen_at,
                    checked_at = excluded.checked_at, trouble = NULL,
                    public_key = coalesce(log_witnessed.public_key, excluded.public_key)
                """,
                origin,
                url.toString(),
                key.raw(),
                Checkpoint.read(note.text()).size(),
                note.written(),
                now,
                now);
    }

    /** We looked and could not sign. Of a log that was never seen nothing is kept. */
    void failed(Transaction tx, String origin, String why, Instant now) {
        tx.execute("UPDATE log_witnessed SET checked_at = ?, trouble = ? WHERE origin = ?", now, why, origin);
    }
}
