package folkmoot.civic.letter;

import static folkmoot.schema.generated.Tables.MAIL_FOLLOW;
import static folkmoot.schema.generated.Tables.MAIL_FOLLOW_TOLD;

import folkmoot.civic.letter.MailFollow.Target;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.schema.generated.tables.records.MailFollowRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The SQL of {@code mail_follow}. */
final class MailFollowStore {

    private static Condition of(String email) {
        return DSL.lower(MAIL_FOLLOW.EMAIL).eq(DSL.lower(DSL.val(email)));
    }

    private static Condition of(Target target) {
        return switch (target) {
            case Target.OfProposal(var id) -> MAIL_FOLLOW.PROPOSAL_ID.eq(id.value());
            case Target.OfCommunity(var id) -> MAIL_FOLLOW.COMMUNITY_ID.eq(id.value());
        };
    }

    Optional<MailFollowRecord> find(Transaction tx, String email, Target target) {
        return tx.sql().selectFrom(MAIL_FOLLOW).where(of(email), of(target)).fetchOptional();
    }

    /** How many an address follows, and how many of them it was asked about since a moment and has not confirmed. */
    record Counts(int all, int asked) {}

    Counts counts(Transaction tx, String email, Instant since) {
        return new Counts(
                tx.sql().fetchCount(MAIL_FOLLOW, of(email)),
                tx.sql()
                        .fetchCount(
                                MAIL_FOLLOW,
                                of(email),
                                MAIL_FOLLOW.CONFIRMED_AT.isNull(),
                                MAIL_FOLLOW.ASKED_AT.gt(since)));
    }

    void insert(Transaction tx, long id, String email, Target target, String language, byte[] hash, Instant now) {
        tx.sql()
                .insertInto(MAIL_FOLLOW)
                .set(MAIL_FOLLOW.ID, id)
                .set(MAIL_FOLLOW.EMAIL, email)
                .set(
                        MAIL_FOLLOW.PROPOSAL_ID,
                        target.proposal().map(ProposalId::value).orElse(null))
                .set(
                        MAIL_FOLLOW.COMMUNITY_ID,
                        target.community().map(CommunityId::value).orElse(null))
                .set(MAIL_FOLLOW.LANGUAGE, language)
                .set(MAIL_FOLLOW.CONFIRM_HASH, hash)
                .set(MAIL_FOLLOW.ASKED_AT, now)
                .set(MAIL_FOLLOW.TOLD_UNTIL, now)
                .execute();
    }

    void askAgain(Transaction tx, long id, byte[] hash, Instant now) {
        tx.sql()
                .update(MAIL_FOLLOW)
                .set(MAIL_FOLLOW.CONFIRM_HASH, hash)
                .set(MAIL_FOLLOW.ASKED_AT, now)
                .where(MAIL_FOLLOW.ID.eq(id))
                .execute();
    }

    Optional<MailFollow> waiting(Transaction tx, byte[] hash, Instant since) {
        return tx.sql()
                .selectFrom(MAIL_FOLLOW)
                .where(MAIL_FOLLOW.CONFIRM_HASH.eq(hash), MAIL_FOLLOW.ASKED_AT.gt(since))
                .fetchOptional(MailFollowStore::row);
    }

    void confirm(Transaction tx, long id, Instant now) {
        tx.sql()
                .update(MAIL_FOLLOW)
                .set(MAIL_FOLLOW.CONFIRMED_AT, now)
                .set(MAIL_FOLLOW.TOLD_UNTIL, now)
                .setNull(MAIL_FOLLOW.CONFIRM_HASH)
                .where(MAIL_FOLLOW.ID.eq(id))
                .execute();
    }

    Optional<MailFollow> find(Transaction tx, long id) {
        return tx.sql().selectFrom(MAIL_FOLLOW).where(MAIL_FOLLOW.ID.eq(id)).fetchOptional(MailFollowStore::row);
    }

    void delete(Transaction tx, long id) {
        tx.sql().deleteFrom(MAIL_FOLLOW).where(MAIL_FOLLOW.ID.eq(id)).execute();
    }

    List<MailFollow> of(Transaction tx, ProposalId proposal, long after, int most) {
        return tx.sql()
                .selectFrom(MAIL_FOLLOW)
                .where(MAIL_FOLLOW.PROPOSAL_ID.eq(proposal.value()))
                .and(MAIL_FOLLOW.CONFIRMED_AT.isNotNull())
                .and(MAIL_FOLLOW.ID.gt(after))
                .orderBy(MAIL_FOLLOW.ID)
                .limit(most)
                .fetch(MailFollowStore::row);
    }

    List<MailFollow> due(Transaction tx, Instant before, int most) {
        return tx.sql()
                .selectFrom(MAIL_FOLLOW)
                .where(MAIL_FOLLOW.COMMUNITY_ID.isNotNull())
                .and(MAIL_FOLLOW.CONFIRMED_AT.isNotNull())
                .and(MAIL_FOLLOW.TOLD_UNTIL.le(before))
                .orderBy(MAIL_FOLLOW.TOLD_UNTIL, MAIL_FOLLOW.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetch(MailFollowStore::row);
    }

    void told(Transaction tx, long id, Instant until) {
        tx.sql()
                .update(MAIL_FOLLOW)
                .set(MAIL_FOLLOW.TOLD_UNTIL, until)
                .where(MAIL_FOLLOW.ID.eq(id))
                .execute();
    }

    /** Whether it is the first time that they hear of an occasion; from now on it is not. */
    boolean first(Transaction tx, long id, String occasion, Instant now) {
        return tx.sql()
                        .insertInto(MAIL_FOLLOW_TOLD)
                        .set(MAIL_FOLLOW_TOLD.FOLLOW_ID, id)
                        .set(MAIL_FOLLOW_TOLD.OCCASION, occasion)
                        .set(MAIL_FOLLOW_TOLD.TOLD_AT, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void forget(Transaction tx, Instant unconfirmed, Instant told) {
        tx.sql()
                .deleteFrom(MAIL_FOLLOW)
                .where(MAIL_FOLLOW.CONFIRMED_AT.isNull(), MAIL_FOLLOW.ASKED_AT.lt(unconfirmed))
                .execute();
        tx.sql()
                .deleteFrom(MAIL_FOLLOW_TOLD)
                .where(MAIL_FOLLOW_TOLD.TOLD_AT.lt(told))
                .execute();
    }

    private static MailFollow row(MailFollowRecord row) {
        var target = row.getProposalId() == null
                ? new Target.OfCommunity(new CommunityId(row.getCommunityId()))
                : new Target.OfProposal(new ProposalId(row.getProposalId()));
        return new MailFollow(row.getId(), row.getEmail(), target, row.getLanguage(), row.getToldUntil());
    }
}
