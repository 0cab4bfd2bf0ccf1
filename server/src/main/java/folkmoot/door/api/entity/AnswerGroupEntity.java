package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One answer to many proposals, whole (Folkmoot API).
 *
 * @param text plain
 * @param position where the body stands with it; empty for a comment
 * @param due of a commitment: by which day {@code measure} will be there
 * @param proposalIds of those that everybody may read, here and elsewhere
 */
public record AnswerGroupEntity(
        String id,
        String accountId,
        String text,
        String language,
        Optional<String> position,
        Optional<String> due,
        Optional<String> measure,
        Instant createdAt,
        List<String> proposalIds) {}
