package folkmoot.platform.http;

import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.TooLarge;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** One request on its way: body read on the event loop, handler on a virtual thread, answer written on the event loop. */
final class Exchange {

    private final Reception reception;
    private final HttpServerRequest in;
    private final Context context;
    private final Request.Head head;
    private final long begun = System.nanoTime();
    private boolean answered;
    private int largeBody;

    Exchange(Reception reception, HttpServerRequest in, Request.Head head) {
        this.reception = reception;
        this.in = in;
        this.context = Vertx.currentContext();
        this.head = head;
    }

    HttpServerRequest in() {
        return in;
    }

    Context context() {
        return context;
    }

    Reception reception() {
        return reception;
    }

    boolean isAnswered() {
        return answered;
    }

    Request.Head head() {
        return head;
    }

    /** Answers without asking any handler. */
    void refuse(Response response) {
        write(response, List.of(), false);
    }

    void refuse(RuntimeException problem) {
        refuse(reception.problems().of(problem, head));
    }

    /** Reads the body up to the route's limit, then hands over. */
    void read(Routing.Plain endpoint, boolean negotiated) {
        int limit = endpoint.body().limit();
        if (announcedLength() > limit) {
            refuseAndClose(limit);
            return;
        }
        if (isLargeForm(limit)) {
            new FormReading(this, endpoint, negotiated).begin();
            return;
        }
        long deadline = startTimer();
        var body = Buffer.buffer();
        in.handler(chunk -> {
            if (!answered && body.length() + chunk.length() > limit) {
                refuseAndClose(limit);
            } else if (!answered && limit > Body.DEFAULT.limit() && !hasRoomFor(chunk.length())) {
                refuse(new Overloaded("Too many uploads at once; try again in a moment"));
            } else if (!answered) {
                body.appendBuffer(chunk);
            }
        });
        in.exceptionHandler(_ -> {
            cancel(deadline);
            forgetBody();
        });
        in.endHandler(_ -> {
            cancel(deadline);
            if (!answered) {
                var bytes = body.length() == 0 ? Reception.NO_BODY : body.getBytes();
                handOver(endpoint, () -> reception.request(head, bytes, endpoint.body()), negotiated, () -> {});
            }
        });
    }

    /** What may be large and holds files stands on the disk until it is its turn. */
    private boolean isLargeForm(int limit) {
        var type = in.getHeader("Content-Type");
        boolean small = in.getHeader("Content-Length") != null && announcedLength() <= Body.DEFAULT.limit();
        return limit > Body.DEFAULT.limit()
                && !small
                && type != null
                && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Gives up on a body that comes too slowly. */
    long startTimer() {
        return hasBody() ? after(reception.slowest().body(), this::abandon) : -1;
    }

    private long after(Duration time, Runnable action) {
        return reception.vertx().setTimer(time.toMillis(), _ -> action.run());
    }

    private boolean hasRoomFor(int bytes) {
        boolean room = reception.memory().take(bytes);
        largeBody += room ? bytes : 0;
        return room;
    }

    /** Asks a streaming endpoint whether it takes the client, then lets the stream begin. */
    void open(Routing.Endpoint endpoint) {
        in.pause();
        boolean taken = reception.handOver().run(() -> {
            try {
                var request = reception.request(head, Reception.NO_BODY, Body.DEFAULT);
                var begin = reception.admit(endpoint, request, in);
                context.runOnContext(_ -> {
                    in.resume();
                    begin.run();
                });
            } catch (RuntimeException problem) {
                context.runOnContext(_ -> {
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
                reception.slowest().answer(),
                () -> refuse(new Overloaded("This takes longer than anybody waits; try again in a moment")));
        boolean taken = reception.handOver().run(() -> {
            Request request = null;
            Response response;
            try {
                request = made.get();
                reception.guard(request);
                response = endpoint.handler().handle(request);
            } catch (RuntimeException | StackOverflowError problem) {
                response = reception.problems().of(problem, head);
            } finally {
                afterwards.run();
            }
            var answer = response;
            var standings = request == null ? List.<RateLimits.Standing>of() : request.standings();
            context.runOnContext(_ -> {
                cancel(patience);
                write(answer, standings, negotiated);
            });
        });
        if (!taken) {
            cancel(patience);
            afterwards.run();
            refuse(new Overloaded("Too many requests at once; try again in a moment"));
        }
    }

    void refuseAndClose(int limit) {
        closeAfterwards();
        refuse(new TooLarge("The body is larger than " + limit + " bytes"));
    }

    private void write(Response response, List<RateLimits.Standing> standings, boolean negotiated) {
        if (answered) {
            return;
        }
        answered = true;
        forgetBody();
        var out = in.response();
        if (out.closed()) {
            return;
        }
        out.setStatusCode(response.status());
        response.headers().forEach(header -> out.putHeader(header.getKey(), header.getValue()));
        response.cookies().forEach(cookie -> out.headers().add("Set-Cookie", cookie.header(reception.isSecure())));
        out.putHeader("X-Request-Id", head.requestId());
        if (negotiated) {
            out.headers().add("Vary", "Accept");
        }
        reception.headers().complete(out.headers(), response, head, standings);
        send(response);
        long nanos = System.nanoTime() - begun;
        reception.log().write(head, in.method().name(), response, nanos);
        reception.observer().answered(in.method().name(), response.status(), nanos);
    }

    private void send(Response response) {
        var out = in.response();
        if (response.file().isPresent()) {
            send(response.file().get());
            return;
        }
        var body = response.body();
        var type = response.header("Content-Type").orElse("");
        if (body.length > 0 && !isCompressible(type)) {
            out.putHeader("Content-Encoding", "identity");
        }
        if (in.method() == HttpMethod.HEAD) {
            out.putHeader("Content-Length", Integer.toString(body.length)).end();
        } else if (body.length == 0) {
            out.end();
        } else {
            out.end(Buffer.buffer(body));
        }
    }

    private void send(Response.FilePart file) {
        var out = in.response().putHeader("Content-Encoding", "identity");
        if (in.method() == HttpMethod.HEAD) {
            out.putHeader("Content-Length", Long.toString(file.length())).end();
        } else {
            out.sendFile(file.path().toString(), file.offset(), file.length());
        }
    }

    /** Images are compressed already; trying again costs time and gains nothing. */
    private static boolean isCompressible(String type) {
        return type.startsWith("text/") || type.contains("json") || type.contains("xml") || type.contains("javascript");
    }

    private long announcedLength() {
        var length = in.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException absurd) {
            return Long.MAX_VALUE;
        }
    }

    private boolean hasBody() {
        return in.getHeader("Content-Length") != null || in.getHeader("Transfer-Encoding") != null;
    }

    private void abandon() {
        if (!answered) {
            closeAfterwards();
            refuse(reception.problems().of(408, "The body of this request came too slowly", head));
            hangUp();
        }
    }

    /** Once the answer is written: nobody waits for the rest of the body. */
    private void hangUp() {
        if (in.version() != HttpVersion.HTTP_2) {
            context.runOnContext(_ -> in.connection().close());
        }
    }

    /** The rest of the body is not worth reading; on HTTP/2 the other requests of the connection go on. */
    private void closeAfterwards() {
        if (in.version() != HttpVersion.HTTP_2) {
            in.response().putHeader("Connection", "close");
        }
    }

    private void forgetBody() {
        reception.memory().giveBack(largeBody);
        largeBody = 0;
    }

    void cancel(long timer) {
        if (timer >= 0) {
            reception.vertx().cancelTimer(timer);
        }
    }
}
