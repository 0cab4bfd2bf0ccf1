package folkmoot.platform.problem;

import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What one of many things of a group came to: a value, or a problem of whoever asked for it. It lets the others of the group stand.
 *
 * @param <T> the value
 */
public sealed interface Outcome<T> {

    /** It was done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was refused, and nothing of it is there. */
    record Refused<T>(Problem problem) implements Outcome<T> {}

    /** What is given, or the problem that is thrown. */
    static <T> Outcome<T> of(Supplier<T> asked) {
        try {
            return new Done<>(asked.get());
        } catch (Problem refused) {
            return new Refused<>(refused);
        }
    }

    /** What follows from the value; a problem thrown there is not caught. */
    default <R> Outcome<R> map(Function<T, R> next) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(next.apply(value));
            case Refused<T>(var problem) -> new Refused<>(problem);
        };
    }

    /** What follows from the value, which may be refused itself. */
    default <R> Outcome<R> flatMap(Function<T, Outcome<R>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Refused<T>(var problem) -> new Refused<>(problem);
        };
    }

    /** The value. Throws the problem where there is one. */
    default T orElseThrow() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Refused<T>(var problem) -> throw problem;
        };
    }
}
