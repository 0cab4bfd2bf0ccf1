package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.put;

import folkmoot.door.api.entity.OpinionEntity.StatementEntity;
import folkmoot.platform.openapi.Section;

/** Opinion rounds, as they stand in the documents of the API; they are made and read as matters. */
final class OpinionOperations {

    private OpinionOperations() {}

    static Section section() {
        return Section.of(
                "Opinion rounds",
                CivicOperations.BASE,
                get("/matters/:id/statements", "its statements, each with what the reader says of it")
                        .gives(many(StatementEntity.class)),
                post("/matters/:id/statements", "a member adds one: `statement`, 5 to 140 characters")
                        .by("write:statuses")
                        .takes("statement")
                        .gives(many(StatementEntity.class)),
                put(
                                "/matters/:id/statements/:statement/answer",
                                "a member says `answer`: `agree`, `disagree` or `pass`. 409 after the end")
                        .by("write:statuses")
                        .takes("answer")
                        .gives(many(StatementEntity.class)),
                post("/matters/:id/statements/:statement/hide", "moderators of the community take it out")
                        .by("write:statuses")
                        .gives(many(StatementEntity.class)),
                post("/matters/:id/statements/:statement/show", "they show it")
                        .by("write:statuses")
                        .gives(many(StatementEntity.class)));
    }
}
