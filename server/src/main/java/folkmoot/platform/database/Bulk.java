package folkmoot.platform.database;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Rows of one kind that a transaction collects and writes together before it commits: it is the statement that costs, not the
 * row. What one request causes is written as before; of the hundreds of things of a {@link GroupCommit} it saves most
 * statements. One constant for each kind.
 *
 * @param write writes the rows, at least one, in the order in which they were collected; may collect more of any kind
 * @param turn when it comes among the kinds of a transaction
 * @param <T> a row
 * @see Transaction#later
 */
public record Bulk<T>(BiConsumer<Transaction, List<T>> write, Turn turn) {

    /** When rows of a kind are written, whatever was collected before them. */
    public enum Turn {
        /** Before others: locks. */
        FIRST,
        AS_COLLECTED,
        /** After those: what is to be made of their rows. */
        LATE,
        /** What goes out of all that. */
        OUTGOING,
        /** Just before the commit: counters in rows that many transactions meet, which each then holds for a moment only. */
        LAST
    }

    public Bulk(BiConsumer<Transaction, List<T>> write) {
        this(write, Turn.AS_COLLECTED);
    }
}
