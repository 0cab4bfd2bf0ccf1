package folkmoot.platform.http;

import folkmoot.platform.problem.NotFound;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CSPHandler;
import io.vertx.ext.web.handler.XFrameHandler;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where requests arrive on the event loop: named, led by the router to what stands at their path, and sent on their way. */
final class Reception {

    private static final List<Integer> FAILURES = List.of(400, 403, 404, 416, 500);
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Desk desk;

    Reception(Desk desk) {
        this.desk = desk;
    }

    /** The way of every request. */
    Router router(Routing routing) {
        var router = router();
        router.route()
                .handler(
                        CSPHandler.create().setDirective("default-src", "none").setDirective("frame-ancestors", "none"))
                .handler(XFrameHandler.create(XFrameHandler.DENY))
                .handler(this::arrive);
        routing.fill(router, this::router, this::serve);
        return router;
    }

    private Router router() {
        var router = Router.router(desk.vertx());
        FAILURES.forEach(status -> router.errorHandler(status, failed -> fail(status, failed)));
        return router;
    }

    private void arrive(RoutingContext routing) {
        var in = routing.request();
        var method = method(in.method());
        var exchange = Exchange.begin(this, routing, head(routing, method == null ? Method.GET : method));
        if (in.uri().length() > HttpListener.MOST_LINE_BYTES) { // HTTP/2 knows no line of its own for it
            exchange.refuse(desk.problems().of(414, "This address is too long", exchange.head()));
        } else if (!namesOneHost(in)) {
            exchange.refuse(desk.problems().of(400, "A request names one host", exchange.head()));
        } else if (in.method() == HttpMethod.OPTIONS) {
            exchange.refuse(Response.empty(204)
                    .header("Allow", StandardHeaders.METHODS)
                    .header("Access-Control-Allow-Methods", StandardHeaders.METHODS)
                    .header("Access-Control-Allow-Headers", allowedHeaders(in))
                    .header("Access-Control-Max-Age", "86400"));
        } else if (method == null) {
            exchange.refuse(desk.problems().of(405, "This method is not known here", exchange.head()));
        } else {
            routing.next();
        }
    }

    /** RFC 9112 3.2: what two readers could take for two hosts is no request. */
    private static boolean namesOneHost(HttpServerRequest in) {
        return in.headers().getAll("Host").size() <= 1;
    }

    private static String allowedHeaders(HttpServerRequest in) {
        var asked = in.getHeader("Access-Control-Request-Headers");
        return asked == null ? "*" : asked.replaceAll("[^A-Za-z0-9,_ -]", "");
    }

    private void serve(RoutingContext routing, Routing.Place place) {
        var exchange = Exchange.of(routing);
        var method = exchange.head().method();
        boolean upgrade = "websocket".equalsIgnoreCase(routing.request().getHeader("Upgrade"));
        Routing.Route found = null;
        int candidates = 0;
        for (var route : place.routes()) {
            if (route.method() == method && upgrade == route.endpoint() instanceof Routing.WebSocket) {
                candidates++;
                boolean closer =
                        found == null || found.accept() == Accept.ANYTHING && route.accept() != Accept.ANYTHING;
                found = closer && isAccepted(route, routing) ? route : found;
            }
        }
        if (!place.names(routing.pathParams(), exchange.head().path())) {
            routing.next();
        } else if (found != null) {
            serve(exchange, found.endpoint(), candidates > 1);
        } else if (place.routes().stream().anyMatch(route -> route.method() == method)) {
            exchange.refuse(new NotFound());
        } else {
            wrongMethod(exchange, place);
        }
    }

    private static boolean isAccepted(Routing.Route route, RoutingContext routing) {
        return route.accept() == Accept.ANYTHING || route.accept().test(wanted(routing));
    }

    /** One header may come in several lines (RFC 9110 5.3). */
    private static List<MIMEHeader> wanted(RoutingContext routing) {
        var headers = routing.request().headers();
        var lines = headers.getAll("Accept");
        if (lines.size() > 1) {
            headers.set("Accept", String.join(",", lines));
        }
        return routing.parsedHeaders().accept();
    }

    private static void serve(Exchange exchange, Routing.Endpoint endpoint, boolean negotiated) {
        switch (endpoint) {
            case Routing.Plain plain -> new BodyReading(exchange, plain, negotiated).begin();
            case Routing.WebSocket _, Routing.Events _ -> exchange.open(endpoint);
        }
    }

    private void wrongMethod(Exchange exchange, Routing.Place place) {
        var names = place.routes().stream()
                .map(route -> route.method().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        exchange.refuse(desk.problems()
                .of(405, "This address answers " + names + " only", exchange.head())
                .header("Allow", names));
    }

    /** What Vert.x Web itself found wrong. */
    private void fail(int status, RoutingContext routing) {
        var begun = Exchange.of(routing);
        var exchange = begun == null ? Exchange.begin(this, routing, head(routing, Method.GET)) : begun;
        if (begun == null) {
            exchange.refuse(desk.problems().of(400, "A request names one host and one address", exchange.head()));
        } else if (status == 500) {
            exchange.refuse(new IllegalStateException("Routing failed", routing.failure()));
        } else if (status == 400 && !BROKEN.matcher(exchange.head().path()).find()) {
            exchange.refuse(desk.problems().of(400, "A parameter is not valid percent-encoding", exchange.head()));
        } else if (status == 416) {
            exchange.refuse(Response.empty(status));
        } else {
            exchange.refuse(new NotFound());
        }
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
                .putHeader("Date", desk.headers().date())
                .end("{\"error\":\"This request cannot be read: it is malformed, or its address or headers are too"
                        + " long\"}")
                .onComplete(_ -> in.connection().close());
    }

    /** What every request must pass before its handler sees it. */
    void guard(Request request) {
        desk.gate().accept(request);
        CrossSite.refuse(request);
        ApiLimits.count(request);
    }

    Runnable admit(Routing.Endpoint endpoint, Request request, HttpServerRequest in) {
        guard(request);
        return switch (endpoint) {
            case Routing.WebSocket(var handler) -> {
                var conversation = handler.admit(request);
                yield () -> desk.streams().webSocket(in, conversation);
            }
            case Routing.Events(var handler) -> {
                var subscription = handler.admit(request);
                yield () -> desk.streams().events(in, subscription);
            }
            case Routing.Plain _ -> throw new IllegalStateException("Not a stream");
        };
    }

    private Request.Head head(RoutingContext routing, Method method) {
        var in = routing.request();
        var address = in.remoteAddress() == null ? null : in.remoteAddress().hostAddress();
        var peer = address == null ? "" : address;
        var path = in.path() == null || in.path().isEmpty() ? "/" : in.path();
        return new Request.Head(
                method,
                in.uri(),
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                in.query(),
                in.headers(),
                routing.pathParams(),
                desk.proxies().client(peer, in.headers().getAll("X-Forwarded-For")),
                requestId(in, peer),
                desk.publicUrl(),
                () -> wanted(routing));
    }

    /** A trusted proxy may name the request, so that its log and ours meet. */
    private String requestId(HttpServerRequest in, String peer) {
        var given = in.getHeader("X-Request-Id");
        return given != null
                        && given.matches("[A-Za-z0-9-]{8,64}")
                        && desk.proxies().trusts(peer)
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

    Desk desk() {
        return desk;
    }
}
