package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.Optional;

/** Something that happened to a proposal (Folkmoot API). */
public record ProposalEventEntity(
        String id,
        String kind,
        Optional<String> from,
        Optional<String> to,
        Optional<String> bodyId,
        Optional<String> accountId,
        Optional<String> reason,
        String note,
        Instant createdAt) {}
