package folkmoot.database;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConnectionProvider;

/**
 * One transaction on one connection, passed as the first parameter to whatever takes part in it. Nothing in it goes over
 * the network to anybody else: what must follow a commit is a job enqueued in it.
 */
public final class Transaction {

    private static final ThreadLocal<Transaction> OPEN = new ThreadLocal<>();

    private final Connection connection;
    private final Configuration configuration;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private DSLContext sql;

    Transaction(Connection connection, Configuration configuration) {
        this.connection = connection;
        this.configuration = configuration;
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
     * Runs after a successful commit, on the same thread, in the order given; not after a rollback. For what lives in
     * this process only (events, caches): if the process dies in between, it never runs.
     */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
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
