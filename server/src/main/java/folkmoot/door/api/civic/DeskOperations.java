package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.DeskEntity;
import folkmoot.platform.openapi.Section;

/** The desk of an account that proposals address. As they stand in the documents of the API. */
final class DeskOperations {

    private DeskOperations() {}

    static Section section() {
        return Section.of(
                "The desk",
                CivicOperations.BASE + "/desk",
                get(
                                "",
                                "how much waits and is late, and up to 50 groups of near proposals: `standing`"
                                        + " (`open`, `overdue`, `coming`, `answered`, `all`), `order` (`clock`,"
                                        + " `supports`, `size`), `mine`, `words`, `offset`")
                        .by("read:statuses")
                        .takes("standing", "order", "mine flag", "words", "offset number")
                        .gives(one(DeskEntity.class)),
                get(
                                "/statistics",
                                "how the account answered, in all and by year: the figures of a body (`/figures`),"
                                        + " over all servers")
                        .by("read:statuses")
                        .gives(one(DeskRoutes.StatisticsEntity.class)),
                get("/groups/:id", "one, with its proposals, draft and answers")
                        .by("read:statuses")
                        .gives(one(DeskEntity.GroupEntity.class)),
                post(
                                "/groups/:id/answers",
                                "prepares an answer, in place of an earlier draft: `text` (≤ 20,000 characters, to a"
                                        + " single proposal 2,400), `position` (none: a comment), of a commitment `due`"
                                        + " and `measure`")
                        .by("write:statuses")
                        .takes("text", "type", "position", "reason", "due", "measure", "names")
                        .gives(one(DeskEntity.AnswerEntity.class)),
                post(
                                "/answers/:id/release",
                                "gives it to every proposal of the group that waits; how many. 403 where another"
                                        + " member has to, 409 twice")
                        .by("write:statuses")
                        .gives(one(DeskRoutes.ReleasedEntity.class)));
    }
}
