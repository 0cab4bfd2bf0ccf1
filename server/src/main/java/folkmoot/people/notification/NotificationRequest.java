package folkmoot.people.notification;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * Notifications of one sender that a policy held back.
 *
 * @param from the sender
 * @param count how many
 * @param lastStatus the newest status among them
 */
public record NotificationRequest(
        long id, AccountId from, Optional<StatusId> lastStatus, int count, Instant createdAt, Instant updatedAt) {}
