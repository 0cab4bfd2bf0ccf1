package folkmoot.platform.storage;

/** The storage did not do what it was asked to: disk full, store not reachable, key refused. */
public final class StorageFault extends RuntimeException {

    public StorageFault(String message, Throwable cause) {
        super(message, cause);
    }
}
