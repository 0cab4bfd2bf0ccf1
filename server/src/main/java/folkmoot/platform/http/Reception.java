package folkmoot.platform.http;

import folkmoot.platform.problem.NotFound;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Where requests arrive on the event loop: named, matched with a route, and sent on their way. */
final class Reception {

    static final byte[] NO_BODY = {};

    private final Vertx vertx;
    private final URI publicUrl;
    private final HttpSettings.Slowest slowest;
    private final Routing routing;
    private final RateLimits limits;
    private final HandOver handOver;
    private final Streams streams;
    private final TrustedProxies proxies;
    private final ProblemResponses problems;
    private final StandardHeaders headers;
    private final AccessLog log = new AccessLog();
    private final BodyRoom memory = BodyRoom.inMemory();
    private final BodyRoom disk = BodyRoom.onDisk();
    private volatile Consumer<Request> gate = _ -> {};
    private volatile RequestObserver observer = (_, _, _) -> {};

    Reception(
            Vertx vertx,
            HttpSettings settings,
            Routing routing,
            RateLimits limits,
            HandOver handOver,
            Streams streams,
            ErrorPage page) {
        this.vertx = vertx;
        this.publicUrl = settings.publicUrl();
        this.slowest = settings.slowest();
        this.routing = routing;
        this.limits = limits;
        this.handOver = handOver;
        this.streams = streams;
        this.proxies = new TrustedProxies(settings.trustedProxies());
        this.problems = new ProblemResponses(page);
        this.headers = new StandardHeaders(isSecure());
    }

    void receive(HttpServerRequest in) {
        if (in.uri().length() > HttpListener.MOST_LINE_BYTES) { // HTTP/2 knows no line of its own for it
            var exchange = exchange(in, Method.GET, "/", Map.of());
            exchange.refuse(problems.of(414, "This address is too long", exchange.head()));
            return;
        }
        if (!namesOneHost(in)) {
            var exchange = exchange(in, Method.GET, "/", Map.of());
            exchange.refuse(problems.of(400, "A request names one host", exchange.head()));
            return;
        }
        var path = in.path() == null || in.path().isEmpty() ? "/" : in.path();
        var method = method(in.method());
        if (method == null) {
            other(in, path);
            return;
        }
        boolean upgrade = "websocket".equalsIgnoreCase(in.getHeader("Upgrade"));
        var accept = String.join(",", in.headers().getAll("Accept"));
        switch (routing.match(method, path, accept, upgrade)) {
            case Routing.Match.Found(var route, var parameters, boolean negotiated) -> {
                var exchange = exchange(in, method, path, parameters);
                switch (route.endpoint()) {
                    case Routing.Plain plain -> exchange.read(plain, negotiated);
                    case Routing.WebSocket socket -> exchange.open(socket);
                    case Routing.Events events -> exchange.open(events);
                }
            }
            case Routing.Match.WrongMethod(var allowed) -> wrongMethod(in, method, path, allowed);
            case Routing.Match.Nothing() -> exchange(in, method, path, Map.of()).refuse(new NotFound());
        }
    }

    /** RFC 9112 3.2: what two readers could take for two hosts is no request. */
    private static boolean namesOneHost(HttpServerRequest in) {
        var named = in.headers().getAll("Host").size();
        return in.version() == HttpVersion.HTTP_1_1 ? named == 1 : named <= 1;
    }

    /** What could not be read as a request at all: an address or headers that are too long, or no HTTP. */
    void refuseUnread(HttpServerRequest in) {
        int status = switch (in.decoderResult().cause()) {
            case TooLongHttpLineException _ -> 414;
            case TooLongHttpHeaderException _ -> 431;
            case null, default -> 400;
        };
        in.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Connection", "close")
                .putHeader("Date", headers.date())
                .end("{\"error\":\"This request cannot be read: it is malformed, or its address or headers are too"
                        + " long\"}")
                .onComplete(_ -> in.connection().close());
    }

    void gate(Consumer<Request> check) {
        this.gate = check;
    }

