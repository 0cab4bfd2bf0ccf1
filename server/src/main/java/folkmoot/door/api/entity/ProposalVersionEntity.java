package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A text that a proposal had (Folkmoot API).
 *
 * @param version supports are for one
 * @param correction how often the version's text was changed without becoming another version
 * @param accountId who wrote it
 * @param salt 16 bytes in hexadecimal
 * @param digest SHA-256, in hexadecimal, of the salt's bytes and the canonical JSON (RFC 8785) of title, ask, problem, category,
 *     locality, bodies and language, and of place where it is here
 * @param changes what is otherwise than in the text before
 */
public record ProposalVersionEntity(
        int version,
        int correction,
        String title,
        String ask,
        String problem,
        Optional<String> category,
        Optional<String> locality,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<PlaceEntity> place,
        List<String> bodies,
        String language,
        Optional<String> accountId,
        Instant createdAt,
        String salt,
        String digest,
        List<ChangeEntity> changes) {

    /** One field that changed. */
    public record ChangeEntity(String field, List<PartEntity> parts) {}

    /** @param kind {@code same}, {@code removed} or {@code added} */
    public record PartEntity(String kind, String text) {}
}
