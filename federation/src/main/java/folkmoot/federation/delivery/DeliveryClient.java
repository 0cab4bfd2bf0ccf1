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
import java.util.Map;

/**
 * Posts one activity to one inbox, signed at that moment. Draft-cavage first, which nearly everybody takes; a server that
 * answers 400 or 401 gets RFC 9421, and is remembered for it when it believes that ({@link DoubleKnock}).
 */
public final class DeliveryClient {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration HEADERS = Duration.ofSeconds(10);
    private static final int MAX_ANSWER = 64 * 1024;

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
     * Posts the activity; takes at most 30 s, twice that when the other scheme is tried.
     *
     * @param digest the body's {@link folkmoot.federation.signature.Digests#sha256Base64}, computed once for all inboxes
     */
    public DeliveryOutcome deliver(URI inbox, byte[] body, String digest, SigningKey key) {
        return deliver(inbox, body, digest, Map.of(), key);
    }

    /**
     * The same with further headers.
     *
     * @param more by lower-case name; the signature covers them
     */
    public DeliveryOutcome deliver(URI inbox, byte[] body, String digest, Map<String, String> more, SigningKey key) {
        var whole = RequestSigner.Outgoing.post(inbox, digest, MediaTypes.ACTIVITY_PLAIN)
                .with(more);
        return Outcomes.of(
                knock.exchange(
                        inbox,
                        (scheme, target) -> post(
                                target == DoubleKnock.Target.WHOLE ? whole : whole.withoutQuery(), body, key, scheme)),
                clock.instant());
    }

    private Exchange post(RequestSigner.Outgoing outgoing, byte[] body, SigningKey key, Scheme scheme) {
        var headers = new HashMap<>(RequestSigner.headers(scheme, outgoing, key, clock.instant()));
        headers.put("user-agent", userAgent);
        headers.put("accept", "application/json");
        return http.exchange(
                new GuardedHttp.Request("POST", outgoing.uri(), headers, body, HEADERS, DEADLINE, MAX_ANSWER));
    }
}
