package folkmoot.platform.id;

/** Identifies a notification. */
public record NotificationId(long value) implements Id {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
