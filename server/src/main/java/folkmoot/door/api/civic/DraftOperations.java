package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.update;

import folkmoot.door.api.entity.DraftEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Section;

/** Proposals that are not published. As they stand in the documents of the API. */
final class DraftOperations {

    private DraftOperations() {}

    static Section section() {
        return Section.of(
                "What is not published",
                CivicOperations.BASE,
                get("/drafts", "what the viewer writes, alone or with others, newest first")
                        .by("read:statuses")
                        .gives(many(DraftEntity.class)),
                get("/drafts/:id", "one; moderators see what waits for them")
                        .by("read:statuses")
                        .gives(one(DraftEntity.class)),
                update("/drafts/:id", "its authors change it; what is not sent stays. 422 while it is checked")
                        .by("write:statuses")
                        .takes(ProposalOperations.TEXT)
                        .gives(one(DraftEntity.class)),
                delete("/drafts/:id", "its author deletes it")
                        .by("write:statuses")
                        .gives(new Answer.Done()),
                post(
                                "/drafts/:id/publish",
                                "its author publishes it: the proposal, or 202 with the draft where it has to wait."
                                        + " Twice does no more than once")
                        .by("write:statuses")
                        .gives(one(ProposalEntity.class))
                        .gives(202, one(DraftEntity.class)),
                post("/drafts/:id/take-back", "its author no longer wants it to be looked at")
                        .by("write:statuses")
                        .gives(one(DraftEntity.class)),
                post("/drafts/:id/authors", "its author asks `account_id` to write it together")
                        .by("write:statuses")
                        .takes("account_id")
                        .gives(one(DraftEntity.class)),
                post("/drafts/:id/authors/accept", "who was asked says yes, and sees it from now on")
                        .by("write:statuses")
                        .gives(one(DraftEntity.class)),
                delete(
                                "/drafts/:id/authors/:account",
                                "who was asked says no, or leaves; its author parts with somebody")
                        .by("write:statuses")
                        .gives(new Answer.Done()),
                get("/communities/:name/waiting", "for moderators: what waits, by when its time is over")
                        .by("write:statuses")
                        .gives(many(DraftEntity.class)),
                post(
                                "/drafts/:id/release",
                                "a moderator publishes it in its author's name; with `changed_at`, only if that is"
                                        + " still its text (409)")
                        .by("write:statuses")
                        .takes("changed_at")
                        .gives(one(ProposalEntity.class)),
                post("/drafts/:id/refuse", "a moderator sends it back: `reason`, `note`, `changed_at`")
                        .by("write:statuses")
                        .takes("reason", "note", "changed_at")
                        .gives(new Answer.Done()));
    }
}
