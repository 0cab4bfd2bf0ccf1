package folkmoot.civic.notice;

import static folkmoot.schema.generated.Tables.BODY_LINK;

import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Links that are mailed to the address of a body, work once and for a while. 256 random bits; kept is only their SHA-256. */
final class BodyLinks {

    /** What a link is for. */
    enum Purpose {
        /** To write an answer. Whoever has the link may: nothing is published by it. */
        ANSWER("answer", Duration.ofDays(60)),
        /** To publish what was written, or not: mailed to the address of the register as it is then. */
        CONFIRM("confirm", Duration.ofDays(14));

        private final String word;
        private final Duration life;

        Purpose(String word, Duration life) {
            this.word = word;
            this.life = life;
        }

        Duration life() {
            return life;
        }
    }

    private final LocalUris uris;
    private final InstantSource clock;

    BodyLinks(LocalUris uris, InstantSource clock) {
        this.uris = uris;
        this.clock = clock;
    }

    /** A link as it was found. @param answer what is confirmed by it */
    record Link(
            Purpose purpose, ProposalId proposal, BodyId body, Optional<Long> answer, boolean expired, boolean used) {

        boolean works() {
            return !expired && !used;
        }
    }

    /** A new one; earlier ones of the same purpose for the same go on to work. */
    URI create(Transaction tx, Purpose purpose, ProposalId proposal, BodyId body, Optional<Long> answer) {
        var secret = Secrets.random();
        var now = clock.instant();
        tx.sql()
                .insertInto(BODY_LINK)
                .set(BODY_LINK.TOKEN_HASH, Secrets.hash(secret))
                .set(BODY_LINK.PURPOSE, purpose.word)
                .set(BODY_LINK.PROPOSAL_ID, proposal.value())
                .set(BODY_LINK.BODY_ID, body.value())
                .set(BODY_LINK.ANSWER_ID, answer.orElse(null))
                .set(BODY_LINK.CREATED_AT, now)
                .set(BODY_LINK.EXPIRES_AT, now.plus(purpose.life()))
                .execute();
        return uris.at("/answer?token=" + secret);
    }

    /** Whatever became of it, as long as it is remembered. */
    Optional<Link> find(Transaction tx, String secret) {
        return tx.sql()
                .selectFrom(BODY_LINK)
                .where(BODY_LINK.TOKEN_HASH.eq(Secrets.hash(secret)))
                .fetchOptional(row -> new Link(
                        row.getPurpose().equals(Purpose.ANSWER.word) ? Purpose.ANSWER : Purpose.CONFIRM,
                        new ProposalId(row.getProposalId()),
                        new BodyId(row.getBodyId()),
                        Optional.ofNullable(row.getAnswerId()),
                        !row.getExpiresAt().isAfter(clock.instant()),
                        row.getUsedAt() != null));
    }

    /** Uses it up; false where somebody was faster, or it is too old. */
    boolean use(Transaction tx, String secret) {
        return tx.sql()
                        .update(BODY_LINK)
                        .set(BODY_LINK.USED_AT, clock.instant())
                        .where(BODY_LINK.TOKEN_HASH.eq(Secrets.hash(secret)))
                        .and(BODY_LINK.USED_AT.isNull())
                        .and(BODY_LINK.EXPIRES_AT.gt(clock.instant()))
                        .execute()
                == 1;
    }

    /** Forgets what has not worked for a long time. */
    void sweep(Transaction tx) {
        tx.sql()
                .deleteFrom(BODY_LINK)
                .where(BODY_LINK.EXPIRES_AT.lt(clock.instant().minus(Purpose.ANSWER.life())))
                .execute();
    }
}
