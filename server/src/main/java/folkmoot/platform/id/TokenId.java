package folkmoot.platform.id;

/** Identifies an OAuth token. */
public record TokenId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
