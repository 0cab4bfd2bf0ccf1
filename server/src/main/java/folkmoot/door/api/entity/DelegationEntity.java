package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/**
 * That an office answers on behalf of a body (Folkmoot API).
 *
 * @param enteredBy {@code community} or {@code body}
 */
public record DelegationEntity(
        String id, String bodyId, String officeId, String enteredBy, Instant createdAt, Optional<Instant> endedAt) {}
