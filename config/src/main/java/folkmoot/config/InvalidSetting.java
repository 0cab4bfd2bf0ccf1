package folkmoot.config;

/** A setting that cannot be used, as a sentence for the operator that says what to do. */
public final class InvalidSetting extends RuntimeException {

    public InvalidSetting(String sentence) {
        super(sentence);
    }
}
