package folkmoot.talk.trend;

import static folkmoot.schema.generated.Tables.PREVIEW_CARD;
import static folkmoot.schema.generated.Tables.TREND;
import static folkmoot.schema.generated.Tables.TREND_PUBLISHER;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * Scores what is in use: each account counts once for each subject, and counts half as much each day. What only one account
 * speaks of never trends, nor what comes from somebody who is limited or does not want to be discovered.
 */
public final class Trends {

    private static final Duration LOOKED_BACK = Duration.ofDays(3);
    private static final int FEWEST_ACCOUNTS = 2;
    private static final int SEQUENCE_BITS = 16;

    /** A use counts half as much each day. */
    private static final String WEIGHT = "power(0.5, extract(epoch FROM ?::timestamptz - s.created_at) / 86400)";

    private static final String RECENT = """
        status s JOIN account a ON a.id = s.account_id AND a.silenced_at IS NULL AND a.suspended_at IS NULL
            AND a.discoverable
        """;

    private static final String OPEN =
            "s.id >= ? AND s.visibility = 'public' AND s.deleted_at IS NULL AND s.reblog_of_id IS NULL";

    private static final String KEEP = """
        INSERT INTO trend (kind, subject_id, score, updated_at)
        SELECT '%s', subject, sum(weight), ?::timestamptz FROM (%s) uses
        GROUP BY subject HAVING count(*) >= ?
        ON CONFLICT (kind, subject_id) DO UPDATE SET score = excluded.score, updated_at = excluded.updated_at
        """;

    private static final String TAGS = "SELECT x.tag_id AS subject, max(" + WEIGHT + ") AS weight FROM " + RECENT
            + " JOIN status_tag x ON x.status_id = s.id WHERE " + OPEN + " GROUP BY x.tag_id, s.account_id";

    private static final String LINKS = "SELECT x.card_id AS subject, max(" + WEIGHT + ") AS weight FROM " + RECENT
            + " JOIN status_card x ON x.status_id = s.id WHERE " + OPEN + " GROUP BY x.card_id, s.account_id";

    private static final String STATUSES = "SELECT s.id AS subject, " + WEIGHT + " AS weight FROM " + RECENT
            + " JOIN (SELECT status_id, account_id FROM favourite UNION SELECT reblog_of_id, account_id FROM status"
            + " WHERE reblog_of_id IS NOT NULL AND deleted_at IS NULL) u ON u.status_id = s.id AND u.account_id <>"
            + " s.account_id WHERE " + OPEN + " AND s.in_reply_to_uri IS NULL AND NOT s.sensitive";

    private final Database database;
    private final Publishers publishers;
    private final BooleanSupplier requireReview;
    private final InstantSource clock;

    /** @param requireReview show only what moderators approved */
    public Trends(Database database, Publishers publishers, BooleanSupplier requireReview, InstantSource clock) {
        this.database = database;
        this.publishers = publishers;
        this.requireReview = requireReview;
        this.clock = clock;
    }

    /** Computes all scores anew; what is no longer in use is forgotten, unless moderators decided about it. */
    public void compute() {
        var now = clock.instant();
        long since = now.minus(LOOKED_BACK).toEpochMilli() << SEQUENCE_BITS;
        database.write(tx -> {
            keep(tx, TrendKind.TAG, TAGS, now, since);
            keep(tx, TrendKind.STATUS, STATUSES, now, since);
            keep(tx, TrendKind.LINK, LINKS, now, since);
            publishers.meet(tx);
            tx.sql()
                    .deleteFrom(TREND)
                    .where(TREND.UPDATED_AT.lt(now))
                    .and(TREND.REVIEW.isNull())
                    .execute();
            tx.sql()
                    .update(TREND)
                    .set(TREND.SCORE, 0.0)
                    .where(TREND.UPDATED_AT.lt(now))
                    .execute();
        });
    }

    private static void keep(Transaction tx, TrendKind kind, String uses, Instant now, long since) {
        tx.sql().execute(KEEP.formatted(kind.word(), uses), now, now, since, FEWEST_ACCOUNTS);
    }

