package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Unauthorized;
import io.vertx.core.Vertx;
import io.vertx.junit5.Checkpoint;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StreamsTest {

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final VertxTestContext closing = new VertxTestContext();
    private final Checkpoint closed = closing.checkpoint();
    private TestServer server;

    @BeforeEach
    void open(Vertx vertx) {
        server = TestServer.with(
                vertx,
                new Routing().get("/api/v1/streaming", this::admit).get("/api/v1/streaming/user", this::subscribe));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Response admit(Request request) {
        if (request.header("Sec-WebSocket-Protocol").isEmpty()
                && request.parameter("access_token").isEmpty()) {
            throw new Unauthorized("Missing access token");
        }
        return Response.webSocket(new Conversation() {
            private Connection to;

            @Override
            public void opened(Connection connection) {
                to = connection;
            }

            @Override
            public void received(String text) {
                if (text.equals("flood")) {
                    for (int i = 0; i < 100_000; i++) {
                        to.send("x".repeat(1000));
                    }
                }
                to.send("echo " + text);
            }

            @Override
            public void closed() {
                closed.flag();
            }
        });
    }

    private Response subscribe(Request request) {
        return Response.events(new Conversation() {
            @Override
            public void opened(Connection stream) {
                stream.send(Conversation.event("update", "{\"a\":1}"));
                stream.close(1000, "done");
            }

            @Override
            public void closed() {
                closed.flag();
            }
        });
    }

    private WebSocket connect(boolean reading, String... protocols) {
        var builder = server.client.newWebSocketBuilder();
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0]);
        }
        return builder.buildAsync(
                        URI.create("ws://127.0.0.1:" + server.port() + "/api/v1/streaming"), new WebSocket.Listener() {
                            @Override
                            public void onOpen(WebSocket socket) {
                                if (reading) {
                                    socket.request(1);
                                }
                            }

                            @Override
                            public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                                received.add(data.toString());
                                socket.request(1);
                                return null;
                            }
                        })
                .join();
    }

    @Test
    void aTokenAsSubprotocolIsEchoedAndTextIsAnswered() throws Exception {
        var socket = connect(true, "some-token");

        assertThat(socket.getSubprotocol()).isEqualTo("some-token");
        socket.sendText("hello", true).join();
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("echo hello");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        assertThat(closing.awaitCompletion(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRefusedUpgradeHasItsStatus() {
        assertThatThrownBy(() -> connect(true)).hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void whoAsksForNoUpgradeIsToldThatThereIsNothing() {
        assertThat(server.get("/api/v1/streaming?access_token=x").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/streaming").statusCode()).isEqualTo(401);
    }

    @Test
    void aRefusedUpgradeLeavesTheConnectionToTheNextRequest() throws Exception {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            var upgrade = "GET /api/v1/streaming HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(upgrade.getBytes(StandardCharsets.US_ASCII));
            var last = "GET /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(last.getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("HTTP/1.1 404 ");
        }
    }

    @Test
    void aReaderThatDoesNotKeepUpIsDisconnected() throws Exception {
        var socket = connect(false, "some-token");

        socket.sendText("flood", true).join();

        assertThat(closing.awaitCompletion(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void eventsArriveInTheirForm() throws Exception {
        var response = server.client.send(
                server.to("/api/v1/streaming/user").build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.lines()).containsExactly(":)", "event: update", "data: {\"a\":1}", "");
        }
        assertThat(closing.awaitCompletion(5, TimeUnit.SECONDS)).isTrue();
    }
}
