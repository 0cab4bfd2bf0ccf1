package folkmoot.people.notification;

import folkmoot.platform.text.Worded;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Why somebody is notified, in the client API's words (client API, Notification). */
public enum NotificationType implements Worded {
    MENTION("mention"),
    STATUS("status"),
    REBLOG("reblog"),
    FOLLOW("follow"),
    FOLLOW_REQUEST("follow_request"),
    FAVOURITE("favourite"),
    POLL("poll"),
    UPDATE("update"),
    ADDED_TO_COLLECTION("added_to_collection"),
    COLLECTION_UPDATE("collection_update"),
    QUOTE("quote"),
    QUOTED_UPDATE("quoted_update"),
    SEVERED_RELATIONSHIPS("severed_relationships"),
    MODERATION_WARNING("moderation_warning"),
    ADMIN_SIGN_UP("admin.sign_up"),
    ADMIN_REPORT("admin.report");

    /** Those of which many are shown as one. */
    public static final Set<NotificationType> GROUPED = Set.of(FAVOURITE, REBLOG, FOLLOW, ADMIN_SIGN_UP);

    /** Those that a policy may hold back. */
    static final Set<NotificationType> FILTERABLE =
            EnumSet.of(MENTION, REBLOG, FOLLOW, FOLLOW_REQUEST, FAVOURITE, QUOTE, ADDED_TO_COLLECTION);

    /** Those that come from nobody in particular, or that also tell who caused them. */
    static final Set<NotificationType> OF_ONESELF = EnumSet.of(POLL, SEVERED_RELATIONSHIPS, MODERATION_WARNING);

    private final String word;

    NotificationType(String word) {
        this.word = word;
    }

    /** {@code follow_request} and the like. */
    @Override
    public String word() {
        return word;
    }

    /** By its word; empty for a type this server does not make. */
    public static Optional<NotificationType> of(String word) {
        return Worded.find(NotificationType.class, word);
    }
}
