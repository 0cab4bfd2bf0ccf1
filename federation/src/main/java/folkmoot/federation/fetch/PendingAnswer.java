package folkmoot.federation.fetch;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An answer on its way in, counted as it comes. Methods run on the client's event loop, except {@link #abandon}. */
final class PendingAnswer {

    private final int maxBytes;
    private final CompletableFuture<Exchange> result = new CompletableFuture<>();
    private final Buffer body = Buffer.buffer();
    private final CompletableFuture<Void> sent = new CompletableFuture<>();
    private final CompletableFuture<Void> begun = new CompletableFuture<>();
    private volatile HttpClientRequest request;

    PendingAnswer(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Done when there is a connection and the request went out on it. */
    CompletableFuture<Void> sent() {
        return sent;
    }

    /** Done when the status and the headers are there. */
    CompletableFuture<Void> begun() {
        return begun;
    }

    CompletableFuture<Exchange> result() {
        return result;
    }

    void send(HttpClientRequest sending, Map<String, String> headers, byte[] bytes) {
        request = sending;
        if (result.isDone()) {
            sending.reset(); // given up while connecting
            return;
        }
        sending.exceptionHandler(this::fail);
        sending.response().onSuccess(this::receive).onFailure(this::fail);
        headers.forEach(sending::putHeader);
        if (bytes.length == 0) {
            sending.end();
        } else {
            sending.end(Buffer.buffer(bytes));
        }
        sent.complete(null);
    }

    void fail(Throwable failure) {
        result.completeExceptionally(failure);
        sent.completeExceptionally(failure);
        begun.completeExceptionally(failure);
    }

    /** Stops waiting; what still comes is dropped. */
    void abandon() {
        result.cancel(false);
        var sending = request;
        if (sending != null) {
            sending.reset();
        }
    }

    private void receive(HttpClientResponse response) {
        begun.complete(null);
        MultiMap headers = response.headers();
        response.exceptionHandler(this::fail);
        response.handler(part -> {
            if (body.length() + part.length() > maxBytes) {
                result.complete(new Exchange.TooLarge(
                        response.statusCode())); // before the reset, which itself calls the exception handler
                request.reset();
            } else if (!result.isDone()) {
                body.appendBuffer(part);
            }
        });
        response.endHandler(
                _ -> result.complete(new Exchange.Answered(response.statusCode(), headers, body.getBytes())));
    }
}
