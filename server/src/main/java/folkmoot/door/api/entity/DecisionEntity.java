package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision (Folkmoot API). Variants and groups of experience are named by their numbers from 1.
 *
 * @param poll whether any client can answer it as the poll of its post
 * @param standing {@code running}, {@code secret}, {@code final}, {@code too_few} or {@code taken_back}
 * @param result empty where nothing may be told
 * @param groups at the end: who says to belong to each group, and who says nothing
 * @param own the reader's ballot while it can be changed
 */
public record DecisionEntity(
        String method,
        boolean poll,
        List<VariantEntity> variants,
        List<String> experience,
        boolean experiencedOnly,
        boolean secret,
        Optional<Integer> quorum,
        Instant closesAt,
        Optional<Instant> countedAt,
        String standing,
        Optional<ResultEntity> result,
        List<GroupEntity> groups,
        Optional<BallotEntity> own) {

    /** @param answers of public bodies */
    public record VariantEntity(int number, String name, boolean withdrawn, List<BodyAnswerEntity> answers) {}

    /** @param content HTML */
    public record BodyAnswerEntity(String accountId, String statusId, String content) {}

    /**
     * What the ballots come to.
     *
     * @param quorate whether there are as many as it needs
     * @param chosen the variant that is decided; empty before the end, without a quorum, and where none carries
     * @param working ballots of each variant in each round of a run-off; after Schulze how many place the row before the column
     */
    public record ResultEntity(
            int ballots,
            boolean quorate,
            Optional<Integer> chosen,
            List<PlaceEntity> places,
            List<List<Integer>> working) {

        /** @param figures votes; points; how many others it beats; ballots in the last round; who agree, stand aside, object */
        public record PlaceEntity(int variant, List<Integer> figures, boolean byLot) {}
    }

    /** @param experience empty for who says nothing; @param result empty where it is held back because it would tell who */
    public record GroupEntity(Optional<Integer> experience, Optional<ResultEntity> result) {}

    /** @param answers for each variant in its order */
    public record BallotEntity(String receipt, List<Integer> answers, Optional<Integer> experience) {}

    /** A ballot as it is published. */
    public record PublishedBallotEntity(String receipt, List<Integer> answers) {}
}
