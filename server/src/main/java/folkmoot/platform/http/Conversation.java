package folkmoot.platform.http;

/** Our side of a long-lived connection: a WebSocket, or server-sent events. Called in order, on virtual threads. */
public interface Conversation {

    /** The other side. Usable from any thread. */
    interface Connection {

        /** Sends a text frame or an {@link #event}. A client that lags too far behind is disconnected instead. */
        void send(String text);

        /** Says goodbye, to a WebSocket with a close code (RFC 6455 7.4). */
        void close(int code, String reason);
    }

    void opened(Connection connection);

    /** A text frame. Binary frames close the connection with 1003. */
    default void received(String text) {}

    /** The last call, whoever closed. */
    void closed();

    /** A server-sent event as it is written. */
    static String event(String name, String data) {
        return "event: " + name.replaceAll("[\r\n]", "") + "\ndata: " + data.replaceAll("\r\n|\r|\n", "\ndata: ")
                + "\n\n";
    }
}
