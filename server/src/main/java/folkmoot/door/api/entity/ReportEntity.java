package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Report (client API), as its author and, in a notification, a moderator sees it. */
public record ReportEntity(
        String id,
        boolean actionTaken,
        Optional<Instant> actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        Instant createdAt,
        List<String> statusIds,
        List<String> ruleIds,
        List<String> collectionIds,
        AccountEntity targetAccount) {}
