package folkmoot.door;

import folkmoot.config.Settings;
import folkmoot.door.activitypub.FederationDoor;
import folkmoot.door.api.request.ApiLimits;
import folkmoot.platform.Platform;
import folkmoot.platform.http.ErrorPage;
import folkmoot.platform.http.HttpListener;
import folkmoot.platform.http.HttpSettings;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Routing;
import folkmoot.platform.metrics.Health;
import folkmoot.platform.metrics.Metrics;
import folkmoot.schema.CannotStart;
import folkmoot.stewardship.Stewardship;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the server listens: one port for everybody, and one for its metrics that is not for the public. */
public final class Ports implements AutoCloseable {

    private final Platform platform;
    private final HttpListener listener;
    private final Metrics metrics;
    private final Optional<HttpListener> metricsListener;

    /**
     * @param port as {@link #chosen}
     * @param errors shows faults to people
     */
    public Ports(
            Platform platform,
            int port,
            Stewardship stewardship,
            FederationDoor federation,
            ErrorPage errors,
            Routing routing) {
        this.platform = platform;
        var settings = platform.settings();
        routing.get("/health", new Health(platform.database()));
        var limits = new RateLimits(settings.limits().enabled(), platform.clock());
        this.metrics = new Metrics(platform.database(), platform.jobs());
        this.listener = new HttpListener(
                platform.vertx(),
                settings(settings.server(), port, platform.address().origin()),
                routing,
                limits,
                errors,
                request -> {
                    stewardship.networkBlocks().requireAccess(request.remoteAddress());
                    ApiLimits.count(request);
                },
                metrics::answered);
        metrics.watch(listener);
        federation.watch(metrics);
        this.metricsListener = settings.metrics().port() == 0 ? Optional.empty() : Optional.of(forMetrics());
    }

    private HttpListener forMetrics() {
        var settings = platform.settings().metrics();
        var routing = new Routing();
        metrics.register(routing);
        var at = new HttpSettings.At(settings.bind(), settings.port(), URI.create("http://" + settings.bind()));
        var here = new HttpSettings(
                at, List.of(), Optional.empty(), platform.settings().server().shutdownTimeout());
        var unlimited = new RateLimits(false, platform.clock());
        return new HttpListener(platform.vertx(), here, routing, unlimited, ErrorPage.PLAIN, _ -> {}, (_, _, _) -> {});
    }

    private static HttpSettings settings(Settings.Server settings, int port, URI origin) {
        var tls = settings.tls()
                .certificate()
                .map(certificate -> new PemKeyCertOptions()
                        .addCertPath(certificate.toString())
                        .addKeyPath(settings.tls().key().orElseThrow().toString()));
        return new HttpSettings(
                new HttpSettings.At(settings.bind(), port, origin),
                settings.trustedProxies(),
                tls,
                settings.shutdownTimeout());
    }

    /**
     * The port of the settings; where it is 0 a free one, chosen before anything is built, as our addresses may contain it.
     *
     * @throws CannotStart if none is free
     */
    public static int chosen(Settings.Server settings) {
        if (settings.port() != 0) {
            return settings.port();
        }
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(settings.bind(), 0));
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new CannotStart("No port is free on " + settings.bind() + ": check server.bind.", failure);
        }
    }

    /** From now on takes requests. */
    public void open() {
        metricsListener.ifPresent(HttpListener::start);
        listener.start();
    }

    /** Takes no more requests and finishes those in flight. */
    @Override
    public void close() {
        metricsListener.ifPresent(HttpListener::close);
        listener.close();
        metrics.close();
    }
}
