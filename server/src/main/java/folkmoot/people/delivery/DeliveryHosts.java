package folkmoot.people.delivery;

import static folkmoot.schema.generated.Tables.DELIVERY;
import static folkmoot.schema.generated.Tables.DELIVERY_HOST;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Worded;
import folkmoot.schema.generated.tables.records.DeliveryHostRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** What operators see of the hosts that activities go to, and what they do about them; a running server goes by it. */
public final class DeliveryHosts {

    private static final HostStore STORE = new HostStore();

    /** A host that rests has its next turn at a time that Java cannot read. */
    private static final Field<Instant> NEXT =
            DSL.field("nullif(delivery_host.next_at, 'infinity')", SQLDataType.INSTANT);

    private final InstantSource clock;

    public DeliveryHosts(InstantSource clock) {
        this.clock = clock;
    }

    /** How a host does. */
    public enum State implements Worded {
        /** It takes what it is sent, or failed a few times at most. */
        OK,
        /** Ten failures in a row or more: one attempt an hour. */
        FAILING,
        /** Failed on seven days without a success: nothing is kept for it. */
        DEAD;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String word) {
            return Worded.find(State.class, word);
        }
    }

    /**
     * One host.
     *
     * @param name with its port, where that is not the usual one
     * @param queued activities that wait for it
     * @param failures in a row
     * @param lastError what the last attempt that failed ended with
     * @param next when it has its next turn; empty while nothing waits
     */
    public record Host(
            String name,
            State state,
            int queued,
            int failures,
            Optional<Instant> lastSuccess,
            Optional<Instant> lastFailure,
            Optional<String> lastError,
            Optional<Instant> next) {}

    /** Those with the most waiting for them first. */
    public List<Host> list(Transaction tx, Optional<State> state, int limit) {
        return select(tx, state.map(DeliveryHosts::is).orElse(DSL.noCondition()), limit);
    }

    public Optional<Host> find(Transaction tx, String host) {
        return select(tx, DELIVERY_HOST.HOST.eq(host), 1).stream().findFirst();
    }

    /** How many there are of each state. */
    public Map<State, Integer> count(Transaction tx) {
        var counts = new EnumMap<State, Integer>(State.class);
        for (var state : State.values()) {
            counts.put(state, tx.sql().fetchCount(DELIVERY_HOST, is(state)));
        }
        return counts;
    }

    /** Forgets its failures and tries at once all that waits for it. False for a host that we never sent to. */
    public boolean retry(Transaction tx, String host) {
        return STORE.retry(tx, host, clock.instant());
    }

    /** Takes all that waits for it off the queue; how many activities that were. Empty for a host that we never sent to. */
    public OptionalInt drop(Transaction tx, String host) {
        return find(tx, host).isEmpty() ? OptionalInt.empty() : OptionalInt.of(STORE.dropAll(tx, host));
    }

    /** Takes it for dead until it speaks to us or answers a weekly question. */
    public void bury(Transaction tx, String host) {
        STORE.bury(tx, host, clock.instant());
    }

    private static List<Host> select(Transaction tx, Condition condition, int limit) {
        var queued = DSL.field(DSL.select(DSL.count()).from(DELIVERY).where(DELIVERY.HOST.eq(DELIVERY_HOST.HOST)));
        return tx.sql()
                .select(
                        DELIVERY_HOST.HOST,
                        DELIVERY_HOST.FAILURES,
                        DELIVERY_HOST.SUSPENDED_AT,
                        DELIVERY_HOST.LAST_SUCCESS,
                        DELIVERY_HOST.LAST_FAILURE,
                        DELIVERY_HOST.LAST_ERROR)
                .select(queued, NEXT)
                .from(DELIVERY_HOST)
                .where(condition)
                .orderBy(queued.desc(), DELIVERY_HOST.HOST)
                .limit(limit)
                .fetch(row -> host(row.into(DELIVERY_HOST), row.get(queued), row.get(NEXT)));
    }

    private static Condition is(State state) {
        var dead = DELIVERY_HOST.SUSPENDED_AT.isNotNull();
        var failing = DELIVERY_HOST.FAILURES.ge(DeliverySchedule.PROBE_FROM);
        return switch (state) {
            case OK -> dead.or(failing).not();
            case FAILING -> failing.and(dead.not());
            case DEAD -> dead;
        };
    }

    private static Host host(DeliveryHostRecord row, int queued, Instant next) {
        var state = row.getSuspendedAt() != null
                ? State.DEAD
                : row.getFailures() >= DeliverySchedule.PROBE_FROM ? State.FAILING : State.OK;
        return new Host(
                row.getHost(),
                state,
                queued,
                row.getFailures(),
                Optional.ofNullable(row.getLastSuccess()),
                Optional.ofNullable(row.getLastFailure()),
                Optional.ofNullable(row.getLastError()),
                Optional.ofNullable(next));
    }
}
