package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Answer.table;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;
import static folkmoot.platform.openapi.Operation.update;

import folkmoot.civic.community.RegisterImport;
import folkmoot.door.api.entity.BodyEntity;
import folkmoot.door.api.entity.DelegationEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Section;

/** Registers of public bodies, who answers for whom, and situations in a life across them. As they stand in the documents of the API. */
final class RegisterOperations {

    /** What stands in an entry. */
    private static final String[] ENTRY = {
        "slug",
        "name",
        "name_cy",
        "names[cy]",
        "kind",
        "domain",
        "handle",
        "mail",
        "form",
        "remit[]",
        "categories[]",
        "life_events[]",
        "area",
        "languages[]",
        "acknowledge_days number",
        "answer_days number",
        "working_week[]",
        "holidays[]",
        "gss",
        "wikidata",
        "parent",
        "predecessor",
        "valid_from",
        "valid_until",
        "reason"
    };

    private RegisterOperations() {}

    static Section section() {
        return Section.of(
                "Registers of public bodies",
                CivicOperations.BASE + "/communities/:name",
                get(
                                "/delegations",
                                "which office answers on behalf of which body, by whose word and since when, also"
                                        + " ended ones")
                        .gives(many(DelegationEntity.class)),
                post(
                                "/delegations",
                                "who moderates the community, or the `body` itself, says that an `office` (slugs)"
                                        + " answers on its behalf; never the office")
                        .by("write:accounts")
                        .takes("body", "office")
                        .gives(one(DelegationEntity.class)),
                post("/delegations/end", "the same say that it no longer does")
                        .by("write:accounts")
                        .takes("body", "office")
                        .gives(many(DelegationEntity.class)),
                get(
                                "/bodies",
                                "the register of public bodies, with the evidence for each official actor (what holds"
                                    + " `since` when, and when it was checked) and whether each is reached (`reach`)")
                        .gives(many(BodyEntity.class)),
                post(
                                "/bodies",
                                "moderators enter a body: `slug`, `name`, `names[cy]` …, `kind`, `domain`, `handle`,"
                                    + " `mail`, `form`, `remit[]`, `categories[]`, `life_events[]`, `area`,"
                                    + " `languages[]`, `acknowledge_days`, `answer_days`, `working_week[]` (`mon` …),"
                                    + " `holidays[]` (`2026-12-25`; none for the instance's calendar), `gss`,"
                                    + " `wikidata`, `parent`, `predecessor` (slugs), `valid_from`, `valid_until`,"
                                    + " `reason`. A `handle` is needed on a domain where people of this instance are;"
                                    + " a domain where anybody can have a name or an account is refused; every field"
                                    + " with a fault is named at once ([the rules](../civic/register.md))")
                        .by("write:accounts")
                        .takes(ENTRY)
                        .gives(one(BodyEntity.class)),
                get("/bodies/:slug", "one body, also one that was retired (`retired_at`)")
                        .gives(one(BodyEntity.class)),
                update(
                                "/bodies/:slug",
                                "moderators correct it: what is named changes, what is blank goes; `reason` for the"
                                        + " log")
                        .by("write:accounts")
                        .takes(ENTRY)
                        .gives(one(BodyEntity.class)),
                get(
                                "/suggested_bodies",
                                "up to three bodies that could be asked about a `category`, `locality` and"
                                        + " `life_event`, each with its reasons: `category`, `life-event`, `area` ([the"
                                        + " rule](../civic/register.md))")
                        .takes("category", "locality", "life_event")
                        .gives(many(LifeEventRoutes.SuggestionEntity.class)),
                get(
                                "/life_events",
                                "situations in a life, of one `interaction` (`regulatory`, `discretionary`,"
                                    + " `proactive`) if it is named, with the bodies of the register that have a part"
                                    + " in each")
                        .takes("interaction")
                        .gives(many(LifeEventRoutes.LifeEventEntity.class)),
                get(
                                "/life_events/:slug",
                                "one, with its newest proposals: its `url`, its `supports`, how many bodies each"
                                        + " addresses, how many answered, and `least_advanced`")
                        .gives(one(LifeEventRoutes.LifeEventPageEntity.class)),
                get(
                                "/bodies/:slug/figures",
                                "how it answers, in all (`total`) and by the year in which it was asked (`years`):"
                                        + " `received`, `acknowledged`, `acknowledged_in_time`, `answered`,"
                                        + " `answered_in_time`, `median_days`, `ninetieth_days`, `overdue`, `reopened`,"
                                        + " `commitments`, `commitments_kept`, `commitments_late`; `counted_at`. For"
                                        + " [pages of others](../civic/embeds.md)")
                        .gives(one(CarriedRoutes.BodyFiguresEntity.class)),
                post(
                                "/bodies/:slug/merge",
                                "moderators take it into the entry `into` (`reason`): it is retired, says where it"
                                        + " went, and what was open at it is open there")
                        .by("write:accounts")
                        .takes("into", "reason")
                        .gives(one(BodyEntity.class)),
                post(
                                "/bodies/import",
                                "moderators take in a `file` (or `text`): a table or JSON, as the next two give it"
                                    + " ([the rules](../civic/register.md)). All of it or nothing: 422 with a detail"
                                    + " for each line in which there is a fault. Answers with the slugs that were"
                                    + " `entered`, `corrected` and the `same`")
                        .by("write:accounts")
                        .takes("file file", "text", "reason")
                        .gives(one(RegisterImport.Outcome.class)),
                get("/bodies.csv", "the register as a table").gives(table()),
                get("/bodies.json", "the register as JSON, field by field as it is typed")
                        .gives(new Answer.Objects(String.class)),
                delete(
                                "/bodies/:slug",
                                "moderators retire it (`reason`): nobody speaks for it in this community any more")
                        .by("write:accounts")
                        .takes("reason")
                        .gives(new Answer.Done()));
    }
}
