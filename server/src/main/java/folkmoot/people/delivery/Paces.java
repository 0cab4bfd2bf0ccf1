package folkmoot.people.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Which hosts take their time, of late. However many they are, they may hold half of the places only: the others go to hosts that
 * answer at once. Kept in memory, and learnt anew after a start.
 */
final class Paces {

    /** From then on an answer is slow. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final long MOST_HOSTS = 50_000;

    private final Cache<String, Boolean> slow = Caffeine.newBuilder()
            .maximumSize(MOST_HOSTS)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** How long the host took to answer, or to give none. */
    void note(String host, Duration took) {
        if (took.compareTo(SLOW) >= 0) {
            slow.put(host, true);
        } else if (isSlow(host)) {
            slow.invalidate(host);
        }
    }

    boolean isSlow(String host) {
        return slow.getIfPresent(host) != null;
    }
}
