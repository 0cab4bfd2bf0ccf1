package folkmoot.platform.id;

/** Identifies a follow. */
public record FollowId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
