package folkmoot.platform.http;

import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Overloaded;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Supplier;

/** One request on its way: body read on the event loop, handler on a virtual thread, answer written on the event loop. */
final class Exchange {

    private static final String KEY = "exchange";

    private final Reception reception;
    private final HttpServerRequest in;
    private final HttpServerResponse out;
    private final Context context = Vertx.currentContext();
    private final Request request;
    private final long begun = System.nanoTime();
    private boolean answered;

    private Exchange(Reception reception, RoutingContext routing) {
        this.reception = reception;
        this.in = routing.request();
        this.out = routing.response();
        this.request = reception.request(routing);
    }

    static boolean hasBegun(RoutingContext routing) {
        return routing.get(KEY) != null;
    }

    /** Begins when it is asked for first; whatever answers then, its headers are completed and its line is written. */
    static Exchange of(Reception reception, RoutingContext routing) {
        Exchange exchange = routing.get(KEY);
        if (exchange == null) {
            exchange = new Exchange(reception, routing);
            routing.put(KEY, exchange);
            exchange.out.headersEndHandler(exchange::complete).endHandler(exchange::ended);
        }
        return exchange;
    }

    HttpServerRequest in() {
        return in;
    }

    Reception reception() {
        return reception;
    }

    /** Without a body as long as that was not read. */
    Request request() {
        return request;
    }

    boolean isAnswered() {
        return answered;
    }

    /** Answers without asking any handler. */
    void answer(Response response) {
        write(response, false);
    }

    /** Answers with a status that no problem stands for. */
    void refuse(int status, String message) {
        answer(reception.problems().of(status, message, request));
    }

    void refuse(Throwable problem) {
        answer(reception.problems().of(problem, request));
    }

    void onLoop(Runnable work) {
        context.runOnContext(_ -> work.run());
    }

    long after(Duration time, Runnable action) {
        return reception.vertx().setTimer(time.toMillis(), _ -> action.run());
    }

    void cancel(long timer) {
        reception.vertx().cancelTimer(timer);
    }

    /**
     * Lets the handler work.
     *
     * @param made reads the last of the request
     * @param negotiated whether others would get another answer
     * @param afterwards runs when the handler is done, or when there is no room for it
     */
    void handOver(Handler handler, Supplier<Request> made, boolean negotiated, Runnable afterwards) {
        long patience = after(
                reception.settings().slowest().answer(),
                () -> refuse(new Overloaded("This takes longer than anybody waits; try again in a moment")));
        var line = Line.of(in.method(), request.path());
        boolean taken = reception
                .handOver()
                .run(
                        line,
                        () -> {
                            Response response;
                            try {
                                reception.gate().accept(made.get());
                                CrossSite.refuse(request);
                                response = handler.handle(request);
                            } catch (Throwable problem) { // also a fault of the JVM: whoever waits has to hear of it
                                response = reception.problems().of(problem, request);
                            } finally {
                                afterwards.run();
                            }
                            var answer = response;
                            onLoop(() -> {
                                cancel(patience);
                                write(answer, negotiated);
                            });
                        },
                        () -> onLoop(() -> turnAway(patience, afterwards)));
        if (!taken) {
            turnAway(patience, afterwards);
        }
    }

    private void turnAway(long patience, Runnable afterwards) {
        cancel(patience);
        afterwards.run();
        refuse(new Overloaded("Too many requests at once; try again in a moment"));
    }

    private void write(Response response, boolean negotiated) {
        if (answered || out.closed()) {
            answered = true;
            return;
        }
        if (response.content() instanceof Response.Messages && !isUpgrade()) {
            refuse(new NotFound());
            return;
        }
        answered = true;
        if (response.content() instanceof Response.Messages(var conversation)) {
            reception.streams().webSocket(in, conversation);
            return;
        }
        if (isUpgrade()) {
            in.resume(); // it becomes no WebSocket
        }
        out.setStatusCode(response.status());
        response.headers().forEach(header -> out.putHeader(header.getKey(), header.getValue()));
        response.cookies()
                .forEach(cookie ->
                        out.addCookie(cookie.setSecure(reception.headers().secure())));
        if (negotiated) {
            out.headers().add("Vary", "Accept");
        }
        if (!isCompressible(response)) {
            out.putHeader("Content-Encoding", "identity");
        }
        if (in.method() == HttpMethod.HEAD && response.content() instanceof Response.Pieces) {
            out.end(); // nobody knows how many bytes it would be
            return;
        }
        if (in.method() == HttpMethod.HEAD) {
            out.putHeader("Content-Length", Long.toString(response.content().length()))
                    .end();
            return;
        }
        switch (response.content()) {
            case Response.Bytes(var bytes) -> out.end(Buffer.buffer(bytes));
            case Response.FilePart(var path, var offset, var length) -> out.sendFile(path.toString(), offset, length);
            case Response.Pieces(var pieces) -> reception.streams().pieces(out, pieces);
            case Response.Events(var conversation) -> reception.streams().events(in, conversation);
            case Response.Messages _ -> throw new IllegalStateException("Not an answer in HTTP");
        }
    }

    /** A WebSocket is asked for: such a request waits unread, as only then it can become one. */
    boolean isUpgrade() {
        return in.method() == HttpMethod.GET && "websocket".equalsIgnoreCase(in.getHeader("Upgrade"));
    }

    /** Images are compressed already; trying again costs time and gains nothing. */
    private static boolean isCompressible(Response response) {
        var type = response.header("Content-Type").orElse("");
        boolean written = response.content() instanceof Response.Pieces;
        return (written || response.content() instanceof Response.Bytes)
                && (!written && response.content().length() == 0
                        || type.startsWith("text/")
                        || type.contains("json")
                        || type.contains("xml")
                        || type.contains("javascript"));
    }

    private void complete(Void headers) {
        out.putHeader("X-Request-Id", request.requestId());
        reception.headers().complete(out, request);
    }

    private void ended(Void answer) {
        long nanos = System.nanoTime() - begun;
        AccessLog.write(request, in.method().name(), out, nanos);
        reception.observer().answered(in.method().name(), out.getStatusCode(), nanos);
        reception.heads().ended(in.connection());
    }
}
