package folkmoot.platform.http;

/** Is told of each answered request, on the event loop: it must not block. */
@FunctionalInterface
public interface RequestObserver {

    /** {@code nanos} from its arrival to its answer being handed to the network. */
    void answered(String method, int status, long nanos);
}
