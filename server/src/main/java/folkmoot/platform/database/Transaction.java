package folkmoot.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * One transaction on one connection, passed as the first parameter to whatever takes part in it. Nothing in it goes over
 * the network to anybody else: what must follow a commit is a job enqueued in it.
 */
public final class Transaction {

    private static final int MANY = 20_000;
    private static final ThreadLocal<Transaction> OPEN = new ThreadLocal<>();

    private final Connection connection;
    private final Configuration configuration;
    private final LongAdder statements;
    private final boolean again;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final LinkedHashMap<Bulk<?>, List<?>> collected = new LinkedHashMap<>();
    private final Map<Record, Object> remembered = new HashMap<>();
    private DSLContext sql;

    /**
     * @param statements counts those that are written as text
     * @param again whether its work was tried before and collided
     */
    Transaction(Connection connection, Configuration configuration, LongAdder statements, boolean again) {
        this.connection = connection;
        this.configuration = configuration;
        this.statements = statements;
        this.again = again;
    }

    /** Whether this work was tried before and collided with another: now it locks first what it only looked at then. */
    public boolean isAgain() {
        return again;
    }

    /** Typed SQL on this connection. */
    public DSLContext sql() {
        if (sql == null) {
            sql = DSL.using(configuration.derive(new DefaultConnectionProvider(connection)));
        }
        return sql;
    }

    /** For the few hot statements written as text. Never commit, roll back or close it. */
    public Connection connection() {
        return connection;
    }

    /**
     * Runs one of the few hot statements that are written as text, or several joined by {@code ;} in one round trip. Nothing is
     * rendered, which costs more than the small ones themselves.
     *
     * @param values for the {@code ?} in order: numbers, texts, {@code Instant}s, {@code UUID}s, arrays of {@code Long},
     *     {@code Integer}, {@code Boolean}, {@code String} or {@code UUID}; null where the statement casts it
     * @return how many rows the first statement changed
     */
    public int execute(String text, Object... values) {
        statements.increment();
        try (var statement = HotStatement.prepare(connection, text, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFault("A statement failed", failure);
        }
    }

    /** Asks with a hot statement that is written as text; values as in {@link #execute}. */
    public <T> List<T> fetch(String text, RowReader<T> reader, Object... values) {
        statements.increment();
        try (var statement = HotStatement.prepare(connection, text, values);
                var rows = statement.executeQuery()) {
            var found = new ArrayList<T>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failure) {
            throw new DatabaseFault("A statement failed", failure);
        }
    }

    /** Reads one row of a hot statement. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Waits until no other transaction is alone with the same word, and keeps it until this one ends. For rules of the kind "look,
     * then insert" that no unique index can keep; to be asked for before anything is written.
     */
    public void alone(String word) {
        fetch("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> true, word);
    }

    /** The same for several words, in their order. */
    public void alone(SortedSet<String> words) {
        fetch("SELECT pg_advisory_xact_lock(hashtextextended(word, 0)) FROM unnest(?::text[]) word", _ -> true, (Object)
                words.toArray(String[]::new));
    }

    /**
     * Runs after a successful commit, on the same thread, in the order given; not after a rollback. For what lives in
     * this process only (events, caches): if the process dies in between, it never runs.
     */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /**
     * Keeps a row to be written with others of its kind before the commit. Whoever reads such rows in the same transaction calls
     * {@link #flush} first.
     */
    @SuppressWarnings("unchecked")
    public <T> void later(Bulk<T> kind, T row) {
        if (OPEN.get() != this) {
            throw new IllegalStateException("Only a writing transaction collects rows");
        }
        ((List<T>) collected.computeIfAbsent(kind, _ -> new ArrayList<>())).add(row);
    }

    /** Writes what was kept for later, kind by kind in the order of their first row, locks first; counters stay until the commit. */
    public void flush() {
        for (var next = next(); next.isPresent(); next = next()) {
            write(next.get());
        }
    }

    /** Writes all that was kept for later, counters too: for those who read counters in the transaction that changed them. */
    public void settle() {
        flush();
        while (!collected.isEmpty()) {
            write(collected.firstEntry().getKey());
            flush();
        }
    }

    private Optional<Bulk<?>> next() {
        return collected.keySet().stream()
                .filter(kind -> kind.turn() != Bulk.Turn.LAST)
                .min(Comparator.comparing(Bulk::turn)); // the first of equals
    }

    /** Writes the rows of one kind. */
    public void flush(Bulk<?> kind) {
        if (collected.containsKey(kind)) {
            write(kind);
        }
    }

    @SuppressWarnings("unchecked")
    private <T> void write(Bulk<T> kind) {
        var rows = (List<T>) collected.remove(kind);
        kind.write().accept(this, rows);
    }

    /**
     * What was read under this key in this transaction, or what {@code read} gives now. For rows that the things of one group all
     * need; whoever changes such rows calls {@link #forget}.
     *
     * @param key a record of a type of the reader's own
     */
    @SuppressWarnings("unchecked")
    public <V> V once(Record key, Supplier<V> read) {
        var known = remembered.get(key);
        if (known == null) {
            known = read.get();
            remembered.put(key, known);
        }
        return (V) known;
    }

    /** Whether so much is remembered that who reads very many rows should remember no more. */
    public boolean isCrowded() {
        return remembered.size() > MANY;
    }

    /** Whether something was read under this key. */
    public boolean isRemembered(Record key) {
        return remembered.containsKey(key);
    }

    /** Forgets what was read under keys of these types. */
    public void forget(Set<Class<? extends Record>> keys) {
        remembered.keySet().removeIf(key -> keys.contains(key.getClass()));
    }

    /** Whether the calling thread is inside a writing transaction. */
    public static boolean isOpen() {
        return OPEN.get() != null;
    }

    static void opened(Transaction transaction) {
        OPEN.set(transaction);
    }

    static void closed() {
        OPEN.remove();
    }

    List<Runnable> hooks() {
        return afterCommit;
    }
}
