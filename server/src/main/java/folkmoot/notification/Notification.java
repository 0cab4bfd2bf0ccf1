package folkmoot.notification;

import folkmoot.id.AccountId;
import folkmoot.id.NotificationId;
import folkmoot.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * One account hears of something.
 *
 * @param account who hears
 * @param from who caused it
 */
public record Notification(
        NotificationId id,
        AccountId account,
        NotificationType type,
        AccountId from,
        Optional<StatusId> status,
        Instant createdAt) {}
