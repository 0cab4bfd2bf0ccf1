package folkmoot.federation.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.MediaTypes;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;

/**
 * Posts one activity to one inbox, signed at that moment. Draft-cavage first, which nearly everybody takes; a server that
 * answers 400 or 401 and asks for RFC 9421 gets that, and is remembered for it.
 */
public final class DeliveryClient {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int MAX_ANSWER = 64 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final GuardedHttp http;
    private final String userAgent;
    private final InstantSource clock;
    private final Cache<String, Scheme> schemes = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofDays(30))
            .build();

    public DeliveryClient(GuardedHttp http, String userAgent, InstantSource clock) {
        this.http = http;
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /**
     * Posts the activity; takes at most 15 s, twice that when the other scheme is tried.
     *
     * @param digest the body's {@link folkmoot.federation.signature.Digests#sha256Base64}, computed once for all inboxes
     */
    public DeliveryOutcome deliver(URI inbox, byte[] body, String digest, SigningKey key) {
        var host = Origins.authority(inbox);
        var usual = Optional.ofNullable(schemes.getIfPresent(host)).orElse(Scheme.CAVAGE);
        var exchange = post(inbox, body, digest, key, usual);
        if (exchange instanceof Exchange.Answered answered && wantsOther(answered, usual)) {
            var other = usual == Scheme.CAVAGE ? Scheme.RFC_9421 : Scheme.CAVAGE;
            exchange = post(inbox, body, digest, key, other);
            if (exchange instanceof Exchange.Answered again && again.status() / 100 == 2) {
                schemes.put(host, other);
            }
        }
        return outcome(exchange);
    }

    private Exchange post(URI inbox, byte[] body, String digest, SigningKey key, Scheme scheme) {
        var outgoing = RequestSigner.Outgoing.post(inbox, digest, MediaTypes.ACTIVITY_PLAIN);
        var headers = new HashMap<>(RequestSigner.headers(scheme, outgoing, key, clock.instant()));
        headers.put("user-agent", userAgent);
        headers.put("accept", "application/json");
        return http.exchange(new GuardedHttp.Request("POST", inbox, headers, body, DEADLINE, MAX_ANSWER));
    }

    private static boolean wantsOther(Exchange.Answered answered, Scheme used) {
        var refused = answered.status() == 401 || answered.status() == 400;
        return refused
                && (used == Scheme.RFC_9421
                        || answered.header("accept-signature").isPresent());
    }

    private static DeliveryOutcome outcome(Exchange exchange) {
        return switch (exchange) {
            case Exchange.Refused(var reason) -> new DeliveryOutcome.Refused(reason);
            case Exchange.Unreachable(var reason) -> new DeliveryOutcome.Unreachable(reason);
            case Exchange.TooLarge _ -> new DeliveryOutcome.Retry(Optional.empty(), "The answer was endless");
            case Exchange.Answered answered -> outcome(answered);
        };
    }

    private static DeliveryOutcome outcome(Exchange.Answered answered) {
        var status = answered.status();
        var reason = "The answer was " + status;
        if (status / 100 == 2) {
            return new DeliveryOutcome.Delivered(status);
        }
        return switch (status) {
            case 401 -> new DeliveryOutcome.Unauthorized(reason);
            case 410 -> new DeliveryOutcome.Gone();
            case 408, 425, 429 -> new DeliveryOutcome.Retry(retryAfter(answered), reason);
            case 501 -> new DeliveryOutcome.Permanent(reason);
            default ->
                status >= 500
                        ? new DeliveryOutcome.Retry(retryAfter(answered), reason)
                        : new DeliveryOutcome.Permanent(reason);
        };
    }

    /** Only the form in seconds: the other is as good as never sent. */
    private static Optional<Duration> retryAfter(Exchange.Answered answered) {
        return answered.header("retry-after")
                .map(String::strip)
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
}
