package folkmoot.platform.id;

/** Identifies an account, local or remote. */
public record AccountId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
