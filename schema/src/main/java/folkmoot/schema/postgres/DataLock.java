package folkmoot.schema.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the one process that runs the database of a data folder. The system lets go of it when the process ends. */
final class DataLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private DataLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock at once, or empty if another process has it. {@code holder} is what {@link #holder} tells it. */
    static Optional<DataLock> take(Path data, EmbeddedPostgres.Holder holder) throws IOException {
        var channel = FileChannel.open(file(data), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.US_ASCII)));
                return Optional.of(new DataLock(channel, lock));
            }
        } catch (OverlappingFileLockException _) {
            // held by this very process
        }
        channel.close();
        return Optional.empty();
    }

    /** Who has it, as far as they said; what it says of a lock that nobody holds means nothing. */
    static Optional<EmbeddedPostgres.Holder> holder(Path data) throws IOException {
        try {
            var text = Files.readString(file(data)).strip();
            for (var holder : EmbeddedPostgres.Holder.values()) {
                if (holder.name().equals(text)) {
                    return Optional.of(holder);
                }
            }
            return Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private static Path file(Path data) {
        return data.resolve("lock");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
