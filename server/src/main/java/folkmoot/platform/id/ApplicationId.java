package folkmoot.platform.id;

/** Identifies an OAuth application. */
public record ApplicationId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
