package folkmoot.civic.log;

import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.SignedNote;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trees of our log that we signed. A tree is signed every hour, and when somebody asks and it grew; never one that is smaller
 * than, or does not begin with, one that was signed before: then the last good one stands, and the log is broken.
 */
public final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(7);

    private static final String SELECT = "SELECT c.size, c.root, c.signature, c.signed_at,"
            + " ARRAY(SELECT w.signature FROM log_cosignature w WHERE w.size = c.size ORDER BY w.name LIMIT 32)"
            + " FROM log_checkpoint c ";

    /** The first of each hour stays for ever, and so does what others signed. */
    private static final String TIDY = """
        DELETE FROM log_checkpoint c WHERE signed_at < ?
            AND EXISTS (SELECT 1 FROM log_checkpoint e WHERE e.size < c.size
                        AND date_trunc('hour', e.signed_at) = date_trunc('hour', c.signed_at))
            AND NOT EXISTS (SELECT 1 FROM log_cosignature w WHERE w.size = c.size)
            AND c.size < (SELECT max(size) FROM log_checkpoint)
        """;

    private final Database database;
    private final LogReading reading;
    private final LogKey key;
    private final InstantSource clock;
    private volatile Instant triedAt = Instant.MIN;

    public Checkpoints(Database database, LogReading reading, LogKey key, InstantSource clock) {
        this.database = database;
        this.reading = reading;
        this.key = key;
        this.clock = clock;
    }

    /**
     * A tree that was signed.
     *
     * @param note with our signature first, then those of others
     */
    public record Signed(Checkpoint checkpoint, SignedNote note, Instant at) {}

    /** The newest; signed now where the tree grew since, at most once in five seconds. Not to be called inside a transaction. */
    public Signed current() {
        var now = clock.instant();
        var known = database.read(this::newest);
        if (known.isPresent() && (isJust(triedAt, now) || isOfNow(known.get()))) {
            return known.get();
        }
        triedAt = now;
        return sign();
    }

    private boolean isOfNow(Signed last) {
        return isJust(last.at(), clock.instant())
                || last.checkpoint().size() == database.read(reading::head).size();
    }

    /** Not after now: so that a clock that was set back stops nothing. */
    private static boolean isJust(Instant then, Instant now) {
        return then.isAfter(now.minus(PAUSE)) && !then.isAfter(now);
    }

    /** Signs the tree as it is, if it grew since the last time, and forgets what is old and many. */
    public void hourly() {
        sign();
        database.write(tx -> tx.execute(TIDY, clock.instant().minus(KEPT)));
    }

    /** One that was signed, by its size. */
    public Optional<Signed> find(Transaction tx, long size) {
        return select(tx, "WHERE c.size = ?", size).stream().findFirst();
    }

    /** The newest one that was signed. */
    Optional<Signed> newest(Transaction tx) {
        return select(tx, "ORDER BY c.size DESC LIMIT 1").stream().findFirst();
    }

    private Signed sign() {
        key.ofLog(); // made before the transaction
        var head = database.read(reading::head);
        var text = new Checkpoint(key.origin(), head.size(), head.root()).text();
        var signature = key.sign(text).written();
        return database.transaction(tx -> {
            tx.alone("log checkpoint");
            var last = newest(tx);
            if (last.isPresent() && (last.get().checkpoint().size() == head.size() || !follows(tx, last.get(), head))) {
                return last.get();
            }
            tx.execute(
                    "INSERT INTO log_checkpoint (size, root, signature, signed_at) VALUES (?, ?, ?, ?)",
                    head.size(),
                    head.root(),
                    signature,
                    clock.instant());
            return newest(tx).orElseThrow();
        });
    }

    /** Whether the tree begins with the one that was signed last, and is what its tiles say. */
    private boolean follows(Transaction tx, Signed last, LogReading.Head head) {
        long before = last.checkpoint().size();
        if (before > head.size()) {
            LOG.error("The log has {} entries, fewer than the {} that were signed for", head.size(), before);
            return false;
        }
        boolean follows = reading.consistency(tx, before, head.size())
                .verifies(last.checkpoint().root(), head.root());
        if (!follows) {
            LOG.error("The log of {} entries does not begin with the {} that were signed for", head.size(), before);
        }
        return follows;
    }

    /** Whether the log can still be signed: what is in the tables begins with what was signed last. */
    public boolean isSound(Transaction tx) {
        var last = newest(tx);
        var head = reading.head(tx);
        return last.isEmpty()
                || last.get().checkpoint().size() <= head.size()
                        && Arrays.equals(
                                reading.root(tx, last.get().checkpoint().size()),
                                last.get().checkpoint().root());
    }

    private List<Signed> select(Transaction tx, String which, Object... values) {
        return tx.fetch(
                SELECT + which,
                row -> {
                    var checkpoint = new Checkpoint(key.origin(), row.getLong(1), row.getBytes(2));
                    var note = new StringBuilder(checkpoint.text()).append('\n').append(row.getString(3));
                    for (var other : (String[]) row.getArray(5).getArray()) {
                        note.append(other);
                    }
                    return new Signed(checkpoint, SignedNote.read(note.toString()), Rows.time(row, 4));
                },
                values);
    }
}
