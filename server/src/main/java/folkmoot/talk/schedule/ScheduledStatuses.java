package folkmoot.talk.schedule;

import static folkmoot.schema.generated.Tables.SCHEDULED_STATUS;

import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.Problem;
import folkmoot.schema.generated.tables.records.ScheduledStatusRecord;
import folkmoot.talk.media.Attachments;
import folkmoot.talk.status.LocalStatuses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps posts until their time and posts them then, the same way as if they were posted at once. */
public final class ScheduledStatuses {

    /** How far ahead a post must be planned at least. */
    public static final Duration SOONEST = Duration.ofMinutes(5);

    private static final int MOST = 300;
    private static final int MOST_A_DAY = 25;
    private static final Duration KEY_LIFE = Duration.ofHours(1);
    private static final Duration MEDIA_KEPT_LONGER = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledStatuses.class);
    private static final JobKind<Publish> KIND =
            new JobKind<>("publish-scheduled-status", Publish.class, RetryPolicy.USUAL);

    private final Database database;
    private final Accounts accounts;
    private final Attachments attachments;
    private final Drafts drafts;
    private final Jobs jobs;
    private final Ids ids;
    private final InstantSource clock;

    record Publish(long id) {}

    public ScheduledStatuses(
            Database database,
            Accounts accounts,
            Attachments attachments,
            Drafts drafts,
            LocalStatuses posts,
            Jobs jobs,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.attachments = attachments;
        this.drafts = drafts;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        jobs.handle(KIND, job -> publish(posts, job.id()));
    }

    /**
     * Plans a post. Problems: 422 for less than five minutes ahead, for more than 25 on that day or 300 altogether, and
     * for whatever could not be posted now either.
     */
    public ScheduledStatus add(Transaction tx, AccountId account, PostParams params, Instant at) {
        tx.alone("scheduled posts of " + account);
        var known = params.idempotency().flatMap(key -> byKey(tx, account, key));
        if (known.isPresent()) {
            return known.get();
        }
        requireAhead(at);
        requireRoom(tx, account, at);
        var draft = drafts.draft(params);
        LocalStatuses.requireAcceptable(draft);
        attachments.choose(tx, account, Optional.empty(), draft.media());
        attachments.hold(tx, account, draft.media(), at.plus(MEDIA_KEPT_LONGER));
        long id = ids.next();
        tx.sql()
                .insertInto(SCHEDULED_STATUS)
                .set(SCHEDULED_STATUS.ID, id)
                .set(SCHEDULED_STATUS.ACCOUNT_ID, account.value())
                .set(SCHEDULED_STATUS.SCHEDULED_AT, at)
                .set(SCHEDULED_STATUS.PARAMS, JSONB.jsonb(new String(JsonBodies.write(params), StandardCharsets.UTF_8)))
                .set(SCHEDULED_STATUS.CREATED_AT, clock.instant())
                .execute();
        jobs.enqueueAt(tx, KIND, new Publish(id), at);
        return new ScheduledStatus(id, account, at, params);
    }

    private Optional<ScheduledStatus> byKey(Transaction tx, AccountId account, String key) {
        return list(
                        tx,
                        of(account)
                                .and(DSL.field("params ->> 'idempotency'", String.class)
                                        .eq(key))
                                .and(SCHEDULED_STATUS.CREATED_AT.gt(
                                        clock.instant().minus(KEY_LIFE))),
                        Page.first(1))
                .stream()
                .findFirst();
    }

    private void requireAhead(Instant at) {
        if (at.isBefore(clock.instant().plus(SOONEST))) {
            throw Invalid.field("scheduled_at", "ERR_INVALID", "must be at least five minutes ahead");
        }
    }

    private void requireRoom(Transaction tx, AccountId account, Instant at) {
        var day = at.truncatedTo(ChronoUnit.DAYS);
        if (tx.sql().fetchCount(SCHEDULED_STATUS, of(account)) >= MOST) {
            throw Invalid.refused("You have exceeded the limit of " + MOST + " scheduled posts");
        }
        var thatDay = of(account)
                .and(SCHEDULED_STATUS.SCHEDULED_AT.ge(day))
                .and(SCHEDULED_STATUS.SCHEDULED_AT.lt(day.plus(Duration.ofDays(1))));
        if (tx.sql().fetchCount(SCHEDULED_STATUS, thatDay) >= MOST_A_DAY) {
            throw Invalid.refused("You have exceeded the limit of " + MOST_A_DAY + " scheduled posts for that day");
        }
    }

    /** What somebody planned, newest first. */
    public List<ScheduledStatus> of(Transaction tx, AccountId account, Page page) {
        return list(tx, of(account), page);
    }

    /** Problems: 404 for what is not theirs. */
    public ScheduledStatus require(Transaction tx, AccountId account, long id) {
        return list(tx, of(account).and(SCHEDULED_STATUS.ID.eq(id)), Page.first(1)).stream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Another time. Problems: 404, and 422 for less than five minutes ahead. */
    public ScheduledStatus move(Transaction tx, AccountId account, long id, Instant at) {
        require(tx, account, id);
        requireAhead(at);
        tx.sql()
                .update(SCHEDULED_STATUS)
                .set(SCHEDULED_STATUS.SCHEDULED_AT, at)
                .where(SCHEDULED_STATUS.ID.eq(id))
                .execute();
        jobs.enqueueAt(tx, KIND, new Publish(id), at);
        return require(tx, account, id);
    }

    /** Will not be posted. Problems: 404. */
    public void remove(Transaction tx, AccountId account, long id) {
        require(tx, account, id);
        delete(tx, id);
    }

    private void delete(Transaction tx, long id) {
        tx.sql().deleteFrom(SCHEDULED_STATUS).where(SCHEDULED_STATUS.ID.eq(id)).execute();
    }

    /** Twice does no harm: the second time finds the first one's Idempotency-Key. */
    private void publish(LocalStatuses posts, long id) {
        var due = database
                .read(tx -> list(
                        tx,
                        SCHEDULED_STATUS.ID.eq(id).and(SCHEDULED_STATUS.SCHEDULED_AT.le(clock.instant())),
                        Page.first(1)))
                .stream()
                .findFirst();
        if (due.isEmpty()) {
            return; // taken back, or moved to another time
        }
        var planned = due.get();
        var author = database.read(tx -> accounts.require(tx, planned.account()));
        try {
            posts.publish(author, drafts.draft(planned.params()).withKey("scheduled-" + id));
        } catch (Overloaded busy) {
            throw busy; // comes again
        } catch (Problem refused) {
            LOG.info("Scheduled post {} could not be posted: {}", id, refused.getMessage());
        }
        database.write(tx -> delete(tx, id));
    }

    private static Condition of(AccountId account) {
        return SCHEDULED_STATUS.ACCOUNT_ID.eq(account.value());
    }

    private static List<ScheduledStatus> list(Transaction tx, Condition condition, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(SCHEDULED_STATUS)
                .where(condition)
                .and(page.bounds(SCHEDULED_STATUS.ID))
                .orderBy(page.order(SCHEDULED_STATUS.ID))
                .limit(page.limit())
                .fetch()
                .map(ScheduledStatuses::scheduled));
    }

    private static ScheduledStatus scheduled(ScheduledStatusRecord row) {
        var params = JsonBodies.read(row.getParams().data().getBytes(StandardCharsets.UTF_8));
        return new ScheduledStatus(
                row.getId(), new AccountId(row.getAccountId()), row.getScheduledAt(), PostParams.read(params));
    }
}
