package folkmoot.civic.log;

import folkmoot.platform.database.Transaction;
import java.util.List;

/** Placeholder until merged. */
public final class LogTree {

    public void append(Transaction tx, long size, List<byte[]> entries) {
        tx.execute("UPDATE log_head SET size = ?", size + entries.size());
    }
}
