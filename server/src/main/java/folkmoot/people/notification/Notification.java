package folkmoot.people.notification;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * One account hears of something.
 *
 * @param account who hears
 * @param from who caused it; the account itself where nobody in particular did
 * @param subject id of the severance, the report or the warning it is about, by its type
 * @param groupKey which others it is shown together with; empty where it stands alone
 * @param filtered held back by the receiver's policy
 */
public record Notification(
        NotificationId id,
        AccountId account,
        NotificationType type,
        AccountId from,
        Optional<StatusId> status,
        Optional<Long> subject,
        Optional<String> groupKey,
        boolean filtered,
        Instant createdAt) {

    private static final String ALONE = "ungrouped-";

    Notification withGroupKey(Optional<String> key) {
        return new Notification(id, account, type, from, status, subject, key, filtered, createdAt);
    }

    /** The key in the client API's words, where its type is among those that are grouped. */
    public String key(boolean grouped) {
        return groupKey.filter(_ -> grouped).orElseGet(() -> ALONE + id);
    }
}
