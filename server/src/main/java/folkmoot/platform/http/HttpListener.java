package folkmoot.platform.http;

import folkmoot.schema.CannotStart;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
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
    private final Reception reception;
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
        var handOver = new HandOver(
                settings.most().concurrent(),
                settings.most().waiting(),
                settings.slowest().turn());
        this.reception = new Reception(
                vertx,
                settings,
                limits,
                handOver,
                new Streams(vertx, handOver, settings.most().bufferedStreamBytes()),
                new HeadDeadlines(vertx, settings.slowest().head()),
                new TrustedProxies(settings.trustedProxies()),
                new ProblemResponses(page),
                new StandardHeaders("https".equals(settings.at().publicUrl().getScheme())),
                BodyRoom.inMemory(),
                BodyRoom.onDisk(),
                gate,
                observer);
    }

    /** Begins to listen, a server for each event loop. */
    public void start() {
        var router = reception.router(routing);
        var loops = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            vertx.deployVerticle(
                            () -> new VerticleBase() {
                                @Override
                                public Future<?> start() {
                                    return listen(router);
                                }
                            },
                            loops)
                    .await(START_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) { // whatever it failed with
            throw cannotStart(failure);
        }
    }

    private Future<HttpServer> listen(Router router) {
        var server = vertx.createHttpServer(options())
                .connectionHandler(reception.heads()::opened)
                .requestHandler(request -> {
                    reception.heads().arrived(request);
                    router.handle(request);
                })
                .invalidRequestHandler(reception::refuseUnread);
        servers.add(server);
        return server.listen();
    }

    /** How many requests are worked on or wait now. */
    public int inFlight() {
        return reception.handOver().taken();
    }

    /** How many streaming connections are open now. */
    public int openStreams() {
        return reception.streams().open();
    }

    @Override
    public void close() {
        reception.streams().close();
        var stopping = servers.stream()
                .map(server -> server.shutdown(settings.grace().toMillis(), TimeUnit.MILLISECONDS))
                .toList();
        try {
            Future.all(stopping).await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("The listener did not close", e);
        }
        reception.handOver().close();
    }

    private HttpServerOptions options() {
        var options = new HttpServerOptions()
                .setHost(settings.at().host())
                .setPort(settings.at().port())
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
        settings.tls().ifPresent(tls -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(tls));
        return options;
    }

    private CannotStart cannotStart(Exception cause) {
        var at = settings.at();
        return cause instanceof BindException
                ? new CannotStart(
                        "Port " + at.port() + " on " + at.host()
                                + " is in use. Stop the other program, or choose another with --port.",
                        cause)
                : new CannotStart(
                        "Cannot listen on " + at.host() + ":" + at.port() + " (" + cause.getMessage()
                                + "): check server.bind and server.tls.",
                        cause);
    }
}
