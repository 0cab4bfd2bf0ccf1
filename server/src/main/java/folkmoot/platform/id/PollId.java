package folkmoot.platform.id;

/** Identifies a poll. */
public record PollId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
