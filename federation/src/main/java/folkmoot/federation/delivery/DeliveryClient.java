package folkmoot.federation.delivery;

import folkmoot.federation.fetch.DoubleKnock;
import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.MediaTypes;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.RequestSigner.Scheme;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.signature.SigningKey;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;

/**
 * Posts one activity to one inbox, signed at that moment. Draft-cavage first, which nearly everybody takes; a server that
 * answers 400 or 401 gets RFC 9421, and is remembered for it when it believes that ({@link DoubleKnock}).
 */
public final class DeliveryClient {

    private static final Duration DEADLINE = Duration.ofSeconds(15);
    private static final int MAX_ANSWER = 64 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final GuardedHttp http;
    private final String userAgent;
    private final InstantSource clock;
    private final DoubleKnock knock;

    /** @param schemes what each host believes */
    public DeliveryClient(GuardedHttp http, String userAgent, SchemeMemory schemes, InstantSource clock) {
        this.http = http;
        this.knock = new DoubleKnock(schemes);
        this.userAgent = userAgent;
        this.clock = clock;
    }

    /**
     * Posts the activity; takes at most 15 s, twice that when the other scheme is tried.
     *
     * @param digest the body's {@link folkmoot.federation.signature.Digests#sha256Base64}, computed once for all inboxes
     */
    public DeliveryOutcome deliver(URI inbox, byte[] body, String digest, SigningKey key) {
        var whole = RequestSigner.Outgoing.post(inbox, digest, MediaTypes.ACTIVITY_PLAIN);
        return outcome(knock.exchange(
                inbox,
                (scheme, target) ->
                        post(target == DoubleKnock.Target.WHOLE ? whole : whole.withoutQuery(), body, key, scheme)));
    }

    private Exchange post(RequestSigner.Outgoing outgoing, byte[] body, SigningKey key, Scheme scheme) {
        var headers = new HashMap<>(RequestSigner.headers(scheme, outgoing, key, clock.instant()));
        headers.put("user-agent", userAgent);
        headers.put("accept", "application/json");
        return http.exchange(new GuardedHttp.Request("POST", outgoing.uri(), headers, body, DEADLINE, MAX_ANSWER));
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
