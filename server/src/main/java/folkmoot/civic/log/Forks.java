package folkmoot.civic.log;

import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.signature.Digests;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Evidence that a log said things which cannot both be true: all SQL of {@code log_fork}. It is kept for ever. */
public final class Forks {

    private static final int MOST = 100;

    private final InstantSource clock;

    public Forks(InstantSource clock) {
        this.clock = clock;
    }

    /** What a note contradicts. */
    public enum Reason implements Worded {
        /** Two roots of one size. */
        OTHER_ROOT("other-root"),
        /** A smaller tree after a larger one. */
        CUT_BACK("cut-back"),
        /** A larger tree that does not begin with the smaller one. */
        NOT_GROWN("not-grown"),
        /** Another key than before. */
        OTHER_KEY("other-key");

        private final String word;

        Reason(String word) {
            this.word = word;
        }

        @Override
        public String word() {
            return word;
        }
    }

    /**
     * One contradiction.
     *
     * @param origin which log
     * @param claimed the signed note that cannot be true beside the other
     * @param known the signed note that it contradicts, where there is one
     */
    public record Fork(String origin, Reason reason, String claimed, Optional<String> known, Instant foundAt) {

        /** Of what size the note speaks. */
        public long size() {
            return Checkpoint.read(SignedNote.read(claimed).text()).size();
        }
    }

    /** Keeps one, the same claim once, a hundred of each log; whether it is new. */
    boolean keep(Transaction tx, String origin, Reason reason, SignedNote claimed, Optional<SignedNote> known) {
        return tx.execute(
                        """
                        INSERT INTO log_fork (origin, reason, claimed, known, found_at, digest)
                        SELECT ?, ?, ?, ?::text, ?, ? WHERE (SELECT count(*) FROM log_fork WHERE origin = ?) < ?
                        ON CONFLICT DO NOTHING
                        """,
                        origin,
                        reason.word(),
                        claimed.written(),
                        known.map(SignedNote::written).orElse(null),
                        clock.instant(),
                        Digests.sha256Hex(claimed.text()),
                        origin,
                        MOST)
                == 1;
    }

    /** Of one log, newest first. */
    public List<Fork> of(Transaction tx, String origin) {
        return list(tx, "WHERE origin = ?", origin);
    }

    /** Of all logs but one, newest first. */
    public List<Fork> ofOthers(Transaction tx, String origin) {
        return list(tx, "WHERE origin <> ?", origin);
    }

    private static List<Fork> list(Transaction tx, String which, String origin) {
        return tx.fetch(
                "SELECT origin, reason, claimed, known, found_at FROM log_fork " + which + " ORDER BY id DESC LIMIT "
                        + MOST,
                row -> new Fork(
                        row.getString(1),
                        Worded.find(Reason.class, row.getString(2)).orElseThrow(),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        Rows.time(row, 5)),
                origin);
    }
}
