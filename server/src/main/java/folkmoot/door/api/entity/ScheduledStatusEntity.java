package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;

/**
 * ScheduledStatus (client API).
 *
 * @param params what will be posted, as the client sent it
 */
public record ScheduledStatusEntity(
        String id, Instant scheduledAt, Object params, List<MediaAttachmentEntity> mediaAttachments) {}
