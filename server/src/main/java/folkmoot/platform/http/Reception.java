package folkmoot.platform.http;

import folkmoot.platform.problem.NotFound;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CSPHandler;
import io.vertx.ext.web.handler.XFrameHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where requests arrive on the event loop: named, led by the router to what stands at their path, and sent on their way. Its
 * components are what all requests of one listener share.
 */
record Reception(
        Vertx vertx,
        HttpSettings settings,
        RateLimits limits,
        HandOver handOver,
        Streams streams,
        HeadDeadlines heads,
        TrustedProxies proxies,
        ProblemResponses problems,
        StandardHeaders headers,
        BodyRoom memory,
        BodyRoom disk,
        Consumer<Request> gate,
        RequestObserver observer) {

    private static final List<Integer> FAILURES = List.of(400, 403, 404, 416, 500);
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Set<HttpMethod> METHODS =
            Set.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

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
        var router = Router.router(vertx);
        FAILURES.forEach(status -> router.errorHandler(status, failed -> fail(status, failed)));
        return router;
    }

    private void arrive(RoutingContext routing) {
        var in = routing.request();
        var exchange = Exchange.of(this, routing);
        if (in.uri().length() > HttpListener.MOST_LINE_BYTES) { // HTTP/2 knows no line of its own for it
            exchange.refuse(414, "This address is too long");
        } else if (in.headers().getAll("Host").size() > 1) { // RFC 9112 3.2: two readers could take it for two hosts
            exchange.refuse(400, "A request names one host");
        } else if (in.method() == HttpMethod.OPTIONS) {
            exchange.answer(Response.empty(204)
                    .header("Allow", StandardHeaders.METHODS)
                    .header("Access-Control-Allow-Methods", StandardHeaders.METHODS)
                    .header("Access-Control-Allow-Headers", allowedHeaders(in))
                    .header("Access-Control-Max-Age", "86400"));
        } else if (!METHODS.contains(exchange.request().method())) {
            exchange.refuse(405, "This method is not known here");
        } else {
            routing.next();
        }
    }

    private static String allowedHeaders(HttpServerRequest in) {
        var asked = in.getHeader("Access-Control-Request-Headers");
        return asked == null ? "*" : asked.replaceAll("[^A-Za-z0-9,_ -]", "");
    }

    private void serve(RoutingContext routing, Routing.Place place) {
        var exchange = Exchange.of(this, routing);
        var request = exchange.request();
        var candidates = place.routes().stream()
                .filter(route -> route.method() == request.method())
                .toList();
        if (!place.names(routing.pathParams(), request.path())) {
            routing.next();
        } else if (candidates.isEmpty()) {
            wrongMethod(exchange, place);
        } else {
            candidates.stream()
                    .filter(route -> route.accept() != Accept.ANYTHING && request.wants(route.accept()))
                    .findFirst()
                    .or(() -> candidates.stream()
                            .filter(route -> route.accept() == Accept.ANYTHING)
                            .findFirst())
                    .ifPresentOrElse(
                            route -> new BodyReading(exchange, route, candidates.size() > 1).begin(),
                            () -> exchange.refuse(new NotFound()));
        }
    }

    private void wrongMethod(Exchange exchange, Routing.Place place) {
        var names = place.routes().stream()
                .map(route -> route.method().name())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        var message = "This address answers " + names + " only";
        exchange.answer(problems.of(405, message, exchange.request()).header("Allow", names));
    }

    /** What Vert.x Web itself found wrong. */
    private void fail(int status, RoutingContext routing) {
        boolean unread = !Exchange.hasBegun(routing);
        var exchange = Exchange.of(this, routing);
        if (unread) {
            exchange.refuse(400, "A request names one host and one address");
        } else if (status == 500) {
            exchange.refuse(new IllegalStateException("Routing failed", routing.failure()));
        } else if (status == 400 && !BROKEN.matcher(exchange.request().path()).find()) {
            exchange.refuse(400, "A parameter is not valid percent-encoding");
        } else if (status == 416) {
            exchange.answer(Response.empty(status));
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
                .putHeader("Date", StandardHeaders.date())
                .end("{\"error\":\"This request cannot be read: it is malformed, or its address or headers are too"
                        + " long\"}")
                .onComplete(_ -> in.connection().close());
    }

    /** What a handler gets to see of a request that was not read yet. */
    Request request(RoutingContext routing) {
        var in = routing.request();
        var address = in.remoteAddress() == null ? null : in.remoteAddress().hostAddress();
        var peer = address == null ? "" : address;
        var client = proxies.client(peer, in.headers().getAll("X-Forwarded-For"));
        var origin =
                new Request.Origin(client, requestId(in, peer), settings.at().publicUrl());
        return new Request(routing, origin, limits);
    }

    /** A trusted proxy may name the request, so that its log and ours meet. */
    private String requestId(HttpServerRequest in, String peer) {
        var given = in.getHeader("X-Request-Id");
        return given != null && given.matches("[A-Za-z0-9-]{8,64}") && proxies.trusts(peer)
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong());
    }
}
