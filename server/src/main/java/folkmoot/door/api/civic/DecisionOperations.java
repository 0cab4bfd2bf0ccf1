package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.put;

import folkmoot.civic.decision.DecisionForm;
import folkmoot.door.api.entity.DecisionEntity;
import folkmoot.platform.openapi.Section;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decisions, as they stand in the documents of the API; they are made and read as matters. */
final class DecisionOperations {

    private DecisionOperations() {}

    static Section section() {
        return Section.of(
                "Decisions",
                CivicOperations.BASE,
                put(
                                "/matters/:id/ballot",
                                "a member's ballot, in place of the one before, until the end: for each variant by its"
                                    + " number `answers[1]=`, which is `true` (choice, approval), 0 to 5 (score), a"
                                    + " place from 1 (schulze, runoff), `agree`, `aside` or `object` (consent);"
                                    + " `experience`, the number of a group. 403 for who does not take part, 409 after"
                                    + " the end")
                        .by("write:statuses")
                        .takes(Stream.concat(
                                        Stream.of("experience number"),
                                        IntStream.rangeClosed(1, DecisionForm.MOST_VARIANTS)
                                                .mapToObj(number -> "answers[" + number + "]"))
                                .toArray(String[]::new))
                        .gives(one(DecisionEntity.class)),
                delete("/matters/:id/ballot", "takes it back")
                        .by("write:statuses")
                        .gives(one(DecisionEntity.class)),
                get(
                                "/matters/:id/ballots",
                                "all ballots, in the order of their receipts, once they are counted: to count again")
                        .gives(many(DecisionEntity.PublishedBallotEntity.class)),
                post("/matters/:id/variants/:variant/withdraw", "its author takes a variant out, for good")
                        .by("write:statuses")
                        .gives(one(DecisionEntity.class)),
                post(
                                "/matters/:id/variants/:variant/answer",
                                "who speaks for a public body answers to a variant: `text`, a public reply")
                        .by("write:statuses")
                        .takes("text")
                        .gives(one(DecisionEntity.class)));
    }
}
