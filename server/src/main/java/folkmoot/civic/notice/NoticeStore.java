package folkmoot.civic.notice;

import static folkmoot.schema.generated.Tables.BODY_MESSAGE;
import static folkmoot.schema.generated.Tables.BODY_NOTICE;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.BodyNoticeRecord;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes {@code body_notice} and {@code body_message}. */
final class NoticeStore {

    private static final int MOST_FORGOTTEN = 1_000;
    private static final String WAITING = "waiting";
    private static final String SENT = "sent";
    private static final String TOLD = "told";
    private static final String SETTLED = "settled";

    /** Under way to an inbox. */
    record UnderWay(long notice, long delivery, URI inbox) {}

    /** False when the body is told of it, or will be. */
    boolean insert(Transaction tx, Notice notice) {
        return tx.sql()
                        .insertInto(BODY_NOTICE)
                        .set(BODY_NOTICE.ID, notice.id())
                        .set(BODY_NOTICE.PROPOSAL_ID, notice.proposal().value())
                        .set(BODY_NOTICE.BODY_ID, notice.body().value())
                        .set(BODY_NOTICE.SUPPORTS, notice.supports())
                        .set(BODY_NOTICE.EARLY, notice.early())
                        .set(BODY_NOTICE.STATE, WAITING)
                        .set(BODY_NOTICE.NEXT_AT, notice.created())
                        .set(BODY_NOTICE.CREATED_AT, notice.created())
                        .onConflict(BODY_NOTICE.PROPOSAL_ID, BODY_NOTICE.BODY_ID)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** What is to be tried now, oldest first. */
    List<Notice> due(Transaction tx, Instant now, int most) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.STATE.eq(WAITING))
                .and(BODY_NOTICE.NEXT_AT.le(now))
                .orderBy(BODY_NOTICE.NEXT_AT, BODY_NOTICE.ID)
                .limit(most)
                .fetch(NoticeStore::notice);
    }

    /** How many there are; they wait no longer than until now. */
    int bringForward(Transaction tx, BodyId body, Instant now) {
        return tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.NEXT_AT, now)
                .where(BODY_NOTICE.BODY_ID.eq(body.value()))
                .and(BODY_NOTICE.STATE.eq(WAITING))
                .execute();
    }

    /** Sent to bodies that were put in the place of others since: they are to be told, too. */
    void insertForgotten(Transaction tx, LongSupplier ids, Instant now) {
        var forgotten = tx.sql()
                .select(PROPOSAL_TRACK.PROPOSAL_ID, PROPOSAL_TRACK.BODY_ID)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.SENT_AT.isNotNull())
                .and(PROPOSAL_TRACK.ASKED_AT.isNull())
                .and(PROPOSAL_TRACK.BODY_ID.isNotNull())
                .andNotExists(DSL.selectOne()
                        .from(BODY_NOTICE)
                        .where(BODY_NOTICE.PROPOSAL_ID.eq(PROPOSAL_TRACK.PROPOSAL_ID))
                        .and(BODY_NOTICE.BODY_ID.eq(PROPOSAL_TRACK.BODY_ID)))
                .and(PROPOSAL_TRACK.SENT_AT.lt(now.minus(BodyMessages.LOOK_AFTER)))
                .limit(MOST_FORGOTTEN)
                .fetch();
        for (var row : forgotten) {
            insert(
                    tx,
                    new Notice(
                            ids.getAsLong(),
                            new ProposalId(row.value1()),
                            new BodyId(row.value2()),
                            0,
                            false,
                            now,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
    }

    /** What waits of one proposal. */
    List<Notice> waitingOf(Transaction tx, ProposalId proposal) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.PROPOSAL_ID.eq(proposal.value()))
                .and(BODY_NOTICE.STATE.eq(WAITING))
                .orderBy(BODY_NOTICE.ID)
                .fetch(NoticeStore::notice);
    }

    /** It left for an inbox. */
    void sent(
            Transaction tx,
            Collection<Notice> notices,
            Optional<StatusId> post,
            long delivery,
            URI inbox,
            Instant lookAfter) {
        tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.STATE, SENT)
                .setNull(BODY_NOTICE.PROBLEM)
                .set(BODY_NOTICE.WAY, "actor")
                .set(BODY_NOTICE.STATUS_ID, post.map(StatusId::value).orElse(null))
                .set(BODY_NOTICE.DELIVERY_ID, delivery)
                .set(BODY_NOTICE.INBOX_URL, inbox.toString())
                .set(BODY_NOTICE.NEXT_AT, lookAfter)
                .where(BODY_NOTICE.ID.in(ids(notices)))
                .execute();
    }

    /** It left by mail. @param receipt stands in its head */
    void mailed(Transaction tx, Collection<Notice> notices, String receipt, Instant lookAfter) {
        tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.STATE, SENT)
                .setNull(BODY_NOTICE.PROBLEM)
                .set(BODY_NOTICE.WAY, "mail")
                .set(BODY_NOTICE.RECEIPT, receipt)
                .set(BODY_NOTICE.NEXT_AT, lookAfter)
                .where(BODY_NOTICE.ID.in(ids(notices)))
                .execute();
    }

    /** Told or under way by a mail. */
    List<Notice> byReceipt(Transaction tx, String receipt) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.RECEIPT.eq(receipt))
                .fetch(NoticeStore::notice);
    }

    /** It has to be tried (again) at a time. */
    void again(Transaction tx, Collection<Long> ids, Optional<String> problem, Instant at) {
        tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.STATE, WAITING)
                .set(BODY_NOTICE.PROBLEM, problem.orElse(null))
                .setNull(BODY_NOTICE.DELIVERY_ID)
                .setNull(BODY_NOTICE.INBOX_URL)
                .setNull(BODY_NOTICE.TOLD_AT)
                .set(BODY_NOTICE.NEXT_AT, at)
                .where(BODY_NOTICE.ID.in(ids))
                .execute();
    }

    /** How many there were. */
    int told(Transaction tx, Collection<Long> ids, String way, Instant now) {
        tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.WAY, way)
                .where(BODY_NOTICE.ID.in(ids))
                .execute();
        return told(tx, BODY_NOTICE.ID.in(ids), now);
    }

    int toldBy(Transaction tx, long delivery, URI inbox, Instant now) {
        return told(tx, by(delivery, inbox), now);
    }

    private static int told(Transaction tx, Condition which, Instant now) {
        return tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.STATE, TOLD)
                .setNull(BODY_NOTICE.PROBLEM)
                .set(BODY_NOTICE.TOLD_AT, now)
                .where(which)
                .and(BODY_NOTICE.STATE.in(WAITING, SENT))
                .execute();
    }

    /** Those that a delivery tells and that are not told. */
    List<Long> sentBy(Transaction tx, long delivery, URI inbox) {
        return tx.sql()
                .select(BODY_NOTICE.ID)
                .from(BODY_NOTICE)
                .where(by(delivery, inbox))
                .and(BODY_NOTICE.STATE.eq(SENT))
                .fetch(BODY_NOTICE.ID);
    }

    private static Condition by(long delivery, URI inbox) {
        return BODY_NOTICE.DELIVERY_ID.eq(delivery).and(BODY_NOTICE.INBOX_URL.eq(inbox.toString()));
    }

    /** Under way for so long that somebody should look what became of it. */
    List<UnderWay> unheardOf(Transaction tx, Instant now, int most) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.STATE.eq(SENT))
                .and(BODY_NOTICE.NEXT_AT.le(now))
                .and(BODY_NOTICE.DELIVERY_ID.isNotNull())
                .orderBy(BODY_NOTICE.ID)
                .limit(most)
                .fetch(row -> new UnderWay(row.getId(), row.getDeliveryId(), URI.create(row.getInboxUrl())));
    }

    void lookLater(Transaction tx, long notice, Instant at) {
        tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.NEXT_AT, at)
                .where(BODY_NOTICE.ID.eq(notice))
                .execute();
    }

    /** Told, while the clock does not say so yet. */
    List<Notice> notWrittenDown(Transaction tx, int most) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.STATE.eq(TOLD))
                .orderBy(BODY_NOTICE.ID)
                .limit(most)
                .fetch(NoticeStore::notice);
    }

    /** Nothing is left to be done about them. */
    void settle(Transaction tx, Collection<Notice> notices) {
        tx.sql()
                .update(BODY_NOTICE)
                .set(BODY_NOTICE.STATE, SETTLED)
                .where(BODY_NOTICE.ID.in(ids(notices)))
                .and(BODY_NOTICE.STATE.eq(TOLD))
                .execute();
    }

    /** What is no longer on its way is not told. */
    void forget(Transaction tx, Collection<Notice> notices) {
        tx.sql().deleteFrom(BODY_NOTICE).where(BODY_NOTICE.ID.in(ids(notices))).execute();
    }

    /** Those of some that still wait. */
    List<Notice> waiting(Transaction tx, Collection<Notice> notices) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.ID.in(ids(notices)))
                .and(BODY_NOTICE.STATE.eq(WAITING))
                .orderBy(BODY_NOTICE.ID)
                .fetch(NoticeStore::notice);
    }

    List<Notice> list(Transaction tx, Collection<Long> ids) {
        return tx.sql()
                .selectFrom(BODY_NOTICE)
                .where(BODY_NOTICE.ID.in(ids))
                .orderBy(BODY_NOTICE.ID)
                .fetch(NoticeStore::notice);
    }

    private static List<Long> ids(Collection<Notice> notices) {
        return notices.stream().map(Notice::id).toList();
    }

    /** How many messages of a kind somebody got on a day. */
    int messages(Transaction tx, String recipient, String kind, LocalDate day) {
        return tx.sql()
                .fetchCount(
                        BODY_MESSAGE,
                        BODY_MESSAGE
                                .RECIPIENT
                                .eq(recipient)
                                .and(BODY_MESSAGE.DAY.eq(day))
                                .and(BODY_MESSAGE.KIND.eq(kind)));
    }

    /** Whether somebody got a message of a kind on a day or later. */
    boolean hadSince(Transaction tx, String recipient, String kind, LocalDate day) {
        return tx.sql()
                .fetchExists(
                        BODY_MESSAGE,
                        BODY_MESSAGE
                                .RECIPIENT
                                .eq(recipient)
                                .and(BODY_MESSAGE.DAY.ge(day))
                                .and(BODY_MESSAGE.KIND.eq(kind)));
    }

    void noteMessage(Transaction tx, long id, String recipient, String kind, LocalDate day, int items, Instant now) {
        tx.sql()
                .insertInto(BODY_MESSAGE)
                .set(BODY_MESSAGE.ID, id)
                .set(BODY_MESSAGE.RECIPIENT, recipient)
                .set(BODY_MESSAGE.KIND, kind)
                .set(BODY_MESSAGE.DAY, day)
                .set(BODY_MESSAGE.ITEMS, items)
                .set(BODY_MESSAGE.CREATED_AT, now)
                .execute();
    }

    void forgetMessages(Transaction tx, LocalDate before) {
        tx.sql().deleteFrom(BODY_MESSAGE).where(BODY_MESSAGE.DAY.lt(before)).execute();
    }

    private static Notice notice(BodyNoticeRecord row) {
        return new Notice(
                row.getId(),
                new ProposalId(row.getProposalId()),
                new BodyId(row.getBodyId()),
                row.getSupports(),
                row.getEarly(),
                row.getCreatedAt(),
                Optional.ofNullable(row.getToldAt()),
                Optional.ofNullable(row.getWay()),
                Optional.ofNullable(row.getStatusId()).map(StatusId::new),
                Optional.ofNullable(row.getProblem()));
    }
}
