package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.put;
import static folkmoot.platform.openapi.Operation.update;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.CommunityEntity;
import folkmoot.door.api.entity.SupportReviewEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Section;

/** Communities: their rules and what moderators do in them. As they stand in the documents of the API. */
final class CommunityOperations {

    private CommunityOperations() {}

    static Section section() {
        return Section.of(
                "Communities",
                CivicOperations.BASE + "/communities",
                get(
                                "",
                                "all of this instance, with their house rules; with `q` those whose title,"
                                        + " description, categories or places have all its words")
                        .takes("q")
                        .gives(many(CommunityEntity.class)),
                post(
                                "",
                                "makes one: `name`, `title`, `description`, `template`, `language`, `locality`,"
                                    + " `threshold[count]`, `threshold[columns][]`; moderators of the instance only."
                                    + " 422 where there is one already that a title of these words would fit, without"
                                    + " `different_because`")
                        .by("write:accounts")
                        .takes(
                                "name",
                                "title",
                                "description",
                                "template",
                                "language",
                                "locality",
                                "different_because",
                                "threshold[count] number",
                                "threshold[columns][]",
                                "threshold[least][verified_local] number",
                                "threshold[least][members] number",
                                "threshold[least][known] number",
                                "threshold[least][network] number",
                                "threshold[least][in_person] number",
                                "threshold[servers] number")
                        .gives(one(CommunityEntity.class)),
                get("/:name", "one").gives(one(CommunityEntity.class)),
                update(
                                "/:name",
                                "its moderators change `guidelines`, `threshold` (`threshold[count]`,"
                                    + " `threshold[columns][]`, `threshold[least][members]` …, `threshold[servers]`)"
                                    + " and `data_licence` (SPDX; blank for none)")
                        .by("write:accounts")
                        .takes(
                                "guidelines",
                                "data_licence",
                                "first_items[count] number",
                                "first_items[days] number",
                                "threshold[count] number",
                                "threshold[columns][]",
                                "threshold[least][verified_local] number",
                                "threshold[least][members] number",
                                "threshold[least][known] number",
                                "threshold[least][network] number",
                                "threshold[least][in_person] number",
                                "threshold[servers] number")
                        .gives(one(CommunityEntity.class)),
                get("/:name/servers", "what it says of servers whose people support its proposals")
                        .gives(many(SupportReviewEntity.ServerRuleEntity.class)),
                post(
                                "/:name/servers",
                                "its moderators say that a `domain` is `excluded` or `known` (`effect`), with a"
                                        + " `reason`")
                        .by("write:accounts")
                        .takes("domain", "effect", "reason")
                        .gives(many(SupportReviewEntity.ServerRuleEntity.class)),
                delete("/:name/servers", "they take that back: `domain`, `reason`")
                        .by("write:accounts")
                        .takes("domain", "reason")
                        .gives(many(SupportReviewEntity.ServerRuleEntity.class)),
                post("/:name/moderators", "adds `account_id`; never one that speaks for a public body")
                        .by("write:accounts")
                        .takes("account_id")
                        .gives(one(CommunityEntity.class)),
                delete("/:name/moderators", "removes `account_id`")
                        .by("write:accounts")
                        .takes("account_id")
                        .gives(one(CommunityEntity.class)),
                get("/:name/volunteers", "who may enter sheets of paper, besides its moderators")
                        .gives(many(AccountEntity.class)),
                post(
                                "/:name/volunteers",
                                "a moderator appoints `account_id` (`reason`); never one that speaks for a public body"
                                        + " or is banned")
                        .by("write:accounts")
                        .takes("account_id", "reason")
                        .gives(many(AccountEntity.class)),
                delete("/:name/volunteers", "a moderator dismisses `account_id` (`reason`)")
                        .by("write:accounts")
                        .takes("account_id", "reason")
                        .gives(many(AccountEntity.class)),
                get(
                                "/:name/refused_acts",
                                "for moderators: what accounts that speak for bodies tried and no body may, the newest"
                                        + " 100 ([answers](../civic/answers.md#no-power))")
                        .by("read:accounts")
                        .gives(many(CommunityActRoutes.AttemptEntity.class)),
                put(
                                "/:name/localities",
                                "for moderators: an area, entered or corrected: `code`, `name`, `parent`,"
                                        + " `valid_from`, `valid_until`, `successor`")
                        .by("write:accounts")
                        .takes("code", "name", "parent", "valid_from", "valid_until", "successor")
                        .gives(one(CommunityEntity.class)),
                get(
                                "/:name/log",
                                "what moderators did, with their reasons, and how the register changed; the newest"
                                        + " 100. `account_id` is null for the operator's command")
                        .gives(many(CommunityActRoutes.ActEntity.class)),
                post(
                                "/:name/removals",
                                "a moderator takes `status_id` out of the community (`reason`); an answer goes"
                                        + " altogether. Not proposals, not official responses")
                        .by("write:accounts")
                        .takes("status_id", "reason")
                        .gives(new Answer.Done()),
                delete(
                                "/:name/removals",
                                "a moderator puts it back: `status_id`, or `uri` for an answer from elsewhere")
                        .by("write:accounts")
                        .takes("status_id", "uri", "reason")
                        .gives(new Answer.Done()),
                post("/:name/bans", "a moderator bans `account_id` (`reason`, `duration` in seconds, `remove_data`)")
                        .by("write:accounts")
                        .takes("account_id", "reason", "duration number", "remove_data flag")
                        .gives(new Answer.Done()),
                delete("/:name/bans", "a moderator lifts the ban of `account_id`")
                        .by("write:accounts")
                        .takes("account_id", "reason")
                        .gives(new Answer.Done()),
                post("/:name/locks", "a moderator closes the thread of `status_id` to answers (`reason`)")
                        .by("write:accounts")
                        .takes("status_id", "reason")
                        .gives(new Answer.Done()),
                delete("/:name/locks", "a moderator opens it again")
                        .by("write:accounts")
                        .takes("status_id", "reason")
                        .gives(new Answer.Done()),
                post("/:name/featured", "a moderator shows `status_id` on top of the community")
                        .by("write:accounts")
                        .takes("status_id", "reason")
                        .gives(new Answer.Done()),
                delete("/:name/featured", "a moderator no longer")
                        .by("write:accounts")
                        .takes("status_id", "reason")
                        .gives(new Answer.Done()),
                post(
                                "/:name/residents",
                                "a moderator has checked that `account_id` lives in `locality`, by `method`; their"
                                        + " supports count as verified local")
                        .by("write:accounts")
                        .takes("account_id", "locality", "method")
                        .gives(new Answer.Done()));
    }
}
