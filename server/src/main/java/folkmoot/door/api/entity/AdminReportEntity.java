package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Admin::Report (client API). */
public record AdminReportEntity(
        String id,
        boolean actionTaken,
        Optional<Instant> actionTakenAt,
        String category,
        String comment,
        boolean forwarded,
        Instant createdAt,
        Instant updatedAt,
        AdminAccountEntity account,
        AdminAccountEntity targetAccount,
        Optional<AdminAccountEntity> assignedAccount,
        Optional<AdminAccountEntity> actionTakenByAccount,
        List<StatusEntity> statuses,
        List<RuleEntity> rules) {}
