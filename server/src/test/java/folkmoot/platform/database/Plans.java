package folkmoot.platform.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;

/**
 * How PostgreSQL does what some work asks of it: each statement is recorded as it is sent, with its values, and explained afterwards
 * in the same transaction.
 */
public final class Plans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> growing;

    /** @param growing tables that are never to be read from one end to the other */
    public Plans(Set<String> growing) {
        this.growing = growing;
    }

    /** What a work asked. @param largestSort how many rows the largest sort had; @param buffers pages of the database that were read */
    public record Cost(List<String> statements, List<String> scans, long largestSort, long buffers) {}

    /** Of some work that reads; what it returns is thrown away. */
    public Cost of(Database database, Function<Transaction, ?> work) {
        return database.transaction(tx -> {
            var statements = new ArrayList<String>();
            var recording = new Transaction(
                    recording(tx.connection(), statements),
                    new DefaultConfiguration().set(SQLDialect.POSTGRES),
                    new LongAdder(),
                    false);
            work.apply(recording);
            return explained(tx.connection(), statements);
        });
    }

    private static Connection recording(Connection connection, List<String> statements) {
        return proxy(
                Connection.class,
                connection,
                (_, _, result) ->
                        result instanceof PreparedStatement statement ? recording(statement, statements) : result);
    }

    private static PreparedStatement recording(PreparedStatement statement, List<String> statements) {
        var arrays = new TreeMap<Integer, String>();
        return proxy(PreparedStatement.class, statement, (call, arguments, answer) -> {
            if (call.equals("setArray")) {
                arrays.put((Integer) arguments[0], String.valueOf(arguments[1]));
            } else if (call.startsWith("execute")) {
                statements.add(text(statement, arrays));
            }
            return answer;
        });
    }

    /** As it was sent; the driver leaves a question mark where a value is an array of numbers. */
    private static String text(PreparedStatement statement, SortedMap<Integer, String> arrays) {
        var text = statement.toString();
        text = text.contains(" wrapping ") ? text.substring(text.indexOf(" wrapping ") + 10) : text;
        for (var array : arrays.values()) {
            text = text.replaceFirst("\\?", Matcher.quoteReplacement("'" + array.replace("'", "''") + "'"));
        }
        return text;
    }

    /** Something done with what a call returned. */
    @FunctionalInterface
    private interface Returned {
        Object after(String call, Object[] arguments, Object result);
    }

    private static <T> T proxy(Class<T> type, T of, Returned returned) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    try {
                        return returned.after(method.getName(), arguments, method.invoke(of, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    private Cost explained(Connection connection, List<String> statements) {
        var scans = new ArrayList<String>();
        long[] most = new long[2];
        for (var text : statements) {
            var plan = plan(connection, text);
            most[1] += plan.path("Shared Hit Blocks").asLong()
                    + plan.path("Shared Read Blocks").asLong();
            look(plan, text, scans, most);
        }
        return new Cost(statements, scans, most[0], most[1]);
    }

    private void look(JsonNode node, String text, List<String> scans, long[] most) {
        var type = node.path("Node Type").asText();
        if (type.equals("Seq Scan")
                && growing.contains(node.path("Relation Name").asText())) {
            scans.add(node.path("Relation Name").asText() + ": " + text);
        }
        for (var child : node.path("Plans")) {
            if (type.equals("Sort")) {
                most[0] = Math.max(
                        most[0],
                        child.path("Actual Rows").asLong()
                                * child.path("Actual Loops").asLong());
            }
            look(child, text, scans, most);
        }
    }

    private static JsonNode plan(Connection connection, String text) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) " + text)) {
            rows.next();
            return JSON.readTree(rows.getString(1)).get(0).path("Plan");
        } catch (SQLException failure) {
            throw new IllegalStateException(text, failure);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
