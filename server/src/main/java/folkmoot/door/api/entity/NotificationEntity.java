package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import folkmoot.platform.json.WrittenJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Notification (client API, v1).
 *
 * @param account an {@link AccountEntity}
 * @param status a {@link StatusEntity}
 * @param subject what it is about besides a status; at most one of its parts
 * @param filtered only where it is true: held back by a policy
 * @param fallback words for an app that does not know the type
 */
public record NotificationEntity(
        String id,
        String type,
        Instant createdAt,
        String groupKey,
        WrittenJson account,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<WrittenJson> status,
        @JsonUnwrapped Subject subject,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> filtered,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Fallback> fallback) {

    /** The severance, report, warning or collection that a notification is about. */
    public record Subject(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<SeveranceEntity> event,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<ReportEntity> report,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<WarningEntity> moderationWarning,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<CollectionEntity> collection) {

        /** Of most notifications. */
        public static final Subject NONE =
                new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public static Subject of(SeveranceEntity event) {
            return new Subject(Optional.of(event), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public static Subject of(ReportEntity report) {
            return new Subject(Optional.empty(), Optional.of(report), Optional.empty(), Optional.empty());
        }

        public static Subject of(WarningEntity warning) {
            return new Subject(Optional.empty(), Optional.empty(), Optional.of(warning), Optional.empty());
        }

        public static Subject of(CollectionEntity collection) {
            return new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(collection));
        }
    }

    /** RelationshipSeveranceEvent. */
    public record SeveranceEntity(
            String id,
            String type,
            boolean purged,
            String targetName,
            int followersCount,
            int followingCount,
            Instant createdAt) {}

    /** AccountWarning: what moderators told somebody; nobody can appeal here yet. */
    public record WarningEntity(
            String id,
            String action,
            String text,
            Optional<List<String>> statusIds,
            AccountEntity targetAccount,
            Optional<Object> appeal,
            Instant createdAt) {}

    /** What an app shows that does not know the type. */
    public record Fallback(String title, String summary, Optional<String> description) {}
}
