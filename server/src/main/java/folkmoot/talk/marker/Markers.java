package folkmoot.talk.marker;

import static folkmoot.schema.generated.Tables.MARKER;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Conflict;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Keeps markers. Two clients that set one at the same moment: the second is told to look again. */
public final class Markers {

    /** Can be marked. */
    public static final String NOTIFICATIONS = "notifications";

    /** All of it. */
    public static final Set<String> TIMELINES = Set.of("home", NOTIFICATIONS);

    private final InstantSource clock;

    public Markers(InstantSource clock) {
        this.clock = clock;
    }

    public List<Marker> of(Transaction tx, AccountId account, Collection<String> timelines) {
        return tx.sql()
                .selectFrom(MARKER)
                .where(MARKER.ACCOUNT_ID.eq(account.value()))
                .and(MARKER.TIMELINE.in(timelines))
                .fetch()
                .map(row -> new Marker(row.getTimeline(), row.getLastReadId(), row.getVersion(), row.getUpdatedAt()));
    }

    /** Up to which id somebody has read; 0 where they never marked any. */
    public long lastRead(Transaction tx, AccountId account, String timeline) {
        return of(tx, account, Set.of(timeline)).stream()
                .mapToLong(Marker::lastRead)
                .findFirst()
                .orElse(0);
    }

    /** Problems: 409 when somebody else set it in between. */
    public Marker set(Transaction tx, AccountId account, String timeline, long lastRead) {
        var known = of(tx, account, Set.of(timeline)).stream().findFirst();
        var marker = new Marker(timeline, lastRead, known.map(Marker::version).orElse(0) + 1, clock.instant());
        if (!(known.isPresent() ? replace(tx, account, marker) : insert(tx, account, marker))) {
            throw new Conflict("Conflict during update, please try again");
        }
        return marker;
    }

    private static boolean insert(Transaction tx, AccountId account, Marker marker) {
        return tx.sql()
                        .insertInto(MARKER)
                        .set(MARKER.ACCOUNT_ID, account.value())
                        .set(MARKER.TIMELINE, marker.timeline())
                        .set(MARKER.LAST_READ_ID, marker.lastRead())
                        .set(MARKER.VERSION, marker.version())
                        .set(MARKER.UPDATED_AT, marker.updated())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static boolean replace(Transaction tx, AccountId account, Marker marker) {
        return tx.sql()
                        .update(MARKER)
                        .set(MARKER.LAST_READ_ID, marker.lastRead())
                        .set(MARKER.VERSION, marker.version())
                        .set(MARKER.UPDATED_AT, marker.updated())
                        .where(MARKER.ACCOUNT_ID.eq(account.value()))
                        .and(MARKER.TIMELINE.eq(marker.timeline()))
                        .and(MARKER.VERSION.eq(marker.version() - 1))
                        .execute()
                == 1;
    }

    /** One that stands before everything, for a timeline never marked. */
    public Marker none(String timeline) {
        return new Marker(timeline, 0, 0, clock.instant());
    }
}
