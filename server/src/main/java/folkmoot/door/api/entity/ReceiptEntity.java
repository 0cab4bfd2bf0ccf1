package folkmoot.door.api.entity;

import folkmoot.platform.http.WrittenJson;
import java.util.List;
import java.util.Optional;

/**
 * What a supporter can show (Folkmoot API).
 *
 * @param proposal the record of the proposal
 * @param supporter the actor
 * @param salt hexadecimal; with the other two it makes the commitment
 * @param support the commitment: SHA-256 of the salt's bytes, the proposal, a line feed and the supporter, hexadecimal
 * @param log empty until the log has signed a tree with it, some seconds after it was given
 */
public record ReceiptEntity(
        String proposal, String supporter, String salt, String support, Optional<LoggedEntity> log) {

    /**
     * Its last entry in the log.
     *
     * @param path the proof of inclusion (RFC 9162 2.1.3), hexadecimal
     * @param checkpoint the signed note of the tree that it leads to
     */
    public record LoggedEntity(
            long position, String leafHash, WrittenJson entry, List<String> path, String checkpoint) {}
}
