package folkmoot.schema;

/** Why Folkmoot cannot run here, as one sentence for the operator that says what to do. Shown without a stack trace. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
