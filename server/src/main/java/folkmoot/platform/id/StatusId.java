package folkmoot.platform.id;

/** Identifies a status. */
public record StatusId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
