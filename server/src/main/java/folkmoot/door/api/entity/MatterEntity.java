package folkmoot.door.api.entity;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A post of a kind (Folkmoot API): an offer, a need, an event, a place.
 *
 * @param communityId empty where its home is another server
 * @param fields what its kind says, as it was typed
 * @param room for how many; empty for any number, and where nobody takes part
 * @param taken how many agreed with the author, or come
 * @param asked how many wait for the author; for the author alone
 * @param hidden whether moderators took it out; its author and they still see it
 * @param own what the reader answered
 * @param marks means of what people said of a place
 * @param proposalIds what was proposed at an event
 * @param decision what becomes of a decision
 * @param opinion what shows in an opinion round
 */
public record MatterEntity(
        String id,
        String statusId,
        Optional<String> communityId,
        String accountId,
        String kind,
        String title,
        String text,
        String language,
        String direction,
        String state,
        Optional<PlaceEntity> place,
        Optional<Instant> endsAt,
        Map<String, String> fields,
        Optional<Integer> room,
        int taken,
        Optional<Integer> asked,
        boolean hidden,
        Optional<AnswerEntity> own,
        Map<String, MarkEntity> marks,
        List<String> proposalIds,
        Optional<DecisionEntity> decision,
        Optional<OpinionEntity> opinion,
        URI url,
        Instant createdAt) {

    /**
     * An answer.
     *
     * @param firstName of the other; empty until both agreed, and for its author of who asks
     * @param meeting where they meet; empty until both agreed
     */
    public record AnswerEntity(String id, String state, String firstName, String meeting, String note) {}

    /** What people said of a place: the mean, and how many said so. */
    public record MarkEntity(double mean, int people) {}
}
