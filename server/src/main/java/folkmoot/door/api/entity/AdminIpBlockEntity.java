package folkmoot.door.api.entity;

import folkmoot.stewardship.admission.NetworkBlock;
import java.time.Instant;
import java.util.Optional;

/** Admin::IpBlock (client API). */
public record AdminIpBlockEntity(
        String id, String ip, String severity, String comment, Instant createdAt, Optional<Instant> expiresAt) {

    public static AdminIpBlockEntity of(NetworkBlock block) {
        return new AdminIpBlockEntity(
                Long.toString(block.id()),
                block.network().toString(),
                block.severity().word(),
                block.comment(),
                block.created(),
                block.expires());
    }
}
