package folkmoot.door.api.entity;

import folkmoot.federation.signature.Digests;
import folkmoot.people.instance.DomainBlock;
import java.time.Instant;
import java.util.Optional;

/** Admin::DomainBlock (client API). */
public record AdminDomainBlockEntity(
        String id,
        String domain,
        String digest,
        Instant createdAt,
        String severity,
        boolean rejectMedia,
        boolean rejectReports,
        Optional<String> privateComment,
        Optional<String> publicComment,
        boolean obfuscate) {

    public static AdminDomainBlockEntity of(DomainBlock block) {
        var terms = block.terms();
        return new AdminDomainBlockEntity(
                Long.toString(block.id()),
                block.domain(),
                Digests.sha256Hex(block.domain()),
                block.created(),
                terms.severity().word(),
                terms.rejectMedia(),
                terms.rejectReports(),
                Optional.of(terms.privateComment()).filter(text -> !text.isEmpty()),
                Optional.of(terms.publicComment()).filter(text -> !text.isEmpty()),
                terms.obfuscate());
    }
}
