package folkmoot.platform.id;

/** Identifies somebody who can sign in. */
public record UserId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
