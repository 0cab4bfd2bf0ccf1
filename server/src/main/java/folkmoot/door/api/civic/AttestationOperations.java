package folkmoot.door.api.civic;

import static folkmoot.platform.openapi.Answer.many;
import static folkmoot.platform.openapi.Answer.one;
import static folkmoot.platform.openapi.Operation.delete;
import static folkmoot.platform.openapi.Operation.get;
import static folkmoot.platform.openapi.Operation.post;

import folkmoot.door.api.entity.AttestationEntity;
import folkmoot.platform.openapi.Answer;
import folkmoot.platform.openapi.Section;

/** Attestations, as they stand in the documents of the API. */
final class AttestationOperations {

    private static final String READ = "read:accounts";
    private static final String WRITE = "write:accounts";

    private AttestationOperations() {}

    static Section section() {
        return Section.of(
                "Attestations",
                CivicOperations.BASE,
                get("/communities/:name/claims", "what may be attested there, and by which bodies")
                        .gives(many(AttestationEntity.ClaimEntity.class)),
                post(
                                "/communities/:name/claims",
                                "its moderators name a claim, or say anew what it is: `word`, `name_en` … `name_ar`,"
                                        + " `months`, `checks`, `attesters[]` (slugs)")
                        .by(WRITE)
                        .takes(
                                "word",
                                "name_en",
                                "name_cy",
                                "name_pl",
                                "name_ur",
                                "name_ar",
                                "months number",
                                "checks flag",
                                "attesters[]")
                        .gives(one(AttestationEntity.ClaimEntity.class)),
                delete("/communities/:name/claims/:word", "its moderators: nobody attests it any more")
                        .by(WRITE)
                        .gives(new Answer.Done()),
                post(
                                "/communities/:name/attestations",
                                "who speaks for a body that may: `claim` of `account` (an id or a handle), `until` a"
                                        + " day; once more extends it")
                        .by(WRITE)
                        .takes("claim", "account", "until")
                        .gives(one(AttestationEntity.class)),
                get("/attestations", "what is said of oneself").by(READ).gives(many(AttestationEntity.class)),
                get("/attestations/issued", "what one said oneself").by(READ).gives(many(AttestationEntity.class)),
                post("/attestations", "brings what an attester elsewhere says of oneself: `link`, its address")
                        .by(WRITE)
                        .takes("link")
                        .gives(one(AttestationEntity.class)),
                post("/attestations/:id/accept", "who it is about agrees; `show` puts it on the profile")
                        .by(WRITE)
                        .takes("show flag")
                        .gives(one(AttestationEntity.class)),
                post("/attestations/:id/hide", "off the profile").by(WRITE).gives(one(AttestationEntity.class)),
                delete("/attestations/:id", "who it is about drops it; nothing of it is kept")
                        .by(WRITE)
                        .gives(new Answer.Done()),
                post("/attestations/:id/revoke", "who said it takes it back")
                        .by(WRITE)
                        .gives(new Answer.Done()),
                post("/attestations/:id/codes", "a code by which it is shown once, within 21 days")
                        .by(WRITE)
                        .gives(one(AttestationEntity.CodeEntity.class)),
                post(
                                "/checks",
                                "checks a `code`, and uses it up; ten tries an hour. Every code that is not good gets"
                                        + " the same no")
                        .by(WRITE)
                        .takes("code")
                        .gives(one(AttestationEntity.CheckedEntity.class)),
                get("/checks", "checks of one's codes, and by oneself")
                        .by(READ)
                        .gives(many(AttestationEntity.CheckEntity.class)),
                get("/statuses/:id/checked", "who marked an answer as checked, as what and until when")
                        .gives(many(AttestationEntity.MarkEntity.class)),
                post(
                                "/statuses/:id/checked",
                                "somebody of whom a claim is attested that is good for it marks another's answer:"
                                        + " `review`, a day")
                        .by("write:statuses")
                        .takes("review")
                        .gives(many(AttestationEntity.MarkEntity.class)),
                delete("/statuses/:id/checked", "who marked it takes that back")
                        .by("write:statuses")
                        .gives(new Answer.Done()));
    }
}
