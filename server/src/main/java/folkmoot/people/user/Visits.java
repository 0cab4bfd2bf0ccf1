package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;

/** On which days who was here, and from where. Written once a day for each user and address. */
public final class Visits {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int REMEMBERED = 200_000;

    private final Database database;
    private final InstantSource clock;
    private final Cache<Visit, Boolean> written =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /** @param day UTC */
    public record Visit(UserId user, LocalDate day, String address) {}

    public Visits(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Somebody is here; the first time on a day costs a write. */
    public void note(UserId user, String address) {
        var visit = new Visit(user, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), address);
        if (written.asMap().putIfAbsent(visit, true) == null) {
            database.write(tx -> write(tx, visit));
        }
    }

    private void write(Transaction tx, Visit visit) {
        tx.sql()
                .insertInto(VISIT)
                .set(VISIT.USER_ID, visit.user().value())
                .set(VISIT.DAY, visit.day())
                .set(VISIT.ADDRESS, visit.address())
                .onConflictDoNothing()
                .execute();
        tx.sql()
                .update(USERS)
                .set(USERS.LAST_ACTIVE_AT, clock.instant())
                .where(USERS.ID.eq(visit.user().value()))
                .execute();
    }

    /** The latest day of each address of each of the users, newest first. */
    public Map<UserId, List<Visit>> addresses(Transaction tx, Collection<UserId> users) {
        var latest = DSL.max(VISIT.DAY);
        return tx.sql()
                .select(VISIT.USER_ID, VISIT.ADDRESS, latest)
                .from(VISIT)
                .where(VISIT.USER_ID.in(users.stream().map(UserId::value).toList()))
                .groupBy(VISIT.USER_ID, VISIT.ADDRESS)
                .orderBy(latest.desc())
                .fetchGroups(
                        row -> new UserId(row.value1()),
                        row -> new Visit(new UserId(row.value1()), row.value3(), row.value2()));
    }

    /** Forgets what is more than a year old. */
    public void sweep(Transaction tx) {
        var oldest = LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
        tx.sql().deleteFrom(VISIT).where(VISIT.DAY.lt(oldest)).execute();
    }
}
