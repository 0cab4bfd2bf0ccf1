package folkmoot.people.user;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** On which days who was here, and from where. Written once a day for each user and address, many together. */
public final class Visits {

    private static final Duration KEPT = Duration.ofDays(365);
    private static final int REMEMBERED = 200_000;

    private static final String FOLD = """
        INSERT INTO visit (user_id, day, address)
        SELECT u, d::date, a FROM unnest(?::bigint[], ?::text[], ?::text[]) w (u, d, a)
        WHERE EXISTS (SELECT 1 FROM users WHERE users.id = w.u)
        ON CONFLICT DO NOTHING;
        UPDATE users SET last_active_at = ?::timestamptz WHERE id = ANY (?)
        """;

    private final Database database;
    private final InstantSource clock;
    private final Cache<Visit, Boolean> written =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Set<Visit> waiting = ConcurrentHashMap.newKeySet();

    /** @param day UTC */
    public record Visit(UserId user, LocalDate day, String address) {}

    public Visits(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Somebody is here. The first time on a day is kept, with all others of some seconds ({@link #fold}). */
    public void note(UserId user, String address) {
        var visit = new Visit(user, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), address);
        if (written.asMap().putIfAbsent(visit, true) == null) {
            waiting.add(visit);
        }
    }

    /** Writes who was here since the last time; how many that were. What a crash loses is noted when they come again. */
    public int fold() {
        var folded = List.copyOf(waiting);
        if (!folded.isEmpty()) {
            var users = folded.stream().map(visit -> visit.user().value()).toArray(Long[]::new);
            database.write(tx -> tx.execute(
                    FOLD,
                    users,
                    folded.stream().map(visit -> visit.day().toString()).toArray(String[]::new),
                    folded.stream().map(Visit::address).toArray(String[]::new),
                    clock.instant(),
                    users));
            folded.forEach(waiting::remove);
        }
        return folded.size();
    }

    /** The latest day of each address of each of the users, newest first. */
    public Map<UserId, List<Visit>> addresses(Transaction tx, Collection<UserId> users) {
        var latest = DSL.max(VISIT.DAY);
        var known = tx.sql()
                .select(VISIT.USER_ID, VISIT.ADDRESS, latest)
                .from(VISIT)
                .where(VISIT.USER_ID.in(users.stream().map(UserId::value).toList()))
                .groupBy(VISIT.USER_ID, VISIT.ADDRESS)
                .orderBy(latest.desc())
                .fetchGroups(
                        row -> new UserId(row.value1()),
                        row -> new Visit(new UserId(row.value1()), row.value3(), row.value2()));
        waiting.stream().filter(visit -> users.contains(visit.user())).forEach(visit -> add(known, visit));
        return known;
    }

    /** The newest of its address, before all others. */
    private static void add(Map<UserId, List<Visit>> known, Visit visit) {
        var others = known.getOrDefault(visit.user(), List.of()).stream()
                .filter(other -> !other.address().equals(visit.address()));
        known.put(visit.user(), Stream.concat(Stream.of(visit), others).toList());
    }

    /** Forgets what is more than a year old. */
    public void sweep(Transaction tx) {
        var oldest = LocalDate.ofInstant(clock.instant().minus(KEPT), ZoneOffset.UTC);
        tx.sql().deleteFrom(VISIT).where(VISIT.DAY.lt(oldest)).execute();
    }
}
