package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.AnswerGroupEntity;
import folkmoot.door.api.entity.HopEntity;
import folkmoot.door.api.entity.MilestoneEntity;
import folkmoot.door.api.entity.OfficialResponseEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.platform.openapi.Section;

/** What bodies answer, and what follows from it. As they stand in the documents of the API. */
final class AnswerOperations {

    private AnswerOperations() {}

    static Section section() {
        return Section.of(
                "Answers of bodies",
                CivicOperations.BASE,
                get(
                                "/proposals/:id/responses",
                                "what bodies answered or remarked, newest first, each with all its `versions` and,"
                                        + " once its post is gone, `removed_at`; `limit`, `before` (an id)")
                        .takes("before", "limit number")
                        .gives(many(OfficialResponseEntity.class)),
                post(
                                "/proposals/:id/responses",
                                "a recognised official actor whom the proposal addresses answers: `text`, `position`"
                                        + " (none: a comment), `reason` for a step back, `due` and `measure` of a"
                                        + " commitment, `names` for the body that is responsible instead; or"
                                        + " `type=question`")
                        .by("write:statuses")
                        .takes("text", "type", "position", "reason", "due", "measure", "names", "joint")
                        .gives(one(ProposalEntity.class)),
                get("/proposals/:id/commitments", "what bodies said would be there by which day, and what became of it")
                        .gives(many(MilestoneEntity.class)),
                post("/proposals/:id/commitments/:response", "the author, once asked, says whether it `works`")
                        .by("write:statuses")
                        .takes("works flag")
                        .gives(one(ProposalEntity.class)),
                get("/proposals/:id/hops", "which body passed it on to which").gives(many(HopEntity.class)),
                post("/proposals/:id/hops", "a moderator says which `body` (slug) is responsible (`note`)")
                        .by("write:statuses")
                        .takes("body", "note")
                        .gives(one(ProposalEntity.class)),
                get(
                                "/answers/:id",
                                "an answer that a [desk](../civic/desk.md) gave to several proposals, whole: `text`,"
                                        + " `position`, of a commitment `due` and `measure`, `proposal_ids`")
                        .gives(one(AnswerGroupEntity.class)));
    }
}
