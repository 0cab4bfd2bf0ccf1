package folkmoot.platform.id;

/** Identifies a body on a community's register. */
public record BodyId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
