package folkmoot.problem;

/** The caller did not say who they are, or the proof does not hold. HTTP 401. */
public final class Unauthorized extends Problem {

    public Unauthorized(String message) {
        super(message);
    }
}
