package folkmoot.platform.problem;

/** It does not exist, or the caller may not know that it does. HTTP 404. */
public final class NotFound extends Problem {

    public NotFound() {
        super("Record not found");
    }

    public NotFound(String message) {
        super(message);
    }
}
