package folkmoot.platform.http;

import folkmoot.schema.CannotStart;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Listens for HTTP, on one event loop a core. Closing it finishes what is in flight, within the grace period. */
public final class HttpListener implements AutoCloseable {

    private static final int MOST_HEADER_BYTES = 32 * 1024;
    static final int MOST_LINE_BYTES = 8 * 1024;
    private static final int MOST_STREAMS = 100;
    private static final int MOST_FORM_FIELDS = 10_000;
    /** Longer than a form may wait for room and its answer may take: what is worked on is answered before it counts as idle. */
    private static final int IDLE_SECONDS = 300;

    private static final int COMPRESS_FROM_BYTES = 1024;
    private static final int MOST_FRAME_BYTES = 64 * 1024;
    private static final int START_SECONDS = 30;
    private static final int STOP_SECONDS = 120;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Routing routing;
    private final HandOver handOver;
    private final Streams streams;
    private final Reception reception;
    private final Desk desk;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /**
     * @param page shows faults to people
     * @param gate asked before any handler; throws a problem for those who may not even look
     * @param observer told of each answered request
     */
    public HttpListener(
            Vertx vertx,
            HttpSettings settings,
            Routing routing,
            RateLimits limits,
            ErrorPage page,
            Consumer<Request> gate,
            RequestObserver observer) {
        this.vertx = vertx;
        this.settings = settings;
        this.routing = routing;
        this.handOver =
                new HandOver(settings.most().concurrent(), settings.most().waiting());
        this.streams = new Streams(vertx, handOver, settings.most().bufferedStreamBytes());
        this.desk = Desk.of(vertx, settings, limits, page, gate, observer, handOver, streams);
        this.reception = new Reception(desk);
    }

    /** Begins to listen; returns the port. */
    public int start() {
        int port = settings.at().port() == 0 ? freePort() : settings.at().port();
        var router = reception.router(routing);
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            var server = vertx.createHttpServer(options(port))
                    .connectionHandler(desk.heads()::opened)
                    .requestHandler(request -> {
                        desk.heads().arrived(request);
                        router.handle(request);
                    })
                    .invalidRequestHandler(reception::refuseUnread);
            await(vertx.deployVerticle(new VerticleBase() {
                @Override
                public Future<?> start() {
                    return server.listen();
                }
            }));
            servers.add(server);
        }
        return port;
    }

    /** How many requests are worked on or wait now. */
    public int inFlight() {
        return handOver.taken();
    }

    /** How many streaming connections are open now. */
    public int openStreams() {
        return streams.open();
    }

    @Override
    public void close() {
        streams.close();
        var stopping = servers.stream()
                .map(server -> server.shutdown(settings.grace().toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        try {
            Future.all(stopping).await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The listener did not close", e);
        }
        handOver.close();
    }

    /** All event loops share one port, so it has to be known before the first listens. */
    private int freePort() {
        try (var socket =
                new ServerSocket(0, 1, InetAddress.getByName(settings.at().host()))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpServerOptions options(int port) {
        var options = new HttpServerOptions()
                .setHost(settings.at().host())
                .setPort(port)
                .setCompressionSupported(true)
                .setCompressionLevel(4)
                .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
                .setHttp2ClearTextEnabled(false) // it would make connections known only after their first request
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(MOST_HEADER_BYTES)
                .setMaxInitialLineLength(MOST_LINE_BYTES)
                .setMaxFormAttributeSize(Body.DEFAULT.limit())
                .setMaxFormFields(MOST_FORM_FIELDS)
                .setUseSemicolonAsQueryParamDelimiter(false)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setMaxHeaderListSize(MOST_HEADER_BYTES))
                .setMaxWebSocketFrameSize(MOST_FRAME_BYTES)
                .setMaxWebSocketMessageSize(MOST_FRAME_BYTES)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        options.addWebSocketSubProtocol("*"); // the token some clients send there is echoed (client API)
        settings.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(tls.certificate().toString())
                                .addKeyPath(tls.key().toString())));
        return options;
    }

    private void await(Future<?> listening) {
        try {
            if (listening.otherwiseEmpty().await(START_SECONDS, TimeUnit.SECONDS) == null && listening.failed()) {
                throw cannotStart(listening.cause());
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Listening did not begin in time", e);
        }
    }

    private CannotStart cannotStart(Throwable cause) {
        return cause instanceof BindException
                ? new CannotStart(
                        "Port " + settings.at().port() + " on " + settings.at().host()
                                + " is in use. Stop the other program, or choose another with --port.",
                        cause)
                : new CannotStart(
                        "Cannot listen on " + settings.at().host() + ":"
                                + settings.at().port() + " (" + cause.getMessage()
                                + "): check server.bind and server.tls.",
                        cause);
    }
}
