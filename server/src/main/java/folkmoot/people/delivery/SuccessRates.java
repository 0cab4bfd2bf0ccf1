package folkmoot.people.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/**
 * How much of what it is sent each host takes, of late. One that takes most of it is busy, not failing: what it did not take comes
 * again after a breath, and nothing else waits. Kept in memory, and learnt anew after a start.
 */
final class SuccessRates {

    /** Of the newest answer; so about the last ten decide. */
    private static final double WEIGHT = 0.1;

    private static final double BUSY = 0.5;
    private static final Duration LONGEST_BREATH = Duration.ofMillis(500);
    private static final long MOST_HOSTS = 50_000;

    private final Cache<String, Double> rates = Caffeine.newBuilder()
            .maximumSize(MOST_HOSTS)
            .expireAfterWrite(Duration.ofHours(1))
            .build();

    /** What became of what was sent to a host, in its order. */
    void note(String host, List<Ledger.Sent> results) {
        results.stream()
                .filter(sent -> sent.isDelivered() || sent.failure().isPresent())
                .mapToDouble(sent -> sent.isDelivered() ? 1 : 0)
                .forEach(answer -> rates.asMap().merge(host, answer, (known, now) -> known + WEIGHT * (now - known)));
    }

    /** Whether it takes most of what it is sent. */
    boolean isBusy(String host) {
        return rate(host) >= BUSY;
    }

    /** How long it is left alone before it is sent more: not at all where it takes everything. */
    Duration breath(String host) {
        return Duration.ofMillis((long) (LONGEST_BREATH.toMillis() * (1 - rate(host))));
    }

    private double rate(String host) {
        return rates.asMap().getOrDefault(host, 0.0);
    }
}
