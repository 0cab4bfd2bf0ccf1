package folkmoot.schema.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one process that runs the database of a data folder. The system lets go of it when the process ends.
 *
 * <p>POSIX drops a process's lock as soon as it closes <em>any</em> handle on the file: so what is held here is
 * remembered, the file is never opened twice, and who holds it stands in a file beside it.
 */
final class DataLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock at once, or empty if somebody has it. {@code holder} is what {@link #holder} tells them. */
    static Optional<DataLock> take(Path data, EmbeddedPostgres.Holder holder) throws IOException {
        var file = file(data);
        if (!HELD_HERE.add(file)) {
            return Optional.empty();
        }
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            HELD_HERE.remove(file);
            channel.close();
            return Optional.empty();
        }
        Files.writeString(holderFile(data), holder + "\n");
        return Optional.of(new DataLock(file, channel, lock));
    }

    /** Who has it, as far as they said; of a lock that nobody holds it means nothing. */
    static Optional<EmbeddedPostgres.Holder> holder(Path data) throws IOException {
        try {
            var text = Files.readString(holderFile(data)).strip();
            return Arrays.stream(EmbeddedPostgres.Holder.values())
                    .filter(holder -> holder.name().equals(text))
                    .findFirst();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    /** Whether there ever was one: a folder without is only being made. */
    static boolean exists(Path data) {
        return Files.exists(file(data));
    }

    private static Path file(Path data) {
        return data.toAbsolutePath().resolve("lock");
    }

    private static Path holderFile(Path data) {
        return data.resolve("lock-holder");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
        HELD_HERE.remove(file);
    }
}
