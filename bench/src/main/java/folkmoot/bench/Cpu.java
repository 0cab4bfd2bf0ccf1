package folkmoot.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Processor time that the server and its database took since a moment. */
final class Cpu {

    private final ProcessHandle server;
    private final double serverBefore;
    private final double databaseBefore;
    private final double compilingBefore;

    Cpu(long pid) {
        this.server = ProcessHandle.of(pid).orElseThrow();
        this.serverBefore = micros(server);
        this.databaseBefore = below();
        this.compilingBefore = Profile.compiling(pid);
    }

    /** Microseconds. */
    double server() {
        return micros(server) - serverBefore;
    }

    /** Microseconds of those of the server that its compiler took: of a longer run they would be next to none. */
    double compiling() {
        return Profile.compiling(server.pid()) - compilingBefore;
    }

    /** Microseconds, of the processes that are there: those that ended meanwhile are left out. */
    double database() {
        return below() - databaseBefore;
    }

    private double below() {
        return server.descendants().mapToDouble(Cpu::micros).sum();
    }

    private static double micros(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e3;
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
