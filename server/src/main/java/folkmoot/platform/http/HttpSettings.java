package folkmoot.platform.http;

import folkmoot.config.AddressRange;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the listener listens.
 *
 * @param at where
 * @param trustedProxies networks whose {@code X-Forwarded-For} is believed
 * @param tls certificate and key; plain HTTP without
 * @param most how much at once
 * @param grace how long requests in flight may take to finish at shutdown
 * @param slowest how long the parts of a request may take
 * @param uploads where the files of forms stand until it is their turn
 */
public record HttpSettings(
        At at,
        List<AddressRange> trustedProxies,
        Optional<PemKeyCertOptions> tls,
        Most most,
        Duration grace,
        Slowest slowest,
        Path uploads) {

    /**
     * Where it listens.
     *
     * @param host the address to bind, such as {@code 0.0.0.0}
     * @param publicUrl the address under which people reach us, without a path
     */
    public record At(String host, int port, URI publicUrl) {}

    /**
     * How much at once.
     *
     * @param concurrent how many requests are worked on
     * @param waiting how many more may wait in each line before 503
     * @param bufferedStreamBytes what a slow streaming client may lag behind before it is disconnected
     */
    public record Most(int concurrent, int waiting, int bufferedStreamBytes) {}

    /**
     * How long the parts of a request may take.
     *
     * @param head from the opening of the connection until everything before the body of the first request is there
     * @param body until the whole of it is there; then 408
     * @param turn from then until somebody works on it; then 503
     * @param answer from then until the answer is ready; then 503, in time before the connection counts as idle
     */
    public record Slowest(Duration head, Duration body, Duration turn, Duration answer) {}

    /** The usual values for how much, how long and where. */
    public HttpSettings(At at, List<AddressRange> trustedProxies, Optional<PemKeyCertOptions> tls, Duration grace) {
        this(
                at,
                trustedProxies,
                tls,
                new Most(64, 1_000, 256 * 1024),
                grace,
                new Slowest(
                        Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofSeconds(2), Duration.ofMinutes(3)),
                Path.of(System.getProperty("java.io.tmpdir")));
    }
}
