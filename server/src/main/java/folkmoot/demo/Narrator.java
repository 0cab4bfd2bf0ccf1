package folkmoot.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Tells each step of the story, and waits for what must come of it. */
final class Narrator {

    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final int LOOK_EVERY_MILLIS = 25;

    private final PrintWriter out;
    private int step;

    Narrator(PrintWriter out) {
        this.out = out;
    }

    /** A step that is about to be taken, with the address at which it can be seen. */
    void step(String words, Object address) {
        step++;
        out.println(step + ". " + words);
        out.println("   " + address);
        out.flush();
    }

    /** Something between steps. */
    void say(String words) {
        out.println(words);
        out.flush();
    }

    /** Waits until it has come about; a step fails that waits in vain. */
    void expect(String what, BooleanSupplier fact) {
        if (!comesAbout(fact, PATIENCE)) {
            throw new IllegalStateException("Step " + step + " failed: " + what + " did not come about");
        }
        out.println("   ✓ " + what);
        out.flush();
    }

    /** Waits for something, but not for ever; false where it did not come about. */
    static boolean comesAbout(BooleanSupplier fact, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > until) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }
}
