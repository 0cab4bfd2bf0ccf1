package folkmoot.platform.database;

import java.util.List;
import java.util.function.BiConsumer;

/**
 * Rows of one kind that a transaction collects and writes together before it commits: it is the statement that costs, not the
 * row. What one request causes is written as before; of the hundreds of things of a {@link GroupCommit} it saves most
 * statements. One constant for each kind.
 *
 * @param write writes the rows, at least one, in the order in which they were collected; may collect more of any kind
 * @param beforeOthers whether it comes first, whatever was collected before it: for locks
 * @param <T> a row
 * @see Transaction#later
 */
public record Bulk<T>(BiConsumer<Transaction, List<T>> write, boolean beforeOthers) {

    public Bulk(BiConsumer<Transaction, List<T>> write) {
        this(write, false);
    }
}
