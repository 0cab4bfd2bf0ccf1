package folkmoot.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import folkmoot.platform.problem.TooMany;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Token buckets: each rule and key has as many tokens as the rule's limit, refilled evenly over its window. The buckets
 * live in this process; each node of several counts for itself.
 */
public final class RateLimits {

    /** So many requests in a window. */
    public record Rule(String name, int limit, Duration window) {}

    /** How a key stands with a rule after one request was counted. */
    public record Standing(Rule rule, boolean allowed, int remaining, Instant reset, Duration retryAfter) {

        /** Throws {@link TooMany} where it is not. */
        public void requireAllowed() {
            if (!allowed) {
                throw new TooMany("Too many requests", retryAfter);
            }
        }
    }

    private record Key(String rule, String key) {}

    private static final long MOST_BUCKETS = 200_000;

    private final boolean enabled;
    private final InstantSource clock;
    private final Cache<Key, Bucket> buckets;

    public RateLimits(boolean enabled, InstantSource clock) {
        this.enabled = enabled;
        this.clock = clock;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(Duration.ofHours(24))
                .ticker((Ticker) () -> clock.millis() * 1_000_000)
                .build();
    }

    /** Whether anything is counted at all. */
    public boolean isEnabled() {
        return enabled;
    }

    /** Takes one token; empty when limits are switched off. */
    public Optional<Standing> take(Rule rule, String key) {
        if (!enabled) {
            return Optional.empty();
        }
        return Optional.of(buckets.get(new Key(rule.name(), key), _ -> new Bucket(rule, clock.millis()))
                .take(rule, clock.instant()));
    }

    private static final class Bucket {

        private double tokens;
        private long filledAt;

        private Bucket(Rule rule, long now) {
            tokens = rule.limit();
            filledAt = now;
        }

        private synchronized Standing take(Rule rule, Instant now) {
            double perMilli = rule.limit() / (double) rule.window().toMillis();
            long elapsed = Math.max(0, now.toEpochMilli() - filledAt);
            tokens = Math.min(rule.limit(), tokens + elapsed * perMilli);
            filledAt = now.toEpochMilli();
            boolean allowed = tokens >= 1;
            if (allowed) {
                tokens -= 1;
            }
            var full = now.plusMillis((long) Math.ceil((rule.limit() - tokens) / perMilli));
            var wait = allowed ? Duration.ZERO : Duration.ofMillis((long) Math.ceil((1 - tokens) / perMilli));
            return new Standing(rule, allowed, (int) tokens, full, wait);
        }
    }
}
