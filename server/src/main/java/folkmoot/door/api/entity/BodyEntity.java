package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An entry of a community's register of public bodies (Folkmoot API), with the evidence for its official actor. */
public record BodyEntity(
        String id,
        String slug,
        String name,
        String kind,
        String domain,
        Optional<String> handle,
        Optional<String> accountId,
        List<String> remit,
        Optional<String> area,
        List<String> languages,
        int acknowledgeDays,
        int answerDays,
        String validFrom,
        Optional<String> validUntil,
        Optional<Instant> retiredAt,
        List<EvidenceEntity> evidence) {

    /** What was checked, when, and whether it holds. */
    public record EvidenceEntity(
            String accountId, String method, int level, boolean holds, String evidence, Instant checkedAt) {}
}
