package folkmoot.federation.fetch;

import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Follows redirects by hand: each hop is checked and signed anew, and all share one deadline and the budget. */
final class Redirects {

    private final GuardedHttp http;
    private final FetchLimits limits;
    private final String userAgent;
    private final Supplier<Optional<SigningKey>> signer;
    private final DoubleKnock knock;
    private final InstantSource clock;

    Redirects(
            GuardedHttp http,
            FetchLimits limits,
            String userAgent,
            Supplier<Optional<SigningKey>> signer,
            DoubleKnock knock,
            InstantSource clock) {
        this.http = http;
        this.limits = limits;
        this.userAgent = userAgent;
        this.signer = signer;
        this.knock = knock;
        this.clock = clock;
    }

    /** The same with other bounds, for files. */
    Redirects withMaxBytes(int maxBytes, Duration deadline) {
        return new Redirects(
                http, limits.withMaxBytes(maxBytes).withDeadline(deadline), userAgent, signer, knock, clock);
    }

    /** The last exchange, and where it was. */
    record Followed(URI uri, Exchange exchange) {}

    Followed follow(
            URI start, Map<String, String> headers, boolean signed, Predicate<URI> allowed, FetchBudget budget) {
        var end = System.nanoTime() + limits.deadline().toNanos();
        var uri = start;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            var exchange = signed ? signed(uri, headers, end, budget) : get(uri, headers, Map.of(), end, budget);
            var next = target(uri, exchange);
            if (next.isEmpty()) {
                return new Followed(uri, exchange);
            }
            if (next.get().getHost() == null || !allowed.test(next.get())) {
                return new Followed(uri, new Exchange.Refused("The redirect leads elsewhere"));
            }
            uri = next.get();
        }
        return new Followed(uri, new Exchange.Refused("There are too many redirects"));
    }

    private Exchange signed(URI uri, Map<String, String> headers, long end, FetchBudget budget) {
        var key = signer.get();
        if (key.isEmpty()) {
            return get(uri, headers, Map.of(), end, budget);
        }
        var whole = RequestSigner.Outgoing.get(uri);
        return knock.exchange(uri, (scheme, target) -> {
            var outgoing = target == DoubleKnock.Target.WHOLE ? whole : whole.withoutQuery();
            var signature = RequestSigner.headers(scheme, outgoing, key.get(), clock.instant());
            return get(uri, headers, signature, end, budget);
        });
    }

    private Exchange get(
            URI uri, Map<String, String> given, Map<String, String> signature, long end, FetchBudget budget) {
        if (!budget.take()) {
            return new Exchange.Refused("This has caused enough requests");
        }
        var left = Duration.ofNanos(end - System.nanoTime());
        if (left.isNegative() || left.isZero()) {
            return new Exchange.Unreachable("The redirects took too long");
        }
        var headers = new HashMap<>(given);
        headers.put("user-agent", userAgent);
        headers.putAll(signature);
        return http.exchange(new GuardedHttp.Request("GET", uri, headers, new byte[0], left, limits.maxBytes()));
    }

    private static Optional<URI> target(URI from, Exchange exchange) {
        if (!(exchange instanceof Exchange.Answered answered)) {
            return Optional.empty();
        }
        return switch (answered.status()) {
            case 301, 302, 303, 307, 308 -> answered.header("location").flatMap(location -> resolve(from, location));
            default -> Optional.empty();
        };
    }

    private static Optional<URI> resolve(URI from, String location) {
        try {
            return Optional.of(from.resolve(location.strip()));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the redirect itself is then the answer, and not a usable one
        }
    }
}
