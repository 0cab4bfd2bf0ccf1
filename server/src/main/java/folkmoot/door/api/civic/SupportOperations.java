package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Answer.table;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.HelpedEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.door.api.entity.SheetEntity;
import folkmoot.door.api.entity.SupportReviewEntity;
import folkmoot.platform.openapi.Section;

/** Supports: given, counted, reviewed, on paper and for others. As they stand in the documents of the API. */
final class SupportOperations {

    private SupportOperations() {}

    static Section section() {
        return Section.of(
                "Supports",
                CivicOperations.BASE,
                post(
                                "/proposals/:id/support",
                                "supports; `named=true` lists the supporter. 422 unless the proposal is `gathering`, "
                                        + "`acknowledged`, `under-review`, `answered`, `in-progress` or `disputed`")
                        .by("write:favourites")
                        .takes("named flag")
                        .gives(one(ProposalEntity.class)),
                post("/proposals/:id/unsupport", "takes it back")
                        .by("write:favourites")
                        .gives(one(ProposalEntity.class)),
                get(
                                "/proposals/:id/sheets",
                                "sheets of paper that people signed: `number`, `place`, `signatures` as entered,"
                                    + " `signatures_now`, `entered_at`, `corrected_at`, `reason`; for moderators"
                                    + " `entered_by` and `corrected_by` ([the rule](../civic/counting.md#in-person))")
                        .gives(many(SheetEntity.class)),
                get("/proposals/:id/sheets.csv", "the same as a table, for moderators")
                        .by("read:statuses")
                        .gives(table()),
                post(
                                "/proposals/:id/sheets",
                                "a volunteer of the desk enters one: `number`, `place`, `signatures` (1 to 200). 422"
                                        + " for a number that was entered before")
                        .by("write:statuses")
                        .takes("number", "place", "signatures number")
                        .gives(many(SheetEntity.class)),
                post(
                                "/proposals/:id/sheets/:sheet/corrections",
                                "another volunteer says how many `signatures` there really are, and the `reason`")
                        .by("write:statuses")
                        .takes("signatures number", "reason")
                        .gives(many(SheetEntity.class)),
                post(
                                "/proposals/:id/helped",
                                "a member supports it for somebody without an account (`name`, may be left out; a"
                                    + " `code` that the app made, so that what is sent twice is done once): the `code`"
                                    + " for their slip, said once, and the `url` where it is typed")
                        .by("write:statuses")
                        .takes("name", "code")
                        .gives(one(HelpedEntity.SlipEntity.class)),
                get("/helped", "what the viewer did so: `proposal_id`, `name`, `created_at`")
                        .by("read:statuses")
                        .gives(many(HelpedEntity.class)),
                get(
                                "/proposals/:id/support",
                                "how one's own support is counted: `column`, `counting` (`counted`, `held`,"
                                        + " `invalid`), `why`, `version`, `since`; 404 without one ([who"
                                        + " counts](../civic/counting.md))")
                        .by("read:statuses")
                        .gives(one(SupportReviewEntity.OwnSupportEntity.class)),
                get("/proposals/:id/supports/held", "for the community's moderators: what waits, by source")
                        .by("write:statuses")
                        .gives(many(SupportReviewEntity.BatchEntity.class)),
                get("/proposals/:id/supports/alarms", "for them: what looks odd, and how the supports came")
                        .by("write:statuses")
                        .gives(one(SupportReviewEntity.AlarmsEntity.class)),
                get(
                                "/proposals/:id/supports/review",
                                "for them: what a decision would do, without doing it. Which supports: `source` (a"
                                    + " domain; `few` for all of fewer than five), `column`, `counting`, `from`,"
                                    + " `until`, `younger_than_hours`, `pace`, `up_to`; `decision` is `release` or why"
                                    + " not: `automated`, `repeated`, `sham-server`, `brigade`, `mistake`")
                        .by("write:statuses")
                        .takes(
                                "source",
                                "column",
                                "counting",
                                "from",
                                "until",
                                "younger_than_hours number",
                                "pace",
                                "up_to",
                                "decision")
                        .gives(one(SupportReviewEntity.class)),
                post("/proposals/:id/supports/review", "the same, done, with a `note` for everybody to read")
                        .by("write:statuses")
                        .takes(
                                "source",
                                "column",
                                "counting",
                                "from",
                                "until",
                                "younger_than_hours number",
                                "pace",
                                "up_to",
                                "decision",
                                "note")
                        .gives(one(SupportReviewEntity.class)),
                get("/proposals/:id/supporters", "only those who chose to be named")
                        .gives(many(AccountEntity.class)));
    }
}
