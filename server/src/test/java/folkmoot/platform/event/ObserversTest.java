package folkmoot.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ObserversTest {

    private final Observers<Runnable> observers = new Observers<>();

    @Test
    void theyHearInTheOrderInWhichTheyWereAdded() {
        var heard = new ArrayList<String>();
        observers.add(() -> heard.add("first"), () -> heard.add("second"));
        observers.add(() -> heard.add("third"));
        observers.tell(Runnable::run);
        assertThat(heard).containsExactly("first", "second", "third");
    }

    @Test
    void whoComesAfterSomethingWasToldIsAFault() {
        observers.tell(Runnable::run);
        assertThatThrownBy(() -> observers.add(() -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatOneThrowsEndsTheTelling() {
        var heard = new ArrayList<String>();
        observers.add(
                () -> {
                    throw new IllegalArgumentException("no");
                },
                () -> heard.add("second"));
        assertThatThrownBy(() -> observers.tell(Runnable::run)).isInstanceOf(IllegalArgumentException.class);
        assertThat(heard).isEmpty();
    }
}
