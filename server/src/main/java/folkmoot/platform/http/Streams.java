package folkmoot.platform.http;

import io.netty.buffer.ByteBufUtil;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that take their time: WebSockets, server-sent events, and bodies that are made while they are sent. What a client has not taken yet is counted; beyond the limit
 * it is disconnected, so that one slow reader costs bounded memory and delays nobody.
 */
final class Streams {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    /** Whoever takes longer for one is gone. */
    private static final Duration SLOWEST_PIECE = Duration.ofSeconds(60);

    private static final long PING_MILLIS = 30_000;
    private static final long THUMP_MILLIS = 15_000;
    private static final int GOING_AWAY = 1001;
    private static final int UNSUPPORTED_DATA = 1003;
    private static final int TRY_AGAIN_LATER = 1013;

    private final Vertx vertx;
    private final HandOver handOver;
    private final int mostBuffered;
    private final Set<Conversation.Connection> open = ConcurrentHashMap.newKeySet();

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
        open.forEach(connection -> connection.close(GOING_AWAY, "The server is restarting"));
    }

    /** Called on the connection's context after a handler admitted it. */
    void webSocket(HttpServerRequest request, Conversation conversation) {
        var transport = request.connection();
        request.toWebSocket().onSuccess(socket -> converse(socket, transport, conversation));
    }

    private void converse(ServerWebSocket socket, HttpConnection transport, Conversation conversation) {
        var inOrder = new InOrder(handOver::runAside);
        var client = new Client(transport, socket::writeTextMessage, socket::isClosed, socket::close);
        long ping = vertx.setPeriodic(PING_MILLIS, _ -> socket.writePing(Buffer.buffer("folkmoot")));
        open.add(client);
        socket.textMessageHandler(text -> {
            if (!inOrder.run(() -> conversation.received(text))) {
                client.close(TRY_AGAIN_LATER, "Too many messages at once");
            }
        });
        socket.binaryMessageHandler(_ -> client.close(UNSUPPORTED_DATA, "Only text is understood"));
        socket.exceptionHandler(_ -> socket.close());
        socket.closeHandler(_ -> ended(client, ping, inOrder, conversation));
        inOrder.run(() -> conversation.opened(client));
    }

    /** Called on the connection's context after a handler admitted it, with the headers set. */
    void events(HttpServerRequest request, Conversation conversation) {
        var response = request.response().setChunked(true).putHeader("Content-Encoding", "identity");
        var inOrder = new InOrder(handOver::runAside);
        var client = new Client(
                request.connection(),
                response::write,
                () -> response.closed() || response.ended(),
                (_, _) -> response.end());
        long thump = vertx.setPeriodic(THUMP_MILLIS, _ -> client.send(":thump\n"));
        open.add(client);
        response.exceptionHandler(_ -> ended(client, thump, inOrder, conversation));
        response.closeHandler(_ -> ended(client, thump, inOrder, conversation));
        response.endHandler(_ -> ended(client, thump, inOrder, conversation));
        client.send(":)\n");
        inOrder.run(() -> conversation.opened(client));
    }

    /**
     * Called on the connection's context with the headers set: sends pieces as they are made, the next one when the client has taken enough
     * of the last ones.
     */
    void pieces(HttpServerResponse response, Iterator<byte[]> pieces) {
        response.setChunked(true);
        handOver.runAside(() -> {
            try {
                while (pieces.hasNext() && !response.closed()) {
                    response.write(Buffer.buffer(pieces.next()))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(SLOWEST_PIECE.toMillis(), TimeUnit.MILLISECONDS);
                }
                response.end();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                response.reset();
            } catch (ExecutionException | TimeoutException gone) {
                response.reset();
            } catch (RuntimeException fault) {
                LOG.error("What was being sent could not be made to the end", fault);
                response.reset();
            }
        });
    }

    private void ended(Client client, long timer, InOrder inOrder, Conversation conversation) {
        if (open.remove(client)) {
            vertx.cancelTimer(timer);
            inOrder.runLast(conversation::closed);
        }
    }

    /** Somebody who reads; what they do not take is counted. */
    private final class Client implements Conversation.Connection {

        private final HttpConnection transport; // cut for a slow reader: a close frame would wait in its queue
        private final Function<String, Future<Void>> write;
        private final BooleanSupplier closed;
        private final BiConsumer<Short, String> goodbye;
        private final Context context = vertx.getOrCreateContext();
        private final AtomicLong pending = new AtomicLong();

        private Client(
                HttpConnection transport,
                Function<String, Future<Void>> write,
                BooleanSupplier closed,
                BiConsumer<Short, String> goodbye) {
            this.transport = transport;
            this.write = write;
            this.closed = closed;
            this.goodbye = goodbye;
        }

        @Override
        public void send(String text) {
            int length = ByteBufUtil.utf8Bytes(text);
            if (pending.addAndGet(length) > mostBuffered) {
                context.runOnContext(_ -> transport.close());
                return;
            }
            onceOpen(() -> write.apply(text).onComplete(_ -> pending.addAndGet(-length)));
        }

        @Override
        public void close(int code, String reason) {
            onceOpen(() -> goodbye.accept((short) code, reason));
        }

        private void onceOpen(Runnable act) {
            context.runOnContext(_ -> {
                if (!closed.getAsBoolean()) {
                    act.run();
                }
            });
        }
    }
}
