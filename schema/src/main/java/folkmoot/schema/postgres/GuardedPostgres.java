package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL and its guard: a shell that has a reader at the other end of a pipe. Whatever way this process ends, the
 * pipe closes and the reader shuts the database down cleanly. Whatever way the database ends, the guard ends with it.
 */
final class GuardedPostgres implements AutoCloseable {

    private static final String GUARD = "exec 3<&0; \"$@\" 3<&- </dev/null >&2 & pid=$!; echo $pid; exec >&-; { read _"
            + " <&3; kill -INT $pid 2>/dev/null; } & reader=$!; exec 3<&-; wait $pid; kill $reader 2>/dev/null";
    private static final Duration READY_WITHIN = Duration.ofMinutes(2); // replaying the log of a crash takes a while
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

    private final Process guard;
    private final long pid;

    private GuardedPostgres(Process guard, long pid) {
        this.guard = guard;
        this.pid = pid;
    }

    /** Starts the server in its own session, so that Ctrl-C in the terminal reaches us and not it; what it says goes to {@code log}. */
    static GuardedPostgres start(List<String> postgres, Path log) throws IOException {
        var command = new ArrayList<>(List.of("setsid", "sh", "-c", GUARD, "guard"));
        command.addAll(postgres);
        var guard = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var said = new BufferedReader(guard.inputReader(StandardCharsets.US_ASCII)).readLine();
        if (said == null) {
            throw new CannotStart("PostgreSQL could not be started; see " + log + ".");
        }
        return new GuardedPostgres(guard, Long.parseLong(said.strip()));
    }

    /** Waits until it takes connections; false if it ended instead. */
    boolean awaitReady(Path cluster) throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            var file = PostmasterFile.read(cluster);
            if (file.isPresent() && file.get().pid() == pid && file.get().isReady()) {
                return true;
            }
            if (hasEnded()) {
                return false;
            }
            pause();
        }
        return false;
    }

    /** Ended and merely not yet collected by its parent counts as ended. */
    private boolean hasEnded() {
        try {
            var stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException _) {
            return true;
        }
    }

    /** Runs once the database has ended, for whatever reason. */
    void whenEnded(Runnable action) {
        guard.onExit().thenRun(action);
    }

    static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while waiting for the database.", interrupted);
        }
    }

    /** Shuts the database down cleanly (open connections are cut) and waits for it. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                guard.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt(); // the guard goes on without us
        }
    }
}
