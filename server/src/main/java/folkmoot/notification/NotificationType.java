package folkmoot.notification;

import java.util.Locale;
import java.util.Optional;

/** Why somebody is notified, in the client API's words. */
public enum NotificationType {
    MENTION,
    STATUS,
    REBLOG,
    FOLLOW,
    FOLLOW_REQUEST,
    FAVOURITE,
    UPDATE;

    /** {@code follow_request} and the like. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** By its word; empty for a type this server does not make. */
    public static Optional<NotificationType> of(String word) {
        for (var type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
