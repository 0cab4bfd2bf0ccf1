package folkmoot.platform.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;

/**
 * The values for {@code = ANY (?)} in hot statements that are written as text. PostgreSQL keeps the plan of a prepared
 * statement only where a new one would not be better; it expects ten values where it does not know, so it plans anew for
 * fewer, each time, which takes longer than reading does. Short lists are therefore filled up by repeating one of them.
 */
public final class AnyOf {

    private static final int EXPECTED = 10;

    private AnyOf() {}

    /** For {@code bigint}. */
    public static <T> Long[] numbers(Collection<T> wanted, Function<T, Long> number) {
        return filled(wanted.stream().map(number).toArray(Long[]::new));
    }

    /** For {@code text}. */
    public static <T> String[] texts(Collection<T> wanted, Function<T, String> text) {
        return filled(wanted.stream().map(text).toArray(String[]::new));
    }

    private static <T> T[] filled(T[] values) {
        if (values.length == 0 || values.length >= EXPECTED) {
            return values;
        }
        var filled = Arrays.copyOf(values, EXPECTED);
        Arrays.fill(filled, values.length, EXPECTED, values[0]);
        return filled;
    }
}
