package folkmoot.platform.problem;

/** The caller is known and may not do this. HTTP 403. */
public final class Forbidden extends Problem {

    public Forbidden(String message) {
        super(message);
    }
}
