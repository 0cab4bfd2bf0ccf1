package folkmoot.platform.problem;

/** A problem of the caller, with a text that is safe to show and says what to do. */
public abstract sealed class Problem extends RuntimeException
        permits Conflict, Forbidden, Gone, Invalid, NotFound, Overloaded, TooLarge, TooMany, Unauthorized, Unsupported {

    protected Problem(String message) {
        super(message, null, false, false); // a caller's mistake needs no stack trace of ours
    }
}
