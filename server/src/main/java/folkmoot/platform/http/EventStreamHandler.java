package folkmoot.platform.http;

/** An endpoint of server-sent events. */
@FunctionalInterface
public interface EventStreamHandler {

    /** Called before the stream begins; a thrown problem refuses it with its status. */
    Subscription admit(Request request);

    /** One stream's side of ours. Called in order, on virtual threads. */
    interface Subscription {

        void opened(EventStream stream);

        void closed();
    }
}
