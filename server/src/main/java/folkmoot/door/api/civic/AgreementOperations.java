package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.ArrivedEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.door.api.entity.ProposalEventEntity;
import folkmoot.door.api.entity.ProposalMergesEntity;
import folkmoot.door.api.entity.ProposalVersionEntity;
import folkmoot.platform.openapi.Section;

/** What becomes of a proposal: texts, states, links, merges, co-authors. As they stand in the documents of the API. */
final class AgreementOperations {

    private AgreementOperations() {}

    static Section section() {
        return Section.of(
                "The life of a proposal",
                CivicOperations.BASE + "/proposals/:id",
                get(
                                "/versions",
                                "every text that it had, oldest first, with `version`, `correction`, `salt`, `digest`"
                                        + " and `changes` word by word")
                        .gives(many(ProposalVersionEntity.class)),
                post("/stay", "somebody who supports an earlier text supports the present one")
                        .by("write:favourites")
                        .gives(one(ProposalEntity.class)),
                get("/events", "what happened, oldest first").gives(many(ProposalEventEntity.class)),
                get(
                                "/arrived",
                                "of one that was made on another platform: `source`, `source_id`, `url`, `author` (a"
                                        + " name that nobody has claimed), `supports` and `state` there, `place`,"
                                        + " `history`, `answers`, `comments` (each `at`, `by`, `text`, `url`),"
                                        + " `arrived_at`; none of it counts here. 404 for one that was made here")
                        .gives(one(ArrivedEntity.class)),
                get(
                                "/links",
                                "how it relates to others; suggestions (`agreed` is false) for who may agree and who"
                                        + " made them")
                        .gives(many(ProposalAgreementRoutes.LinkEntity.class)),
                post(
                                "/links",
                                "suggests a link: `other_id`, `kind` (`duplicate-of`, `related-to`, `opposes`,"
                                    + " `supersedes`, `follows-from`); with `outgoing=false` from the other to this")
                        .by("write:statuses")
                        .takes("other_id", "kind", "outgoing flag")
                        .gives(one(ProposalEntity.class)),
                post(
                                "/links/agree",
                                "an author, or a moderator of the community, agrees for one side; the same parameters")
                        .by("write:statuses")
                        .takes("other_id", "kind", "outgoing flag")
                        .gives(one(ProposalEntity.class)),
                delete(
                                "/links",
                                "who suggested it takes it back; either side declines a suggestion; the same"
                                        + " parameters")
                        .by("write:statuses")
                        .takes("other_id", "kind", "outgoing flag")
                        .gives(one(ProposalEntity.class)),
                get(
                                "/merges",
                                "into what it went (`merged_into`), how many went into it, with how many `supporters`,"
                                        + " of whom how many `moved`; open offers for the two authors")
                        .gives(one(ProposalMergesEntity.class)),
                post(
                                "/merges",
                                "the author of one offers that this goes into `other_id`; with `outgoing=false` the"
                                        + " other into this")
                        .by("write:statuses")
                        .takes("other_id", "outgoing flag")
                        .gives(one(ProposalEntity.class)),
                post("/merges/:merge/accept", "the other author agrees")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class)),
                post("/merges/:merge/decline", "the other author declines, or who offered takes it back")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class)),
                get("/authors", "its author and co-authors").gives(many(AccountEntity.class)),
                post("/authors", "its author asks `account_id` to write it together")
                        .by("write:statuses")
                        .takes("account_id")
                        .gives(one(ProposalEntity.class)),
                post("/authors/accept", "who was asked says yes")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class)),
                delete("/authors/:account", "who was asked says no, or leaves; the author parts with somebody")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class)),
                post(
                                "/state",
                                "a moderator moves the civic state: `state`, `reason`, `note`; `state=restored` makes"
                                        + " what is hidden, removed or archived what it was ([who may"
                                        + " what](../civic/text.md#states))")
                        .by("write:statuses")
                        .takes("state", "reason", "note")
                        .gives(one(ProposalEntity.class)),
                post("/resubmit", "its author sends a returned one in again: `note`")
                        .by("write:statuses")
                        .takes("note")
                        .gives(one(ProposalEntity.class)),
                post("/send", "a moderator sends it to its bodies before the threshold")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class)),
                post(
                                "/confirmation",
                                "the author, or a supporter chosen by lot, says whether what was claimed done is done:"
                                        + " `agrees`")
                        .by("write:statuses")
                        .takes("agrees flag")
                        .gives(one(ProposalEntity.class)));
    }
}
