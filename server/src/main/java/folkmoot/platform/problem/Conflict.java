package folkmoot.platform.problem;

/** Somebody else changed it meanwhile. HTTP 409. */
public final class Conflict extends Problem {

    public Conflict(String message) {
        super(message);
    }
}
