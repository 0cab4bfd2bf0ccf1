package folkmoot.stewardship.operation;

import static folkmoot.schema.generated.Tables.BACKUP_TAKEN;

import folkmoot.platform.database.Transaction;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** When this instance was backed up, and whether its log is copied away as it goes. All SQL that writes {@code backup_taken}. */
public final class Backups {

    /** An instance whose last backup is older than that is told so. */
    public static final Duration TOO_OLD = Duration.ofDays(8);

    private static final int KEPT = 100;

    /** How the copying of the log goes; a failure counts while nothing was copied after it. */
    private static final String ARCHIVE = """
        SELECT last_archived_time, CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity') THEN last_failed_wal END
        FROM pg_stat_archiver
        """;

    private final InstantSource clock;

    public Backups(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A backup that was completed.
     *
     * @param endedAt everything acknowledged before is in it
     * @param folder where it was written
     */
    public record Taken(Instant endedAt, String folder, long databaseBytes, long mediaFiles) {}

    /**
     * Where the database copies its log.
     *
     * @param copied when it last did
     * @param failing the segment that could not be copied
     */
    public record Archive(Optional<Instant> copied, Optional<String> failing) {}

    /** Notes one; of very many only the newest hundred. */
    public void note(Transaction tx, Taken taken) {
        tx.sql()
                .insertInto(BACKUP_TAKEN)
                .set(BACKUP_TAKEN.ENDED_AT, taken.endedAt())
                .set(BACKUP_TAKEN.FOLDER, taken.folder())
                .set(BACKUP_TAKEN.DATABASE_BYTES, taken.databaseBytes())
                .set(BACKUP_TAKEN.MEDIA_FILES, taken.mediaFiles())
                .onConflictDoNothing()
                .execute();
        tx.sql()
                .deleteFrom(BACKUP_TAKEN)
                .where(BACKUP_TAKEN.ENDED_AT.notIn(tx.sql()
                        .select(BACKUP_TAKEN.ENDED_AT)
                        .from(BACKUP_TAKEN)
                        .orderBy(BACKUP_TAKEN.ENDED_AT.desc())
                        .limit(KEPT)))
                .execute();
    }

    /** Newest first. */
    public List<Taken> list(Transaction tx, int most) {
        return tx.sql()
                .select(
                        BACKUP_TAKEN.ENDED_AT,
                        BACKUP_TAKEN.FOLDER,
                        BACKUP_TAKEN.DATABASE_BYTES,
                        BACKUP_TAKEN.MEDIA_FILES)
                .from(BACKUP_TAKEN)
                .orderBy(BACKUP_TAKEN.ENDED_AT.desc())
                .limit(most)
                .fetch(row -> new Taken(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    /** Whether the newest is too old to rely on; none at all is. */
    public boolean isOverdue(List<Taken> newestFirst) {
        return newestFirst.isEmpty()
                || newestFirst.getFirst().endedAt().isBefore(clock.instant().minus(TOO_OLD));
    }

    /** As PostgreSQL counts it. */
    public Archive archive(Transaction tx) {
        return tx.fetch(
                        ARCHIVE,
                        row -> new Archive(
                                Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant),
                                Optional.ofNullable(row.getString(2))))
                .getFirst();
    }
}
