package folkmoot.platform.http;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Overloaded;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** One request on its way: body read on the event loop, handler on a virtual thread, answer written on the event loop. */
final class Exchange {

    private static final String KEY = "exchange";

    private final Reception reception;
    private final Desk desk;
    private final HttpServerRequest in;
    private final HttpServerResponse out;
    private final Context context = Vertx.currentContext();
    private final Request.Head head;
    private final long begun = System.nanoTime();
    private List<RateLimits.Standing> standings = List.of();
    private boolean answered;

    private Exchange(Reception reception, RoutingContext routing, Request.Head head) {
        this.reception = reception;
        this.desk = reception.desk();
        this.in = routing.request();
        this.out = routing.response();
        this.head = head;
    }

    /** Whatever answers, its headers are completed and its line is written. */
    static Exchange begin(Reception reception, RoutingContext routing, Request.Head head) {
        var exchange = new Exchange(reception, routing, head);
        routing.put(KEY, exchange);
        exchange.out.headersEndHandler(_ -> exchange.complete()).endHandler(_ -> exchange.ended());
        return exchange;
    }

    /** Null before it began. */
    static Exchange of(RoutingContext routing) {
        return routing.get(KEY);
    }

    HttpServerRequest in() {
        return in;
    }

    Desk desk() {
        return desk;
    }

    boolean isAnswered() {
        return answered;
    }

    Request.Head head() {
        return head;
    }

    /** Answers without asking any handler. */
    void refuse(Response response) {
        write(response, false);
    }

    void refuse(RuntimeException problem) {
        refuse(desk.problems().of(problem, head));
    }

    void onLoop(Runnable work) {
        context.runOnContext(_ -> work.run());
    }

    long after(Duration time, Runnable action) {
        return desk.vertx().setTimer(time.toMillis(), _ -> action.run());
    }

    void cancel(long timer) {
        if (timer >= 0) {
            desk.vertx().cancelTimer(timer);
        }
    }

    /** What a handler gets to see; the query wins over the body where both name a thing, as in Rails. */
    Request request(byte[] body, Parameters parameters, List<Upload> uploads) {
        try {
            head.parsedQuery().forEach((name, values) -> values.forEach(value -> parameters.add(name, value)));
        } catch (IllegalArgumentException broken) {
            throw Invalid.malformed("A parameter is not valid percent-encoding");
        }
        return new Request(head, body, parameters, uploads, desk.limits());
    }

    /** Asks a streaming endpoint whether it takes the client, then lets the stream begin. */
    void open(Routing.Endpoint endpoint) {
        in.pause();
        boolean taken = desk.handOver().run(() -> {
            try {
                var request = request(new byte[0], Parameters.none(), List.of());
                var begin = reception.admit(endpoint, request, in);
                onLoop(() -> {
                    in.resume();
                    begin.run();
                });
            } catch (RuntimeException problem) {
                onLoop(() -> {
                    in.resume();
                    refuse(problem);
                });
            }
        });
        if (!taken) {
            in.resume();
            refuse(new Overloaded("Too many requests at once; try again in a moment"));
        }
    }

    /** @param afterwards runs when the handler is done, or when there is no room for it */
    void handOver(Routing.Plain endpoint, Supplier<Request> made, boolean negotiated, Runnable afterwards) {
        long patience = after(
                desk.slowest().answer(),
                () -> refuse(new Overloaded("This takes longer than anybody waits; try again in a moment")));
        boolean taken = desk.handOver().run(() -> {
            var counted = List.<RateLimits.Standing>of();
            Response response;
            try {
                var request = made.get();
                counted = request.standings();
                reception.guard(request);
                response = endpoint.handler().handle(request);
            } catch (RuntimeException | StackOverflowError problem) {
                response = desk.problems().of(problem, head);
            } finally {
                afterwards.run();
            }
            answer(response, counted, negotiated, patience);
        });
        if (!taken) {
            cancel(patience);
            afterwards.run();
            refuse(new Overloaded("Too many requests at once; try again in a moment"));
        }
    }

    private void answer(Response response, List<RateLimits.Standing> counted, boolean negotiated, long patience) {
        context.runOnContext(_ -> {
            cancel(patience);
            standings = answered ? standings : counted;
            write(response, negotiated);
        });
    }

    private void write(Response response, boolean negotiated) {
        if (answered || out.closed()) {
            answered = true;
            return;
        }
        answered = true;
        out.setStatusCode(response.status());
        response.headers().forEach(header -> out.putHeader(header.getKey(), header.getValue()));
        response.cookies().forEach(cookie -> out.headers().add("Set-Cookie", cookie.header(desk.isSecure())));
        if (negotiated) {
            out.headers().add("Vary", "Accept");
        }
        var file = response.file();
        if (response.body().length > 0 && !isCompressible(response) || file.isPresent()) {
            out.putHeader("Content-Encoding", "identity");
        }
        long length = file.isPresent() ? file.get().length() : response.body().length;
        if (in.method() == HttpMethod.HEAD) {
            out.putHeader("Content-Length", Long.toString(length)).end();
        } else if (file.isPresent()) {
            out.sendFile(file.get().path().toString(), file.get().offset(), length);
        } else if (length == 0) {
            out.end();
        } else {
            out.end(Buffer.buffer(response.body()));
        }
    }

    /** Images are compressed already; trying again costs time and gains nothing. */
    private static boolean isCompressible(Response response) {
        var type = response.header("Content-Type").orElse("");
        return type.startsWith("text/") || type.contains("json") || type.contains("xml") || type.contains("javascript");
    }

    private void complete() {
        out.putHeader("X-Request-Id", head.requestId());
        desk.headers().complete(out, head, standings);
    }

    private void ended() {
        long nanos = System.nanoTime() - begun;
        desk.log().write(head, in.method().name(), out, nanos);
        desk.observer().answered(in.method().name(), out.getStatusCode(), nanos);
        desk.heads().ended(in.connection());
    }
}
