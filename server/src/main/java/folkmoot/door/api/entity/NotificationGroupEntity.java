package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import folkmoot.platform.json.WrittenJson;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * NotificationGroup (client API, v2).
 *
 * @param mostRecentNotificationId a JSON number, unlike all other ids
 * @param pageMinId with the two after it only in lists
 * @param sampleAccountIds newest first, up to eight
 */
public record NotificationGroupEntity(
        String groupKey,
        int notificationsCount,
        String type,
        long mostRecentNotificationId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> pageMinId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> pageMaxId,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Instant> latestPageNotificationAt,
        List<String> sampleAccountIds,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> statusId,
        @JsonUnwrapped NotificationEntity.Subject subject,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<NotificationEntity.Fallback> fallback) {

    /**
     * GroupedNotificationsResults: groups, and everything they name once.
     *
     * @param accounts each an {@link AccountEntity}
     * @param statuses each a {@link StatusEntity}
     */
    public record Results(
            List<WrittenJson> accounts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<PartialAccountEntity>> partialAccounts,
            List<WrittenJson> statuses,
            List<NotificationGroupEntity> notificationGroups) {}

    /** PartialAccount: enough for a small picture. */
    public record PartialAccountEntity(
            String id,
            String acct,
            boolean locked,
            boolean bot,
            URI url,
            URI avatar,
            URI avatarStatic,
            String avatarDescription) {

        /** The same of a whole account. */
        public static PartialAccountEntity of(AccountEntity account) {
            return new PartialAccountEntity(
                    account.id(),
                    account.acct(),
                    account.locked(),
                    account.bot(),
                    account.url(),
                    account.avatar(),
                    account.avatarStatic(),
                    account.avatarDescription());
        }
    }
}
