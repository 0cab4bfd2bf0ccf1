package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A proposal (Folkmoot API). A status that is one carries the same object as {@code proposal}.
 *
 * @param home whether it is at home here; otherwise the figures are those of its record
 * @param readAt when a remote record was last read
 * @param counted what counts towards the threshold
 * @param overdue whether a body owes a word
 * @param supported for a signed-in viewer: whether they back it, and no one else's business
 */
public record ProposalEntity(
        String id,
        String statusId,
        String communityId,
        String authorId,
        String title,
        String ask,
        String problem,
        String language,
        String direction,
        Optional<String> category,
        Optional<String> locality,
        Optional<String> lifeEvent,
        Optional<PlaceEntity> place,
        String state,
        Optional<String> answer,
        boolean home,
        Optional<Instant> readAt,
        SupportsEntity supports,
        ThresholdEntity threshold,
        int counted,
        List<TrackEntity> tracks,
        boolean overdue,
        int version,
        URI record,
        Optional<URI> original,
        Instant createdAt,
        Instant stateChangedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> supported,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> followed) {

    /**
     * The columns.
     *
     * @param earlier of the total, those for an earlier text
     * @param held waiting for review
     * @param refused taken out after review or by a rule
     */
    public record SupportsEntity(
            int total,
            int verifiedLocal,
            int members,
            int known,
            int network,
            int inPerson,
            int earlier,
            int held,
            int refused) {}

    /**
     * @param least what single columns must have by themselves, by column
     * @param servers from how many servers supports must come, this one among them
     */
    public record ThresholdEntity(
            int count, List<String> columns, Map<String, Integer> least, int servers, Optional<Instant> reachedAt) {}

    /**
     * How far one addressed body has come. Days are dates ({@code 2026-03-31}).
     *
     * @param sentAt when the proposal was sent to it
     * @param toldBy {@code actor} or {@code mail}, once it was told
     * @param problem why it was not told, or is not reached any more
     * @param askedAt when it was told: its clock began
     */
    public record TrackEntity(
            Optional<String> bodyId,
            String name,
            Optional<String> accountId,
            Optional<URI> uri,
            String state,
            Optional<Instant> sentAt,
            Optional<String> toldBy,
            Optional<String> problem,
            Optional<Instant> askedAt,
            Optional<String> acknowledgeBy,
            Optional<String> answerBy,
            Optional<Instant> acknowledgedAt,
            Optional<Instant> answeredAt,
            Optional<String> responseStatusId) {}
}
