package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.VISIT;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.NotedSoon;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * On which days who was here, and from where. Written once a day for each user and address: soon, many together, and nobody waits for
 * it. Whoever looks for it calls {@link #settle} first.
 */
public final class Visits implements AutoCloseable {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int REMEMBERED = 200_000;

    private static final String WRITE = """
        INSERT INTO visit (user_id, day, address)
        SELECT id, day::date, address FROM unnest(?::bigint[], ?::text[], ?::text[]) w (id, day, address) ON CONFLICT DO NOTHING;
        UPDATE users SET last_active_at = ? WHERE id = ANY (?)
        """;

    private final InstantSource clock;
    private final NotedSoon<Visit> noted;

    /** @param day UTC */
    public record Visit(UserId user, LocalDate day, String address) {}

    public Visits(Database database, InstantSource clock) {
        this.clock = clock;
        this.noted = new NotedSoon<>(database, "visits", REMEMBERED, this::write);
    }

    /** Somebody is here. */
    public void note(UserId user, String address) {
        noted.note(new Visit(user, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), address));
    }

    /** Returns when all is written that was noted so far; at once inside a transaction that writes. */
    public void settle() {
        noted.settle();
    }

    private void write(Transaction tx, List<Visit> visits) {
        var users = visits.stream().map(visit -> visit.user().value()).toArray(Long[]::new);
        tx.execute(
                WRITE,
                users,
                visits.stream().map(visit -> visit.day().toString()).toArray(String[]::new),
                visits.stream().map(Visit::address).toArray(String[]::new),
                clock.instant(),
                users);
    }

    /** The latest day of each address of each of the users, newest first. */
    public Map<UserId, List<Visit>> addresses(Transaction tx, Collection<UserId> users) {
        settle();
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
        tx.sql().deleteFrom(VISIT).where(isOld()).execute();
    }

    /** How many {@link #sweep} would forget now. */
    public int old(Transaction tx) {
        return tx.sql().fetchCount(VISIT, isOld());
    }

    private Condition isOld() {
        return VISIT.DAY.lt(LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC));
    }

    @Override
    public void close() {
        noted.close();
    }
}
