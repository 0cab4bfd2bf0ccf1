package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.either;
import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.put;
import static folkmoot.platform.openapi.Operation.update;

import folkmoot.door.api.entity.DraftEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.door.api.entity.SimilarEntity;
import folkmoot.platform.openapi.Section;

/** Proposals: lists, texts, who follows them. As they stand in the documents of the API. */
final class ProposalOperations {

    /** What somebody writes of a proposal. */
    static final String[] TEXT = {
        "title",
        "ask",
        "problem",
        "category",
        "locality",
        "life_event",
        "bodies[]",
        "language",
        "place_name",
        "latitude decimal",
        "longitude decimal",
        "media_ids[]",
        "different_because"
    };

    private ProposalOperations() {}

    static Section section() {
        return Section.of(
                "Proposals",
                CivicOperations.BASE,
                get(
                                "/proposals",
                                "list, newest first; `community`, `state`, `category`, `body` (a slug, with"
                                    + " `community`), `language`, `locality`, `life_event`, `interaction` (of the life"
                                    + " event: `regulatory`, `discretionary`, `proactive`), `q` (words, each the"
                                    + " beginning of a word of the text); `max_id`, `min_id`, `since_id`, `limit` (20,"
                                    + " at most 40). Where filters meet, a page may have fewer than there are: go on"
                                    + " by the `Link` header until it names no `next`")
                        .takes(
                                "community",
                                "state",
                                "category",
                                "body",
                                "language",
                                "locality",
                                "life_event",
                                "interaction",
                                "q",
                                "max_id",
                                "min_id",
                                "since_id",
                                "limit number")
                        .gives(many(ProposalEntity.class)),
                post(
                                "/proposals",
                                "publishes (a repeated `Idempotency-Key` gives what the first request made):"
                                    + " `community`, `title` (10–120), `ask` (1–300), `problem` (≤ 2,000), `category`,"
                                    + " `locality`, `life_event`, `bodies[]` (≤ 20 slugs), `language`, `place_name` (≤"
                                    + " 200) with `latitude` and `longitude` where they are known, `media_ids[]` (≤ 4"
                                    + " uploaded before), `different_because` (needed for a text that the author"
                                    + " proposed before). With `draft=true` it is kept as a"
                                    + " [draft](../civic/drafts.md), which may be incomplete and say from which"
                                    + " proposal it `follows`; 202 with a draft where it has to wait for a look")
                        .by("write:statuses")
                        .takes("community")
                        .takes(TEXT)
                        .takes("draft flag", "follows")
                        .gives(either(ProposalEntity.class, DraftEntity.class))
                        .gives(202, one(DraftEntity.class)),
                get(
                                "/proposals/similar",
                                "proposals like a draft (the same parameters): `near` with a score, `related` of the"
                                        + " same matter in any language, and `elsewhere` near ones of other servers"
                                        + " (`title`, `url`, `host`, `language`, `score`)")
                        .takes("community")
                        .takes(TEXT)
                        .gives(one(SimilarEntity.class)),
                post("/proposals/similar", "the same")
                        .takes("community")
                        .takes(TEXT)
                        .gives(one(SimilarEntity.class)),
                get(
                                "/proposals/sketches",
                                "what is open here, by id, for [other servers to compare drafts "
                                        + "with](../../FEDERATION.md#sketches): `after`, `limit` (100, at most 500)")
                        .takes("after", "limit number")
                        .gives(one(ProposalRoutes.SketchesEntity.class)),
                get("/proposals/:id", "one; with a token also `supported` and `followed`")
                        .gives(either(ProposalEntity.class, DraftEntity.class)),
                get(
                                "/proposals/:id/count",
                                "for [pages of others](../civic/embeds.md): `title`, `state`, `supports` in their"
                                        + " columns, `counted`, `threshold`. Null: title once it is hidden or removed,"
                                        + " numbers also once it is withdrawn. 404 for one at home elsewhere")
                        .gives(one(CarriedRoutes.CountEntity.class)),
                update(
                                "/proposals/:id",
                                "its authors change its text: `title`, `ask`, `problem`, `category`, `locality`,"
                                    + " `bodies[]`, `language`, `place_name`, `latitude`, `longitude`, `media_ids[]`;"
                                    + " what is not sent stays, an empty `place_name` takes the place away. 422 once a"
                                    + " body has it ([the rule](../civic/text.md))")
                        .by("write:statuses")
                        .takes(
                                "title",
                                "ask",
                                "problem",
                                "category",
                                "locality",
                                "bodies[]",
                                "language",
                                "place_name",
                                "latitude decimal",
                                "longitude decimal",
                                "media_ids[]")
                        .gives(one(ProposalEntity.class)),
                delete("/proposals/:id", "its author withdraws it, until it is answered")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class)),
                get(
                                "/preferences",
                                "how the viewer hears of proposals that they back or follow: `news` is `push`,"
                                        + " `notification`, `mail` or `none` ([the rules](../civic/news.md))")
                        .by("read:accounts")
                        .gives(one(NewsRoutes.PreferencesEntity.class)),
                put("/preferences", "chooses it: `news`")
                        .by("write:accounts")
                        .takes("news")
                        .gives(one(NewsRoutes.PreferencesEntity.class)),
                post("/proposals/:id/follow", "wants news; never counted")
                        .by("write:follows")
                        .gives(one(ProposalEntity.class)),
                post("/proposals/:id/unfollow", "no longer").by("write:follows").gives(one(ProposalEntity.class)));
    }
}
