package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Admin::Account (client API). */
public record AdminAccountEntity(
        String id,
        String username,
        Optional<String> domain,
        Instant createdAt,
        Optional<String> email,
        Optional<String> ip,
        boolean confirmed,
        boolean suspended,
        boolean silenced,
        boolean sensitized,
        boolean disabled,
        boolean approved,
        Optional<String> locale,
        Optional<String> inviteRequest,
        Optional<RoleEntity> role,
        List<AdminIpEntity> ips,
        AccountEntity account,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> invitedByAccountId) {

    /** Admin::Ip (client API): an address from which they came, and the day when they last did. */
    public record AdminIpEntity(String ip, Instant usedAt) {}
}
