package folkmoot.platform.problem;

/** The caller did not say who they are, or the proof does not hold. HTTP 401. */
public final class Unauthorized extends Problem {

    private final boolean signatureWanted;

    public Unauthorized(String message) {
        this(message, false);
    }

    private Unauthorized(String message, boolean signatureWanted) {
        super(message);
        this.signatureWanted = signatureWanted;
    }

    /** A request between servers that should have been signed: the answer says how (RFC 9421 5.1). */
    public static Unauthorized unsigned(String message) {
        return new Unauthorized(message, true);
    }

    /** Whether a signature would help. */
    public boolean isSignatureWanted() {
        return signatureWanted;
    }
}
