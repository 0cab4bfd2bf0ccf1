package folkmoot.platform.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the listener listens.
 *
 * @param host the address to bind, such as {@code 0.0.0.0}
 * @param port 0 takes any free one
 * @param publicUrl the address under which people reach us, without a path
 * @param trustedProxies networks (CIDR) whose {@code X-Forwarded-For} is believed
 * @param tls certificate and key; plain HTTP without
 * @param concurrent how many requests are worked on at once
 * @param waiting how many more may wait before 503
 * @param grace how long requests in flight may take to finish at shutdown
 * @param maxBufferedStreamBytes what a slow streaming client may lag behind before it is disconnected
 * @param slowest how long the parts of a request may take
 */
public record HttpSettings(
        String host,
        int port,
        URI publicUrl,
        List<String> trustedProxies,
        Optional<Tls> tls,
        int concurrent,
        int waiting,
        Duration grace,
        int maxBufferedStreamBytes,
        Slowest slowest) {

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

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
        return new HttpSettings(
                host,
                port,
                publicUrl,
                List.of(),
                Optional.empty(),
                64,
                2_000,
                Duration.ofSeconds(20),
                256 * 1024,
                Slowest.USUAL);
    }

    public HttpSettings withTls(Optional<Tls> changed) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                trustedProxies,
                changed,
                concurrent,
                waiting,
                grace,
                maxBufferedStreamBytes,
                slowest);
    }

    public HttpSettings withTrustedProxies(List<String> changed) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                List.copyOf(changed),
                tls,
                concurrent,
                waiting,
                grace,
                maxBufferedStreamBytes,
                slowest);
    }

    public HttpSettings withGrace(Duration changed) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                trustedProxies,
                tls,
                concurrent,
                waiting,
                changed,
                maxBufferedStreamBytes,
                slowest);
    }

    public HttpSettings withConcurrency(int changedConcurrent, int changedWaiting) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                trustedProxies,
                tls,
                changedConcurrent,
                changedWaiting,
                grace,
                maxBufferedStreamBytes,
                slowest);
    }

    public HttpSettings withSlowest(Slowest changed) {
        return new HttpSettings(
                host,
                port,
                publicUrl,
                trustedProxies,
                tls,
                concurrent,
                waiting,
                grace,
                maxBufferedStreamBytes,
                changed);
    }
}
