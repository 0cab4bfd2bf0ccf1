package folkmoot.door.activitypub;

import static folkmoot.schema.generated.Tables.INBOX_ACTIVITY;
import static folkmoot.schema.generated.Tables.INBOX_PARKED;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.stewardship.operation.InboxDesk;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The inbox as operators see it. */
final class WaitingInbox implements InboxDesk {

    private static final String SENDERS = """
        SELECT substring(sender_uri FROM '^[a-z]+://([^/]+)') AS host, count(*) AS waiting,
            count(*) FILTER (WHERE attempts > 0) AS failing, min(received_at) AS oldest
        FROM inbox_activity GROUP BY host ORDER BY waiting DESC, host LIMIT ?
        """;

    private static final String DROPPED =
            "SELECT reason, count(*) AS number, max(dropped_at) AS last FROM dropped_activity GROUP BY reason ORDER BY"
                    + " number DESC, reason";

    private final InstantSource clock;
    private final Runnable wake;

    /** @param wake says that there is something to process; after the commit */
    WaitingInbox(InstantSource clock, Runnable wake) {
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public List<Sender> waiting(Transaction tx, int most) {
        return tx.fetch(
                SENDERS,
                row -> new Sender(
                        row.getString("host"), row.getInt("waiting"), row.getInt("failing"), Rows.time(row, "oldest")),
                most);
    }

    @Override
    public List<Parked> parked(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .select(
                        INBOX_PARKED.ID,
                        INBOX_PARKED.SENDER_URI,
                        INBOX_PARKED.ACTIVITY_URI,
                        INBOX_PARKED.ERROR,
                        INBOX_PARKED.PARKED_AT)
                .from(INBOX_PARKED)
                .where(page.bounds(INBOX_PARKED.ID))
                .orderBy(page.order(INBOX_PARKED.ID))
                .limit(page.limit())
                .fetch(row -> new Parked(row.value1(), row.value2(), row.value3(), row.value4(), row.value5())));
    }

    @Override
    public List<Dropped> dropped(Transaction tx) {
        return tx.fetch(
                DROPPED, row -> new Dropped(row.getString("reason"), row.getInt("number"), Rows.time(row, "last")));
    }

    /** By itself: what its sender sent after it went on long ago. */
    @Override
    public Optional<String> tryAgain(Transaction tx, long id) {
        var taken = tx.sql()
                .deleteFrom(INBOX_PARKED)
                .where(INBOX_PARKED.ID.eq(id))
                .returning(INBOX_PARKED.SENDER_URI, INBOX_PARKED.ACTIVITY_URI, INBOX_PARKED.PAYLOAD)
                .fetchOptional();
        taken.ifPresent(activity -> {
            tx.sql()
                    .insertInto(INBOX_ACTIVITY)
                    .set(INBOX_ACTIVITY.SENDER_URI, activity.getSenderUri())
                    .set(INBOX_ACTIVITY.ACTIVITY_URI, activity.getActivityUri())
                    .set(INBOX_ACTIVITY.PAYLOAD, activity.getPayload())
                    .set(INBOX_ACTIVITY.ALONE, true)
                    .set(INBOX_ACTIVITY.RUN_AT, clock.instant())
                    .set(INBOX_ACTIVITY.RECEIVED_AT, clock.instant())
                    .execute();
            tx.afterCommit(wake);
        });
        return taken.map(activity -> activity.getSenderUri());
    }

    @Override
    public Optional<String> forget(Transaction tx, long id) {
        return tx.sql()
                .deleteFrom(INBOX_PARKED)
                .where(INBOX_PARKED.ID.eq(id))
                .returning(INBOX_PARKED.SENDER_URI)
                .fetchOptional(INBOX_PARKED.SENDER_URI);
    }
}
