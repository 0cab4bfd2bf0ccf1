package folkmoot.federation.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Leaves other servers in peace: at most five requests at a time to one host, what was not there is not asked for again
 * for a while, and a host that did not answer is not asked again for a while.
 */
final class Rests {

    private static final int PER_HOST = 5;
    private static final int REMEMBERED = 10_000;

    private final FetchLimits limits;
    private final Cache<URI, FetchResult> missing;
    private final Cache<String, FetchResult> unreachable;
    private final Cache<String, Semaphore> turns = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Rests(FetchLimits limits) {
        this.limits = limits;
        this.missing = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(limits.missingRest())
                .build();
        this.unreachable = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(limits.unreachableRest())
                .build();
    }

    /** Whether a host did not answer lately, and is therefore not asked. */
    boolean isSilent(URI uri) {
        return unreachable.getIfPresent(Origins.authority(uri)) != null;
    }

    FetchResult around(URI uri, Supplier<FetchResult> fetch) {
        var host = Origins.authority(uri);
        var known = missing.getIfPresent(uri);
        if (known == null) {
            known = unreachable.getIfPresent(host);
        }
        return known != null ? known : inTurn(uri, host, fetch);
    }

    private FetchResult inTurn(URI uri, String host, Supplier<FetchResult> fetch) {
        var turn = turns.get(host, _ -> new Semaphore(PER_HOST));
        try {
            if (!turn.tryAcquire(limits.deadline().toMillis(), TimeUnit.MILLISECONDS)) {
                return new FetchResult.Unreachable("Too many requests to this host are waiting");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new FetchResult.Unreachable("Interrupted");
        }
        try {
            var result = fetch.get();
            remember(uri, host, result);
            return result;
        } finally {
            turn.release();
        }
    }

    private void remember(URI uri, String host, FetchResult result) {
        switch (result) {
            case FetchResult.Gone _, FetchResult.Missing _, FetchResult.Hidden _ -> missing.put(uri, result);
            case FetchResult.Unreachable _ -> unreachable.put(host, result);
            case FetchResult.Found _, FetchResult.Refused _, FetchResult.Malformed _ -> {
                // worth asking again
            }
        }
    }
}
