package folkmoot.platform.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Long-lived connections: WebSockets and server-sent events. What a client has not taken yet is counted; beyond the limit
 * it is disconnected, so that one slow reader costs bounded memory and delays nobody.
 */
final class Streams {

    private static final long PING_MILLIS = 30_000;
    private static final long THUMP_MILLIS = 15_000;
    private static final int GOING_AWAY = 1001;
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Vertx vertx;
    private final HandOver handOver;
    private final int mostBuffered;
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();

    Streams(Vertx vertx, HandOver handOver, int mostBuffered) {
        this.vertx = vertx;
        this.handOver = handOver;
        this.mostBuffered = mostBuffered;
    }

    /** How many connections are open now. */
    int open() {
        return open.size();
    }

    /** Sends everybody away. */
    void close() {
        open.forEach(Runnable::run);
    }

    /** Called on the connection's context after a handler admitted it. */
    void webSocket(HttpServerRequest request, WebSocketHandler.Conversation conversation) {
        var transport = request.connection();
        request.toWebSocket().onSuccess(socket -> converse(socket, transport, conversation));
    }

    private void converse(
            ServerWebSocket socket, HttpConnection transport, WebSocketHandler.Conversation conversation) {
        var context = vertx.getOrCreateContext();
        var inOrder = new InOrder(handOver);
        var connection = new Socket(socket, transport, context);
        Runnable leave = () -> connection.close(GOING_AWAY, "The server is restarting");
        open.add(leave);
        long ping = vertx.setPeriodic(PING_MILLIS, _ -> socket.writePing(Buffer.buffer("folkmoot")));
        socket.textMessageHandler(text -> {
            if (!inOrder.run(() -> conversation.received(text))) {
                connection.close(TRY_AGAIN_LATER, "Too many messages at once");
            }
        });
        socket.binaryMessageHandler(_ -> connection.close(UNSUPPORTED_DATA, "Only text is understood"));
        socket.exceptionHandler(_ -> socket.close());
        socket.closeHandler(_ -> {
            vertx.cancelTimer(ping);
            open.remove(leave);
            inOrder.runLast(conversation::closed);
        });
        inOrder.run(() -> conversation.opened(connection));
    }

    /** Called on the connection's context after a handler admitted it. */
    void events(HttpServerRequest request, EventStreamHandler.Subscription subscription) {
        var response = request.response();
        response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "private, no-store")
                .putHeader("Content-Encoding", "identity")
                .putHeader("X-Accel-Buffering", "no");
        var inOrder = new InOrder(handOver);
        var stream = new Events(request, vertx.getOrCreateContext());
        Runnable leave = stream::close;
        open.add(leave);
        long thump = vertx.setPeriodic(THUMP_MILLIS, _ -> stream.write(":thump\n"));
        var once = new AtomicBoolean();
        Runnable ended = () -> {
            if (once.compareAndSet(false, true)) {
                vertx.cancelTimer(thump);
                open.remove(leave);
                inOrder.runLast(subscription::closed);
            }
        };
        response.exceptionHandler(_ -> ended.run());
        response.closeHandler(_ -> ended.run());
        response.endHandler(_ -> ended.run());
        stream.write(":)\n");
        inOrder.run(() -> subscription.opened(stream));
    }

    private final class Socket implements WebSocketConnection {

        private final ServerWebSocket socket;
        private final HttpConnection
                transport; // closed at once for a slow reader: a close frame would wait in its queue
        private final Context context;
        private final AtomicLong pending = new AtomicLong();

        private Socket(ServerWebSocket socket, HttpConnection transport, Context context) {
            this.socket = socket;
            this.transport = transport;
            this.context = context;
        }

        @Override
        public void send(String text) {
            if (pending.addAndGet(text.length()) > mostBuffered) {
                context.runOnContext(_ -> transport.close());
                return;
            }
            context.runOnContext(_ -> {
                if (!socket.isClosed()) {
                    socket.writeTextMessage(text).onComplete(_ -> pending.addAndGet(-text.length()));
                }
            });
        }

        @Override
        public void close(int code, String reason) {
            context.runOnContext(_ -> {
                if (!socket.isClosed()) {
                    socket.close((short) code, reason);
                }
            });
        }
    }

    private final class Events implements EventStream {

        private final HttpServerRequest request;
        private final Context context;
        private final AtomicLong pending = new AtomicLong();

        private Events(HttpServerRequest request, Context context) {
            this.request = request;
            this.context = context;
        }

        @Override
        public void send(String event, String data) {
            write("event: " + event.replaceAll("[\r\n]", "") + "\ndata: " + data.replaceAll("\r\n|\r|\n", "\ndata: ")
                    + "\n\n");
        }

        private void write(String text) {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (pending.addAndGet(length) > mostBuffered) {
                context.runOnContext(_ -> request.connection().close());
                return;
            }
            context.runOnContext(_ -> {
                var response = request.response();
                if (!response.closed() && !response.ended()) {
                    response.write(text).onComplete(_ -> pending.addAndGet(-length));
                }
            });
        }

        @Override
        public void close() {
            context.runOnContext(_ -> {
                if (!request.response().ended() && !request.response().closed()) {
                    request.response().end();
                }
            });
        }
    }
}
