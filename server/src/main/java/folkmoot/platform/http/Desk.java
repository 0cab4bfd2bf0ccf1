package folkmoot.platform.http;

import io.vertx.core.Vertx;
import java.net.URI;
import java.util.function.Consumer;

/** What all requests of one listener share. */
record Desk(
        Vertx vertx,
        URI publicUrl,
        HttpSettings.Slowest slowest,
        RateLimits limits,
        HandOver handOver,
        Streams streams,
        HeadDeadlines heads,
        TrustedProxies proxies,
        ProblemResponses problems,
        StandardHeaders headers,
        AccessLog log,
        BodyRoom memory,
        BodyRoom disk,
        Consumer<Request> gate,
        RequestObserver observer) {

    /** As the settings say. */
    static Desk of(
            Vertx vertx,
            HttpSettings settings,
            RateLimits limits,
            ErrorPage page,
            Consumer<Request> gate,
            RequestObserver observer,
            HandOver handOver,
            Streams streams) {
        return new Desk(
                vertx,
                settings.at().publicUrl(),
                settings.slowest(),
                limits,
                handOver,
                streams,
                new HeadDeadlines(vertx, settings.slowest().head()),
                new TrustedProxies(settings.trustedProxies()),
                new ProblemResponses(page),
                new StandardHeaders(isSecure(settings.at().publicUrl())),
                new AccessLog(),
                BodyRoom.inMemory(),
                BodyRoom.onDisk(),
                gate,
                observer);
    }

    /** Whether people reach us by https. */
    boolean isSecure() {
        return isSecure(publicUrl);
    }

    private static boolean isSecure(URI address) {
        return "https".equals(address.getScheme());
    }
}
