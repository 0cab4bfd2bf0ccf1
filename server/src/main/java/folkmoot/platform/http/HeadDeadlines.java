package folkmoot.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Closes connections on which no request is complete in time. The idle timeout does not see them: whoever sends a byte of a
 * header now and then is never idle, and holds a connection for nothing (slow loris).
 */
final class HeadDeadlines {

    /** From the end of an answer until the head of the next request is complete. */
    private static final Duration PAUSE = Duration.ofSeconds(65);

    private final Vertx vertx;
    private final Duration first;
    private final Map<HttpConnection, Deadline> open = new ConcurrentHashMap<>();

    /** @param first from the opening of a connection until the head of its first request is complete; the next may come later */
    HeadDeadlines(Vertx vertx, Duration first) {
        this.vertx = vertx;
        this.first = first;
    }

    void opened(HttpConnection connection) {
        var deadline = new Deadline(connection);
        open.put(connection, deadline);
        connection.closeHandler(_ -> {
            open.remove(connection);
            deadline.began();
        });
        deadline.await(first);
    }

    /** The head of a request is complete. What becomes a WebSocket never ends, and is not waited for again. */
    void arrived(HttpServerRequest request) {
        var deadline = open.get(request.connection());
        if (deadline != null) {
            deadline.began();
        }
    }

    /** A request is answered. */
    void ended(HttpConnection connection) {
        var deadline = open.get(connection);
        if (deadline != null) {
            deadline.ended();
        }
    }

    private final class Deadline {

        private final HttpConnection connection;
        private int inFlight;
        private long timer = -1;

        private Deadline(HttpConnection connection) {
            this.connection = connection;
        }

        private synchronized void began() {
            inFlight++;
            vertx.cancelTimer(timer);
        }

        private synchronized void ended() {
            inFlight--;
            if (inFlight == 0) {
                await(PAUSE);
            }
        }

        private synchronized void await(Duration most) {
            timer = vertx.setTimer(most.toMillis(), _ -> connection.close());
        }
    }
}
