package folkmoot.platform.id;

/** Identifies a media attachment. */
public record MediaId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
