package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An entry of a community's register of public bodies (Folkmoot API), with the evidence for its official actor.
 *
 * @param names in other languages, by tag
 * @param codes {@code gss}, {@code wikidata}
 * @param parent slug of the body that it belongs to
 * @param predecessor slug of the body that it came from
 */
public record BodyEntity(
        String id,
        String slug,
        String name,
        Map<String, String> names,
        String kind,
        String domain,
        Optional<String> handle,
        Optional<String> accountId,
        Optional<String> mail,
        Optional<String> form,
        List<String> remit,
        List<String> categories,
        List<String> lifeEvents,
        Optional<String> area,
        List<String> languages,
        int acknowledgeDays,
        int answerDays,
        WorkingTimeEntity workingTime,
        Map<String, String> codes,
        ReachEntity reach,
        Optional<String> parent,
        Optional<String> predecessor,
        String validFrom,
        Optional<String> validUntil,
        Optional<Instant> retiredAt,
        List<EvidenceEntity> evidence) {

    /** Days of the week on which it works, and days on which it does not; none for those of the instance. */
    public record WorkingTimeEntity(List<String> week, List<String> holidays) {}

    /** Whether its handle led to an account when it was last tried. */
    public record ReachEntity(boolean reached, Optional<Instant> triedAt) {}

    /**
     * What was checked, when, whether it holds, and since when.
     *
     * @param dnssec of a DNS record: {@code true}, {@code false} or {@code unknown}
     */
    public record EvidenceEntity(
            String accountId,
            String method,
            int level,
            boolean holds,
            String evidence,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> dnssec,
            Instant checkedAt,
            Instant since) {}
}
