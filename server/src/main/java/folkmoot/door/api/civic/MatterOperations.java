package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.put;
import static folkmoot.platform.openapi.Operation.update;

import folkmoot.civic.place.PlaceSort;
import folkmoot.door.api.entity.MatterEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Section;
import java.util.Arrays;

/** Matters, as they stand in the documents of the API. */
final class MatterOperations {

    private static final String[] FIELDS = {
        "title",
        "text",
        "language",
        "place",
        "latitude decimal",
        "longitude decimal",
        "until",
        "quantity number",
        "initials",
        "attested",
        "first_name",
        "meeting",
        "starts",
        "ends",
        "capacity number",
        "link",
        "sort",
        "hours",
        "building flag",
        "different flag",
        "method",
        "variants",
        "closes",
        "quorum number",
        "who",
        "experience",
        "secret flag",
        "statements",
        "each number",
        "checked flag",
        "licence",
        "opens",
        "paper"
    };

    private MatterOperations() {}

    static Section section() {
        return Section.of(
                "Matters",
                CivicOperations.BASE,
                get(
                                "/matters",
                                "newest first, events by when they end: `community`, `kind`, `state` (none for what can"
                                        + " still be had), `q`, `after` (an id), `limit` (20, at most 40)")
                        .takes("community", "kind", "state", "q", "after", "limit number")
                        .gives(many(MatterEntity.class)),
                post(
                                "/matters",
                                "`community`, `kind`, `title`, `text`, `language`, and the fields of its kind:"
                                    + " `place`, `until`, `quantity`, `initials`, `attested`, `first_name`, `meeting`"
                                    + " (offer, need); `starts`, `ends`, `capacity`, `link`, `place`, `latitude`,"
                                    + " `longitude` (event); `sort`, `hours`, `building`, `different`, `place`,"
                                    + " `latitude`, `longitude` (place); `method`, `variants` and `experience` (one a"
                                    + " line), `closes`, `quorum`, `who`, `secret` (decision); `statements` (one a"
                                    + " line), `closes`, `each`, `checked` (round); `licence`, `opens` (release);"
                                    + " `paper` (paper); `media_ids[]` (≤ 4). A repeated `Idempotency-Key` gives what"
                                    + " the first request made")
                        .by("write:statuses")
                        .takes(with("community", "kind", "media_ids[]"))
                        .gives(one(MatterEntity.class)),
                get("/matters/:id", "one, also of another server").gives(one(MatterEntity.class)),
                update("/matters/:id", "its author changes what is sent; the post follows")
                        .by("write:statuses")
                        .takes(FIELDS)
                        .gives(one(MatterEntity.class)),
                post(
                                "/matters/:id/answer",
                                "asks, helps or comes: `first_name`, `note`. 409 where it is taken, over or full")
                        .by("write:statuses")
                        .takes("first_name", "note")
                        .gives(one(MatterEntity.class)),
                post("/matters/:id/unanswer", "takes that back")
                        .by("write:statuses")
                        .gives(one(MatterEntity.class)),
                get("/matters/:id/answers", "for its author: who asks, by `first_name`, with `note`; no accounts")
                        .by("read:statuses")
                        .gives(many(MatterEntity.AnswerEntity.class)),
                post("/matters/:id/answers/:answer/agree", "its author says yes. 409 where there is no room left")
                        .by("write:statuses")
                        .gives(one(MatterEntity.class)),
                post("/matters/:id/answers/:answer/decline", "no, or no longer yes")
                        .by("write:statuses")
                        .gives(one(MatterEntity.class)),
                post("/matters/:id/thanks", "one of the two thanks in public: `thanks`")
                        .by("write:statuses")
                        .takes("thanks")
                        .gives(one(MatterEntity.class)),
                post("/matters/:id/close", "its author ends it")
                        .by("write:statuses")
                        .gives(one(MatterEntity.class)),
                post(
                                "/matters/:id/objection",
                                "its author or a moderator, for whom it was posted for and who does not want it")
                        .by("write:statuses")
                        .gives(new Answer.Done()),
                put("/matters/:id/marks", "marks of a place: `marks[comfort]=4` …, those of its sort")
                        .by("write:statuses")
                        .takes(Arrays.stream(PlaceSort.values())
                                .flatMap(sort -> sort.marks().stream())
                                .distinct()
                                .map(mark -> "marks[" + mark + "] number")
                                .toArray(String[]::new))
                        .gives(one(MatterEntity.class)),
                post("/matters/:id/proposed", "`proposal_id` arose at this event; by who made either")
                        .by("write:statuses")
                        .takes("proposal_id")
                        .gives(one(MatterEntity.class)),
                get("/communities/:name/kinds", "which kinds it wants").gives(one(KindRoutes.KindsEntity.class)),
                put("/communities/:name/kinds", "its moderators choose: `kinds[]`")
                        .by("write:accounts")
                        .takes("kinds[]")
                        .gives(one(KindRoutes.KindsEntity.class)));
    }

    private static String[] with(String... more) {
        var all = Arrays.copyOf(more, more.length + FIELDS.length);
        System.arraycopy(FIELDS, 0, all, more.length, FIELDS.length);
        return all;
    }
}
