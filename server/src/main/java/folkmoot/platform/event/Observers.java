package folkmoot.platform.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Those who hear of something, in a fixed order. The feature that tells gets the list with its construction; who is in it stands in one
 * place, {@code folkmoot.door.Hearers}. The list is complete before the first is told anything: who comes later is a fault.
 */
public final class Observers<T> {

    private final List<T> all = new CopyOnWriteArrayList<>();
    private volatile boolean told;

    /** They hear of it after those who are there. */
    @SafeVarargs
    public final void add(T... observers) {
        if (told) {
            throw new IllegalStateException("Something was told before all were there to hear it");
        }
        for (var observer : observers) {
            all.add(observer);
        }
    }

    /** Tells each in turn; what one throws ends it. */
    public void tell(Consumer<T> telling) {
        listeners().forEach(telling);
    }

    /** Hands something to each in turn, who may change it; returns what the last one made of it. */
    public <V> V pass(V value, BiFunction<T, V, V> step) {
        var passed = value;
        for (var listener : listeners()) {
            passed = step.apply(listener, passed);
        }
        return passed;
    }

    /** Whether none objects; asked in turn until one does. */
    public boolean allAgree(Predicate<T> question) {
        return listeners().stream().allMatch(question);
    }

    private List<T> listeners() {
        if (!told) {
            told = true;
        }
        return all;
    }
}
