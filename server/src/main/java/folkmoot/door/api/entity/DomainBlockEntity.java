package folkmoot.door.api.entity;

import folkmoot.federation.signature.Digests;
import folkmoot.people.instance.DomainBlock;
import java.util.Optional;

/**
 * DomainBlock (client API): a server that is limited here, for everybody to read.
 *
 * @param domain with stars in it where moderators wished so
 * @param digest SHA-256 of the whole name, in hex
 */
public record DomainBlockEntity(String domain, String digest, String severity, Optional<String> comment) {

    public static DomainBlockEntity of(DomainBlock block) {
        return new DomainBlockEntity(
                block.publicName(),
                Digests.sha256Hex(block.domain()),
                block.terms().severity().word(),
                Optional.of(block.terms().publicComment()).filter(text -> !text.isEmpty()));
    }
}
