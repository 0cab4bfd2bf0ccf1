package folkmoot.platform.drop;

import folkmoot.platform.database.Transaction;
import java.util.Optional;
import java.util.function.Consumer;

/** What is said in a transaction about the activity that is being applied in it. */
public final class Drops {

    private static final Key KEY = new Key();

    private record Key() {}

    /** What was said last. */
    private static final class Said {
        private Drop drop;
    }

    /**
     * That an activity changes nothing.
     *
     * @param detail a sentence for operators; empty where the reason says all
     */
    public record Drop(DropReason reason, String detail) {}

    private Drops() {}

    /** Says why the activity that is being applied changes nothing; the last word counts. */
    public static void note(Transaction tx, DropReason reason) {
        note(tx, reason, "");
    }

    /** @param detail a sentence for operators */
    public static void note(Transaction tx, DropReason reason, String detail) {
        said(tx).drop = new Drop(reason, detail);
    }

    /** Changes that are none, and why. */
    public static Consumer<Transaction> because(DropReason reason) {
        return tx -> note(tx, reason);
    }

    /** What was said of the activity that was applied last, once. */
    public static Optional<Drop> take(Transaction tx) {
        var said = said(tx);
        var drop = Optional.ofNullable(said.drop);
        said.drop = null;
        return drop;
    }

    private static Said said(Transaction tx) {
        return tx.once(KEY, Said::new);
    }
}
