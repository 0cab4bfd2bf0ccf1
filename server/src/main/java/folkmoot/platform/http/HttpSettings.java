package folkmoot.platform.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the listener listens.
 *
 * @param at where
 * @param trustedProxies networks (CIDR) whose {@code X-Forwarded-For} is believed
 * @param tls certificate and key; plain HTTP without
 * @param most how much at once
 * @param grace how long requests in flight may take to finish at shutdown
 * @param slowest how long the parts of a request may take
 */
public record HttpSettings(
        At at, List<String> trustedProxies, Optional<Tls> tls, Most most, Duration grace, Slowest slowest) {

    /**
     * Where it listens.
     *
     * @param host the address to bind, such as {@code 0.0.0.0}
     * @param port 0 takes any free one
     * @param publicUrl the address under which people reach us, without a path
     */
    public record At(String host, int port, URI publicUrl) {}

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

    /**
     * How much at once.
     *
     * @param concurrent how many requests are worked on
     * @param waiting how many more may wait before 503
     * @param bufferedStreamBytes what a slow streaming client may lag behind before it is disconnected
     */
    public record Most(int concurrent, int waiting, int bufferedStreamBytes) {}

    /**
     * How long the parts of a request may take.
     *
     * @param head from the opening of the connection until everything before the body of the first request is there
     * @param body until the whole of it is there; then 408
     * @param answer from then until the answer is ready; then 503, in time before the connection counts as idle
     */
    public record Slowest(Duration head, Duration body, Duration answer) {

        /** The usual ones with another one for the head. */
        public static Slowest withHead(Duration head) {
            return new Slowest(head, USUAL.body(), USUAL.answer());
        }

        /** The usual ones with another one for the body. */
        public static Slowest withBody(Duration body) {
            return new Slowest(USUAL.head(), body, USUAL.answer());
        }

        /** The usual ones with another one for the answer. */
        public static Slowest withAnswer(Duration answer) {
            return new Slowest(USUAL.head(), USUAL.body(), answer);
        }

        private static final Slowest USUAL =
                new Slowest(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(3));
    }

    /** The usual values for everything but the address. */
    public static HttpSettings of(String host, int port, URI publicUrl) {
        var most = new Most(64, 2_000, 256 * 1024);
        var at = new At(host, port, publicUrl);
        return new HttpSettings(at, List.of(), Optional.empty(), most, Duration.ofSeconds(20), Slowest.USUAL);
    }

    public HttpSettings withTls(Optional<Tls> changed) {
        return new HttpSettings(at, trustedProxies, changed, most, grace, slowest);
    }

    public HttpSettings withTrustedProxies(List<String> changed) {
        return new HttpSettings(at, List.copyOf(changed), tls, most, grace, slowest);
    }

    public HttpSettings withGrace(Duration changed) {
        return new HttpSettings(at, trustedProxies, tls, most, changed, slowest);
    }

    public HttpSettings withConcurrency(int concurrent, int waiting) {
        var changed = new Most(concurrent, waiting, most.bufferedStreamBytes());
        return new HttpSettings(at, trustedProxies, tls, changed, grace, slowest);
    }

    public HttpSettings withSlowest(Slowest changed) {
        return new HttpSettings(at, trustedProxies, tls, most, grace, changed);
    }
}
