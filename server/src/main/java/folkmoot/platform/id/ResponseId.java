package folkmoot.platform.id;

/** Identifies a public body's answer to a proposal. */
public record ResponseId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
