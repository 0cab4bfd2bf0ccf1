package folkmoot.door.api.entity;

import folkmoot.people.instance.DomainBlocks;
import java.time.Instant;

/** Admin::DomainAllow (client API). */
public record AdminDomainAllowEntity(String id, String domain, Instant createdAt) {

    public static AdminDomainAllowEntity of(DomainBlocks.Allow allow) {
        return new AdminDomainAllowEntity(Long.toString(allow.id()), allow.domain(), allow.created());
    }
}
