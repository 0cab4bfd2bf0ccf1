package folkmoot.platform.http;

/** A WebSocket endpoint. */
@FunctionalInterface
public interface WebSocketHandler {

    /** Called before the upgrade; a thrown problem refuses it with its status. What is returned receives the frames. */
    Conversation admit(Request request);

    /** One connection's side of ours. Called in order, never twice at once, on virtual threads. */
    interface Conversation {

        void opened(WebSocketConnection connection);

        /** A text frame. Binary frames close the connection with 1003. */
        void received(String text);

        /** The last call, whoever closed. */
        void closed();
    }
}
