package folkmoot.stewardship.operation;

import folkmoot.platform.database.Transaction;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** How much room everything takes, in bytes. */
public final class StorageSizes {

    private static final Duration COUNTED_EVERY = Duration.ofMinutes(5);

    private static final String TABLES = """
        SELECT relname, pg_total_relation_size(oid) AS bytes, greatest(reltuples, 0)::bigint AS lines
        FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY bytes DESC, relname LIMIT ?
        """;

    private final Path data;
    private final Optional<Path> media;
    private final InstantSource clock;
    private Folder folder = new Folder(0, 0);
    private Instant countedAt = Instant.MIN;

    /**
     * @param data the data folder
     * @param media the folder of uploaded files; empty where they stand in an object store
     */
    StorageSizes(Path data, Optional<Path> media, InstantSource clock) {
        this.data = data;
        this.media = media;
        this.clock = clock;
    }

    /** @param lines about so many: as the database last counted */
    public record Table(String name, long bytes, long lines) {}

    /** A folder with all below it. */
    public record Folder(long files, long bytes) {}

    /** The disk that the data folder is on. */
    public record Disk(long free, long whole) {

        /** From 0 to 100. */
        public int percentFree() {
            return whole == 0 ? 0 : (int) (free * 100 / whole);
        }
    }

    /** All of the database. */
    public long database(Transaction tx) {
        return tx.fetch("SELECT pg_database_size(current_database())", row -> row.getLong(1))
                .getFirst();
    }

    /** The largest tables, with their indexes. */
    public List<Table> tables(Transaction tx, int most) {
        return tx.fetch(TABLES, row -> new Table(row.getString(1), row.getLong(2), row.getLong(3)), most);
    }

    /** Uploaded files and what is kept of other servers' files; counted at most every five minutes. Empty for an object store. */
    public synchronized Optional<Folder> media() {
        if (countedAt.isBefore(clock.instant().minus(COUNTED_EVERY))) {
            folder = media.map(StorageSizes::count).orElse(folder);
            countedAt = clock.instant();
        }
        return media.map(_ -> folder);
    }

    private static Folder count(Path root) {
        if (!Files.isDirectory(root)) {
            return new Folder(0, 0);
        }
        var counter = new Counter();
        try {
            Files.walkFileTree(root, counter);
        } catch (IOException _) {
            // what could be counted is shown
        }
        return new Folder(counter.files, counter.bytes);
    }

    private static final class Counter extends SimpleFileVisitor<Path> {

        private long files;
        private long bytes;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files++;
            bytes += attributes.size();
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** Empty where it cannot be asked. */
    public Optional<Disk> disk() {
        try {
            var store = Files.getFileStore(Files.isDirectory(data) ? data : Path.of("."));
            return Optional.of(new Disk(store.getUsableSpace(), store.getTotalSpace()));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
