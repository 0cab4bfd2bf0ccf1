package folkmoot.command.verify;

import java.util.function.Consumer;

/** What is wrong with a log, one line each, said as it is found. */
final class Differences {

    private static final int MOST_SAID = 1_000;

    private final Consumer<String> say;
    private long count;

    /** @param say gets each line; after a thousand it hears no more */
    Differences(Consumer<String> say) {
        this.say = say;
    }

    /** One more. */
    void add(String line) {
        count++;
        if (count <= MOST_SAID) {
            say.accept(line);
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }
}
