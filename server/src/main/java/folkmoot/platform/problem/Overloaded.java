package folkmoot.platform.problem;

/** We cannot take this now; the same request may succeed later. HTTP 503. */
public final class Overloaded extends Problem {

    public Overloaded(String message) {
        super(message);
    }
}
