package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;

/**
 * One answer to many proposals, whole (Folkmoot API).
 *
 * @param text plain
 * @param proposalIds of those that everybody may read
 */
public record AnswerGroupEntity(
        String id, String accountId, String text, String language, Instant createdAt, List<String> proposalIds) {}