    /** What everybody is shown, the most used first. */
    public List<Long> shown(Transaction tx, TrendKind kind, int limit, int offset) {
        return tx.sql()
                .select(TREND.SUBJECT_ID)
                .from(TREND)
                .where(TREND.KIND.eq(kind.word()))
                .and(
                        kind == TrendKind.LINK
                                ? approved().or(ofApprovedPublisher()).and(complete())
                                : approved())
                .and(TREND.SCORE.gt(0.0))
                .orderBy(TREND.SCORE.desc(), TREND.SUBJECT_ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(TREND.SUBJECT_ID);
    }

    private Condition approved() {
        var approved = TREND.REVIEW.eq("approved");
        return requireReview.getAsBoolean()
                ? approved
                : approved.or(TREND.REVIEW
                        .isNull()
                        .and(TREND.KIND.ne(TrendKind.LINK.word()).or(notOf(false))));
    }

    /** Some clients cannot read a list in which a page is without title, description, picture or its blurred form. */
    private static Condition complete() {
        return DSL.exists(DSL.selectOne()
                .from(PREVIEW_CARD)
                .where(PREVIEW_CARD.ID.eq(TREND.SUBJECT_ID))
                .and(PREVIEW_CARD.TITLE.ne(""))
                .and(PREVIEW_CARD.DESCRIPTION.ne(""))
                .and(PREVIEW_CARD.IMAGE_URL.isNotNull())
                .and(PREVIEW_CARD.BLURHASH.isNotNull()));
    }

    private static Condition ofApprovedPublisher() {
        return TREND.REVIEW.isNull().and(DSL.exists(publisher(true)));
    }

    private static Condition notOf(boolean trendable) {
        return DSL.notExists(publisher(trendable));
    }

    private static Select<?> publisher(boolean trendable) {
        return DSL.selectOne()
                .from(PREVIEW_CARD)
                .join(TREND_PUBLISHER)
                .on(TREND_PUBLISHER.DOMAIN.eq(Publishers.domainOfCard()))
                .where(PREVIEW_CARD.ID.eq(TREND.SUBJECT_ID))
                .and(TREND_PUBLISHER.TRENDABLE.eq(trendable));
    }

    /** Ids of everything in use, the highest score first; also what waits for moderators and what they rejected. */
    public List<Long> all(Transaction tx, TrendKind kind, int limit, int offset) {
        return tx.sql()
                .selectFrom(TREND)
                .where(TREND.KIND.eq(kind.word()))
                .orderBy(TREND.SCORE.desc(), TREND.SUBJECT_ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(TREND.SUBJECT_ID);
    }

    /** What moderators decided about some subjects; one that nobody decided about is absent. */
    public Map<Long, Boolean> decisions(Transaction tx, TrendKind kind, Collection<Long> subjects) {
        return tx.sql()
                .selectFrom(TREND)
                .where(TREND.KIND.eq(kind.word()), TREND.SUBJECT_ID.in(subjects), TREND.REVIEW.isNotNull())
                .fetchMap(TREND.SUBJECT_ID, row -> row.getReview().equals("approved"));
    }

    /** A moderator decides whether something may be shown; also what is not in use now. */
    public void review(Transaction tx, TrendKind kind, long subject, boolean approved) {
        var now = clock.instant();
        var word = approved ? "approved" : "rejected";
        tx.sql()
                .insertInto(TREND)
                .set(TREND.KIND, kind.word())
                .set(TREND.SUBJECT_ID, subject)
                .set(TREND.SCORE, 0.0)
                .set(TREND.REVIEW, word)
                .set(TREND.REVIEWED_AT, now)
                .set(TREND.UPDATED_AT, now)
                .onConflict(TREND.KIND, TREND.SUBJECT_ID)
                .doUpdate()
                .set(TREND.REVIEW, word)
                .set(TREND.REVIEWED_AT, now)
                .execute();
    }
}