    Request request(Request.Head head, byte[] body, Body kind) {
        var type = head.headers().get("Content-Type");
        var read = BodyReading.read(head.query(), type == null ? "" : type, body, kind);
        return new Request(head, body, read.parameters(), read.uploads(), limits);
    }

    Request request(Request.Head head, LargeForm form) {
        var read = BodyReading.read(head.query(), form);
        return new Request(head, NO_BODY, read.parameters(), read.uploads(), limits);
    }

    /** What every request must pass before its handler sees it. */
    void guard(Request request) {
        gate.accept(request);
        CrossSite.refuse(request);
        ApiLimits.count(request);
    }

    Runnable admit(Routing.Endpoint endpoint, Request request, HttpServerRequest in) {
        guard(request);
        return switch (endpoint) {
            case Routing.WebSocket(var handler) -> {
                var conversation = handler.admit(request);
                yield () -> streams.webSocket(in, conversation);
            }
            case Routing.Events(var handler) -> {
                var subscription = handler.admit(request);
                in.response().putHeader("Date", headers.date());
                yield () -> streams.events(in, subscription);
            }
            case Routing.Plain _ -> throw new IllegalStateException("Not a stream");
        };
    }

    private void other(HttpServerRequest in, String path) {
        var exchange = exchange(in, Method.GET, path, Map.of());
        if (in.method() == HttpMethod.OPTIONS) {
            exchange.refuse(Response.empty(204)
                    .header("Allow", StandardHeaders.METHODS)
                    .header("Access-Control-Allow-Methods", StandardHeaders.METHODS)
                    .header("Access-Control-Allow-Headers", allowedHeaders(in))
                    .header("Access-Control-Max-Age", "86400"));
        } else {
            exchange.refuse(problems.of(405, "This method is not known here", exchange.head()));
        }
    }

    private static String allowedHeaders(HttpServerRequest in) {
        var asked = in.getHeader("Access-Control-Request-Headers");
        return asked == null ? "*" : asked.replaceAll("[^A-Za-z0-9,_ -]", "");
    }

    private void wrongMethod(HttpServerRequest in, Method method, String path, Set<Method> allowed) {
        var names = new HashSet<>(allowed).stream().map(Method::name).sorted().collect(Collectors.joining(", "));
        var exchange = exchange(in, method, path, Map.of());
        exchange.refuse(problems.of(405, "This address answers " + names + " only", exchange.head())
                .header("Allow", names));
    }

    private Exchange exchange(HttpServerRequest in, Method method, String path, Map<String, String> parameters) {
        var peer = in.remoteAddress() == null ? "" : in.remoteAddress().hostAddress();
        var trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        var head = new Request.Head(
                method,
                in.uri(),
                trimmed,
                in.query(),
                in.headers(),
                parameters,
                proxies.client(peer == null ? "" : peer, in.headers().getAll("X-Forwarded-For")),
                requestId(in, peer),
                publicUrl);
        return new Exchange(this, in, head);
    }

    /** A trusted proxy may name the request, so that its log and ours meet. */
    private String requestId(HttpServerRequest in, String peer) {
        var given = in.getHeader("X-Request-Id");
        return given != null && given.matches("[A-Za-z0-9-]{8,64}") && peer != null && proxies.trusts(peer)
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    private static Method method(HttpMethod method) {
        return switch (method.name()) {
            case "GET", "HEAD" -> Method.GET;
            case "POST" -> Method.POST;
            case "PUT" -> Method.PUT;
            case "PATCH" -> Method.PATCH;
            case "DELETE" -> Method.DELETE;
            default -> null;
        };
    }

    boolean isSecure() {
        return "https".equals(publicUrl.getScheme());
    }

    Vertx vertx() {
        return vertx;
    }

    HttpSettings.Slowest slowest() {
        return slowest;
    }

    BodyRoom memory() {
        return memory;
    }

    BodyRoom disk() {
        return disk;
    }

    HandOver handOver() {
        return handOver;
    }

    ProblemResponses problems() {
        return problems;
    }

    StandardHeaders headers() {
        return headers;
    }

    void observe(RequestObserver changed) {
        observer = changed;
    }

    RequestObserver observer() {
        return observer;
    }

    AccessLog log() {
        return log;
    }
}
