package folkmoot.platform.problem;

/** It was here and was removed. HTTP 410. */
public final class Gone extends Problem {

    public Gone(String message) {
        super(message);
    }
}
