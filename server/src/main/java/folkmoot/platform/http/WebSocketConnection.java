package folkmoot.platform.http;

/** The other side of a WebSocket. Usable from any thread. */
public interface WebSocketConnection {

    /** Sends a text frame. A client that lags too far behind is disconnected instead. */
    void send(String text);

    /** Says goodbye with a WebSocket close code (RFC 6455 7.4). */
    void close(int code, String reason);
}
