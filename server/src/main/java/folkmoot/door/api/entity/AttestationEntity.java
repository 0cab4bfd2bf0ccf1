package folkmoot.door.api.entity;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an attester says of somebody (Folkmoot API), for these two alone.
 *
 * @param claim word of the claim
 * @param names how people read it, by language
 * @param issuer handle of who says it
 * @param subject handle of whom
 * @param until last day on which it holds
 * @param state {@code offered} until who it is about agreed, {@code accepted}, {@code over} once it holds no longer
 * @param shown whether it stands on the profile; for whom it is about alone
 * @param url the signed credential, for whoever is given its address
 */
public record AttestationEntity(
        String id,
        String claim,
        Map<String, String> names,
        String issuer,
        String subject,
        Instant issuedAt,
        String until,
        String state,
        Optional<Boolean> shown,
        URI url) {

    /**
     * What may be attested in a community.
     *
     * @param word its name in requests
     * @param names how people read it, by language
     * @param months for how long at most
     * @param checks whether those of whom it is attested may mark answers of others as checked
     * @param attesters bodies that may attest it, by their slugs
     */
    public record ClaimEntity(
            String word, Map<String, String> names, int months, boolean checks, List<String> attesters) {}

    /** A code that is said once. @param code good once */
    public record CodeEntity(String code, Instant expiresAt) {}

    /**
     * What a code says.
     *
     * @param valid yes or no; for a no nothing else is there
     * @param names what is attested, by language
     * @param subject handle of whom
     * @param issuer handle of who says it
     * @param until last day on which it holds
     */
    public record CheckedEntity(
            boolean valid,
            Optional<Map<String, String>> names,
            Optional<String> subject,
            Optional<String> issuer,
            Optional<String> until) {}

    /**
     * A mark on an answer.
     *
     * @param by handle of who checked it
     * @param names as what, by language
     * @param review the day by which somebody should look again
     * @param due whether that day is over
     */
    public record MarkEntity(String by, Map<String, String> names, Instant checkedAt, String review, boolean due) {}

    /**
     * A check, as it stands in the log of the two.
     *
     * @param subject handle of whose code it was
     * @param checker handle of who typed it
     * @param outcome {@code yes}, {@code no}, {@code used}, {@code late}; who checked finds only {@code yes} here
     */
    public record CheckEntity(
            Map<String, String> names,
            String subject,
            String checker,
            String outcome,
            Optional<String> until,
            Instant at) {}
}
