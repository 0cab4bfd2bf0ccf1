package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Folkmoot API: what lies before an account that proposals address.
 *
 * @param open how many cases wait for an answer
 * @param overdue how many of them are late
 * @param groups up to 50, in the order that was asked for
 */
public record DeskEntity(int open, int overdue, List<GroupEntity> groups) {

    /** Proposals that ask for nearly the same. @param due the first day by which an answer is due, such as {@code 2026-12-04} */
    public record GroupEntity(
            String id,
            String title,
            int cases,
            int communities,
            int supports,
            Optional<String> due,
            List<CaseEntity> proposals,
            List<AnswerEntity> answers) {}

    /** One proposal. @param state how far the body is with it */
    public record CaseEntity(
            String id,
            String title,
            String url,
            String community,
            String state,
            int supports,
            Optional<String> answerDue,
            boolean answered) {}

    /** An answer that was prepared. @param due of a commitment: by which day {@code measure} will be there; @param releasedAt null for a draft; @param url where all that it covers is listed */
    public record AnswerEntity(
            String id,
            Optional<String> position,
            Optional<String> due,
            Optional<String> measure,
            String text,
            Optional<Instant> releasedAt,
            Optional<String> url) {}
}
