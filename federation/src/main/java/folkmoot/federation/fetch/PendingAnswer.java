package folkmoot.federation.fetch;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * An answer on its way in, counted as it comes and given up when it is late. All of it happens on one event loop, whose timers
 * cost next to nothing there, except {@link #abandon}.
 */
final class PendingAnswer {

    private static final long NONE = -1;

    private final Vertx vertx;
    private final GuardedHttp.Request asked;
    private final CompletableFuture<Exchange> result = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private volatile HttpClientRequest request;
    private long untilEnd = NONE;
    private long untilBegun = NONE;
    private String missing = "connection";

    PendingAnswer(Vertx vertx, GuardedHttp.Request asked) {
        this.vertx = vertx;
        this.asked = asked;
    }

    CompletableFuture<Exchange> result() {
        return result;
    }

    /** From now on it may be late. */
    void begin() {
        untilEnd = vertx.setTimer(millis(asked.deadline()), _ -> late(asked.deadline()));
    }

    void send(HttpClientRequest sending) {
        request = sending;
        if (result.isDone()) {
            sending.reset(); // given up while connecting
            return;
        }
        sending.exceptionHandler(this::fail);
        sending.response().onSuccess(this::receive).onFailure(this::fail);
        asked.headers().forEach(sending::putHeader);
        if (asked.body().length == 0) {
            sending.end();
        } else {
            sending.end(Buffer.buffer(asked.body()));
        }
        missing = "beginning of an answer";
        if (asked.headersWithin().compareTo(asked.deadline()) < 0) {
            untilBegun = vertx.setTimer(millis(asked.headersWithin()), _ -> late(asked.headersWithin()));
        }
    }

    void fail(Throwable failure) {
        if (result.completeExceptionally(failure)) {
            ended();
        }
    }

    /** Stops waiting; what still comes is dropped. */
    void abandon() {
        result.cancel(false);
        reset();
    }

    private void late(Duration limit) {
        fail(new TimeoutException("No " + missing + " within " + limit.toSeconds() + " s"));
        reset();
    }

    private void reset() {
        var sending = request;
        if (sending != null) {
            sending.reset();
        }
    }

    private void receive(HttpClientResponse response) {
        missing = "complete answer";
        untilBegun = cancelled(untilBegun);
        MultiMap headers = response.headers();
        response.exceptionHandler(this::fail);
        response.handler(part -> {
            if (body.length() + part.length() > asked.maxBytes()) {
                complete(new Exchange.TooLarge(
                        response.statusCode())); // before the reset, which itself calls the exception handler
                request.reset();
            } else if (!result.isDone()) {
                body.appendBuffer(part);
            }
        });
        response.endHandler(_ -> complete(new Exchange.Answered(response.statusCode(), headers, body.getBytes())));
    }

    private void complete(Exchange exchange) {
        if (result.complete(exchange)) {
            ended();
        }
    }

    private void ended() {
        untilEnd = cancelled(untilEnd);
        untilBegun = cancelled(untilBegun);
    }

    private long cancelled(long timer) {
        if (timer != NONE) {
            vertx.cancelTimer(timer);
        }
        return NONE;
    }

    private static long millis(Duration limit) {
        return Math.max(1, limit.toMillis());
    }
}
