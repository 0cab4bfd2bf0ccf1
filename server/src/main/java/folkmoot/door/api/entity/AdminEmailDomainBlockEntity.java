package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;

/**
 * Admin::EmailDomainBlock (client API).
 *
 * @param history attempts to join with it: seven days, today first
 */
public record AdminEmailDomainBlockEntity(
        String id, String domain, Instant createdAt, List<TagEntity.History> history, boolean allowWithApproval) {}
