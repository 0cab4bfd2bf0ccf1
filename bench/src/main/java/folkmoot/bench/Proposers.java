package folkmoot.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** People who propose one thing after the other until they are told to stop. */
final class Proposers implements AutoCloseable {

    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong done = new AtomicLong();
    private final long begun = System.nanoTime();
    private final List<Thread> people;

    private Proposers(Instance instance, List<String> tokens, String community) {
        this.people = IntStream.range(0, tokens.size())
                .mapToObj(who -> Thread.ofPlatform().start(() -> propose(instance, tokens.get(who), who, community)))
                .toList();
    }

    static Proposers start(Instance instance, List<String> tokens, String community) {
        return new Proposers(instance, tokens, community);
    }

    private void propose(Instance instance, String token, int who, String community) {
        var town = new Town(1_000 + who);
        while (going.get()) {
            instance.post("/api/folkmoot/v1/proposals", token, town.next(community, done.incrementAndGet()));
        }
    }

    /** Proposals a second until now. */
    double rate() {
        return done.get() / ((System.nanoTime() - begun) / 1e9);
    }

    @Override
    public void close() {
        going.set(false);
        for (var each : people) {
            try {
                each.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
