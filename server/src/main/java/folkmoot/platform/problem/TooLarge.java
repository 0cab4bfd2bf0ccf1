package folkmoot.platform.problem;

/** The body exceeds a limit. HTTP 413. */
public final class TooLarge extends Problem {

    public TooLarge(String message) {
        super(message);
    }
}
