package folkmoot.platform.problem;

/** The content type is not one that we read here. HTTP 415. */
public final class Unsupported extends Problem {

    public Unsupported(String message) {
        super(message);
    }
}
