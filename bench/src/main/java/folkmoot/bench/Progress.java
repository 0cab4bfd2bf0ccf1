package folkmoot.bench;

import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Says every few seconds how far something long has come, how fast it is now, and what each costs now. */
final class Progress implements AutoCloseable {

    private static final int SECONDS = 10;

    private final String what;
    private final long all;
    private final long pid;
    private final AtomicLong done = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private Cpu cpu;
    private long before;

    Progress(String what, long all, long pid) {
        this.what = what;
        this.all = all;
        this.pid = pid;
        this.cpu = new Cpu(pid);
        timer.scheduleAtFixedRate(this::say, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /** One more is on its way. */
    void count() {
        done.incrementAndGet();
    }

    private void say() {
        long now = done.get();
        long since = Math.max(1, now - before);
        System.out.printf(
                Locale.ROOT,
                "  %s: %,d of %,d, now %,d/s, %,.0f µs of server and %,.0f µs of database CPU each%n",
                what,
                now,
                all,
                since / SECONDS,
                cpu.server() / since,
                cpu.database() / since);
        cpu = new Cpu(pid);
        before = now;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
