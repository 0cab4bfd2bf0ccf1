package folkmoot.federation.json;

/** A document that cannot be read, with a sentence that says why and is safe to show to its sender. */
public final class MalformedDocument extends RuntimeException {

    private static final long serialVersionUID = 1;

    public MalformedDocument(String message) {
        super(message, null, false, false); // the sender's mistake needs no stack trace of ours
    }
}
