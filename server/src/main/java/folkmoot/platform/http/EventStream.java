package folkmoot.platform.http;

/** The other side of a stream of server-sent events. Usable from any thread. */
public interface EventStream {

    /** Sends one event. A client that lags too far behind is disconnected instead. */
    void send(String event, String data);

    void close();
}
