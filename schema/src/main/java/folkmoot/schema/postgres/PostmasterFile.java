package folkmoot.schema.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What a running PostgreSQL says about itself in {@code postmaster.pid}. */
record PostmasterFile(long pid, int port, String status) {

    /** Empty when there is none or it is not complete yet. */
    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        try {
            var lines = Files.readAllLines(file(cluster));
            if (lines.size() < 4) {
                return Optional.empty();
            }
            var status = lines.size() < 8 ? "" : lines.get(7).strip();
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(0).strip()),
                    Integer.parseInt(lines.get(3).strip()),
                    status));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Path file(Path cluster) {
        return cluster.resolve("postmaster.pid");
    }

    boolean isReady() {
        return status.equals("ready");
    }

    /** Whether that process still runs and really is the server of this cluster: process ids are used again. */
    boolean isAlive(Path cluster) {
        try {
            var command = Files.readString(Path.of("/proc", String.valueOf(pid), "cmdline"), StandardCharsets.UTF_8);
            return command.contains(cluster.toString());
        } catch (IOException _) {
            return false; // no such process
        }
    }
}
