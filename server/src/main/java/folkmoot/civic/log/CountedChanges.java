package folkmoot.civic.log;

import folkmoot.platform.database.Transaction;
import java.util.List;

/** Keeps the sums of what the log says of supports. Called by the one who folds it, in its transaction, once for each entry. */
public interface CountedChanges {

    /** What the entries of one fold change, in their order. */
    void apply(Transaction tx, List<SupportChange> changes);
}
