package folkmoot.federation.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Leaves other servers in peace: at most five requests at a time to one host, and an address at which there was nothing, or
 * that did not answer, is not asked again for a while. A whole host rests only after several of its addresses in a row did
 * not answer at all, and only for seconds: which of its addresses we ask is what strangers choose.
 */
final class Rests {

    /** How many addresses of a host have to be silent, with no answer between them, until none of it is asked. */
    static final int SILENT_ADDRESSES = 5;

    private static final Duration HOST_REST = Duration.ofSeconds(10);
    private static final int PER_HOST = 5;
    private static final int REMEMBERED = 10_000;

    private final FetchLimits limits;
    private final Cache<URI, FetchResult> missing;
    private final Cache<URI, FetchResult> unreachable;
    private final Cache<String, Set<URI>> silent;
    private final Cache<String, FetchResult> resting;
    private final Cache<String, Semaphore> turns = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    Rests(FetchLimits limits) {
        this.limits = limits;
        this.missing = remembering(limits.missingRest());
        this.unreachable = remembering(limits.unreachableRest());
        this.silent = remembering(limits.unreachableRest());
        this.resting =
                remembering(limits.unreachableRest().compareTo(HOST_REST) < 0 ? limits.unreachableRest() : HOST_REST);
    }

    private static <K, V> Cache<K, V> remembering(Duration time) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(time)
                .build();
    }

    /** Whether an address did not answer lately, or its host altogether, and is therefore not asked. */
    boolean isSilent(URI uri) {
        return unreachable.getIfPresent(uri) != null || resting.getIfPresent(Origins.authority(uri)) != null;
    }

    FetchResult around(URI uri, Supplier<FetchResult> fetch) {
        var host = Origins.authority(uri);
        var known = missing.getIfPresent(uri);
        if (known == null) {
            known = unreachable.getIfPresent(uri);
        }
        if (known == null) {
            known = resting.getIfPresent(host);
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
            case FetchResult.Gone _, FetchResult.Missing _, FetchResult.Hidden _ -> {
                missing.put(uri, result);
                silent.invalidate(host);
            }
            case FetchResult.Unreachable none -> {
                unreachable.put(uri, none);
                heard(uri, host, none);
            }
            case FetchResult.Found _, FetchResult.Malformed _ -> silent.invalidate(host); // worth asking again
            case FetchResult.Refused _, FetchResult.Crowded _ -> {
                // nobody was asked
            }
        }
    }

    private void heard(URI uri, String host, FetchResult.Unreachable none) {
        if (none.answered()) {
            silent.invalidate(host);
            return;
        }
        var addresses = silent.get(host, _ -> ConcurrentHashMap.newKeySet());
        addresses.add(uri);
        if (addresses.size() >= SILENT_ADDRESSES) {
            silent.invalidate(host);
            resting.put(host, none);
        }
    }
}
