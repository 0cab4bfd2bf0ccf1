package folkmoot.bench;

import java.sql.SQLException;
import java.util.Locale;

/** What operations cost from a moment on: CPU of the server and of its database apart, statements, and with {@code bench.profile} where it goes. */
final class Spent {

    private static final int DEAREST = Integer.getInteger("bench.profile", 0);

    private final Instance instance;
    private final Statements statements;
    private Profile profile;
    private Cpu cpu;

    Spent(Instance instance) throws SQLException {
        this.instance = instance;
        this.statements = new Statements(instance.database());
        begin();
    }

    /** From now on. */
    void begin() {
        try {
            statements.reset();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        profile = Profile.begin(instance.pid());
        cpu = new Cpu(instance.pid());
    }

    Statements statements() {
        return statements;
    }

    /** Prints what each of so many cost. Ends the measuring. */
    void print(String name, long operations) throws SQLException {
        double compiling = cpu.compiling() / operations;
        double server = cpu.server() / operations - compiling;
        double database = cpu.database() / operations;
        System.out.printf(
                Locale.ROOT,
                "  CPU of %s, µs each: %.0f server (and %.0f of its compiler), %.0f database; %.2f statements%n",
                name,
                server,
                compiling,
                database,
                statements.count() / (double) operations);
        profile.print(operations);
        if (DEAREST > 0) {
            statements.print(name, operations, DEAREST);
        }
    }
}
