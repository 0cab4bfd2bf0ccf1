package folkmoot.civic.log;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.NoteSignatures;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.key.RemoteKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What others say of our log: the signatures of servers that watch it, which are taken from those that follow a community here, and
 * notes of our own that our log contradicts, which are taken from anybody, since nobody else can have signed them.
 */
public final class Cosignatures {

    private static final Duration SKEW = Duration.ofMinutes(10);
    private static final int REQUESTS = 4;
    private static final int KEPT_OF_EACH = 24;

    private static final String FOLLOWS = """
        SELECT 1 FROM account a JOIN follow f ON f.account_id = a.id JOIN community c ON c.account_id = f.target_id
        WHERE f.accepted_at IS NOT NULL AND a.domain IS NOT NULL AND a.uri LIKE ? LIMIT 1
        """;

    private final Database database;
    private final LogReading reading;
    private final Checkpoints checkpoints;
    private final LogKey key;
    private final Forks forks;
    private final RemoteKeys keys;
    private final InstantSource clock;

    /** Where we read and keep what is known of our log. */
    public record Parts(LogReading reading, Checkpoints checkpoints, LogKey key, Forks forks) {}

    public Cosignatures(Database database, Parts parts, RemoteKeys keys, InstantSource clock) {
        this.database = database;
        this.reading = parts.reading();
        this.checkpoints = parts.checkpoints();
        this.key = parts.key();
        this.forks = parts.forks();
        this.keys = keys;
        this.clock = clock;
    }

    /** The last signature of a witness. */
    public record Witness(String name, long size, Instant at) {}

    /** The witnesses with what each signed last, those that signed lately first. */
    public List<Witness> witnesses(Transaction tx) {
        return tx.fetch("""
            SELECT name, size, cosigned_at FROM (
                SELECT DISTINCT ON (name) name, size, cosigned_at FROM log_cosignature ORDER BY name, size DESC) w
            ORDER BY cosigned_at DESC LIMIT 100
            """, row -> new Witness(row.getString(1), row.getLong(2), Rows.time(row, 3)));
    }

    /**
     * Takes the signature of a witness.
     *
     * @param written a checkpoint of ours with the signature below it
     * @param keyId where the witness's instance actor lists its key
     * @throws Forbidden where that server follows nobody here
     * @throws Invalid where the tree was not signed by us, or the signature is not that server's
     */
    public void receive(String written, URI keyId) {
        var note = read(written);
        var checkpoint = own(note);
        var host = Origins.authority(keyId);
        var known = database.read(tx -> {
            if (tx.fetch(FOLLOWS, _ -> true, escaped(Origins.of(keyId)) + "/%").isEmpty()) {
                throw new Forbidden("Only servers that follow a community here watch its log.");
            }
            return checkpoints.find(tx, checkpoint.size());
        });
        if (known.filter(signed -> Arrays.equals(signed.checkpoint().root(), checkpoint.root()))
                .isEmpty()) {
            throw Invalid.refused("This log signed no such tree.");
        }
        var witness = new NoteKey(LogKey.origin(host), NoteKey.Kind.WITNESS, publicKey(keyId));
        var at = NoteSignatures.cosignedAt(note, witness)
                .filter(time -> time.isBefore(clock.instant().plus(SKEW)))
                .orElseThrow(() -> Invalid.refused("The signature is not one of " + witness.name() + "."));
        var line = note.lines().stream()
                .filter(one -> one.name().equals(witness.name())
                        && NoteSignatures.cosignedAt(new SignedNote(note.text(), List.of(one)), witness)
                                .isPresent())
                .findFirst()
                .orElseThrow();
        database.write(tx -> keep(tx, line, checkpoint.size(), at));
    }

    private static void keep(Transaction tx, SignedNote.Line line, long size, Instant at) {
        tx.execute("""
            INSERT INTO log_cosignature (name, size, signature, cosigned_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (name, size) DO UPDATE SET signature = excluded.signature, cosigned_at = excluded.cosigned_at
                WHERE excluded.cosigned_at > log_cosignature.cosigned_at
            """, line.name(), size, line.written(), at);
        tx.execute("""
            DELETE FROM log_cosignature WHERE name = ? AND size < (SELECT min(size) FROM (
                SELECT size FROM log_cosignature WHERE name = ? ORDER BY size DESC LIMIT ?) newest)
            """, line.name(), line.name(), KEPT_OF_EACH);
    }

    private PublicKey.Ed25519 publicKey(URI keyId) {
        return switch (keys.find(keyId, FetchBudget.of(REQUESTS))) {
            case RemoteKeys.Lookup.Found(var found)
            when found.proves()
                    && found.owner().equals(instanceActor(keyId))
                    && found.key() instanceof PublicKey.Ed25519 ed25519 -> ed25519;
            case RemoteKeys.Lookup.Found _,
                    RemoteKeys.Lookup.Misfit _,
                    RemoteKeys.Lookup.Gone _,
                    RemoteKeys.Lookup.Unknown _ ->
                throw Invalid.refused("The instance actor of that server does not list that key.");
            case RemoteKeys.Lookup.Unavailable _, RemoteKeys.Lookup.Crowded _ ->
                throw new Conflict("That server's key cannot be read now. Try again later.");
        };
    }

    static URI instanceActor(URI anywhere) {
        return URI.create(Origins.of(anywhere) + "/");
    }

    /**
     * Takes a note with our log's signature that our log contradicts: a tree that is larger than ours ever was, or had another root.
     * It proves itself, so whoever has it may show it.
     *
     * @throws Invalid where it is no such note
     */
    public void fork(String written) {
        var note = read(written);
        var checkpoint = own(note);
        if (!NoteSignatures.isSigned(note, key.ofLog())) {
            throw Invalid.refused("The note was not signed by this log.");
        }
        database.write(tx -> {
            var reason =
                    contradiction(tx, checkpoint).orElseThrow(() -> Invalid.refused("The note agrees with this log."));
            forks.keep(tx, key.origin(), reason, note, checkpoints.newest(tx).map(Checkpoints.Signed::note));
        });
    }

    private Optional<Forks.Reason> contradiction(Transaction tx, Checkpoint claimed) {
        if (claimed.size() > reading.head(tx).size()) {
            return Optional.of(Forks.Reason.CUT_BACK);
        }
        return Arrays.equals(reading.root(tx, claimed.size()), claimed.root())
                ? Optional.empty()
                : Optional.of(Forks.Reason.OTHER_ROOT);
    }

    private static SignedNote read(String written) {
        try {
            return SignedNote.read(written);
        } catch (SignedNote.Malformed malformed) {
            throw Invalid.malformed(malformed.getMessage());
        }
    }

    private Checkpoint own(SignedNote note) {
        try {
            var checkpoint = Checkpoint.read(note.text());
            if (!checkpoint.origin().equals(key.origin()) || !checkpoint.text().equals(note.text())) {
                throw Invalid.refused("The note is not of this log.");
            }
            return checkpoint;
        } catch (SignedNote.Malformed malformed) {
            throw Invalid.malformed(malformed.getMessage());
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
