package folkmoot.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/** Notification (client API, v1). */
public record NotificationEntity(
        String id,
        String type,
        Instant createdAt,
        String groupKey,
        AccountEntity account,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<StatusEntity> status) {}
