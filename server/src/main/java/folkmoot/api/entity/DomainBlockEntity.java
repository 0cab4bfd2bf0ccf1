package folkmoot.api.entity;

import folkmoot.instance.DomainBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
                digest(block.domain()),
                block.terms().severity().word(),
                Optional.of(block.terms().publicComment()).filter(text -> !text.isEmpty()));
    }

    /** SHA-256 in hex. */
    static String digest(String domain) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(domain.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
