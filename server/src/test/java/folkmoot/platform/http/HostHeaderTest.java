package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that leave open for which host they are (RFC 9112 3.2). */
@ExtendWith(VertxExtension.class)
class HostHeaderTest {

    private static TestServer server;

    @BeforeAll
    static void open(Vertx vertx) {
        server = TestServer.with(vertx, new Routing().get("/here", _ -> Response.text("fine")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRequestNamesExactlyOneHost() throws IOException {
        assertThat(answer("GET /here HTTP/1.1\r\nHost: folkmoot.example\r\n")).startsWith("HTTP/1.1 200");
        assertThat(answer("GET /here HTTP/1.1\r\n")).startsWith("HTTP/1.1 400");
        assertThat(answer("GET /here HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(answer("GET /here HTTP/1.0\r\n")).contains(" 200 ");
    }

    private static String answer(String head) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
