package folkmoot.civic.matter;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.Map;

/**
 * The table of a kind: a row for each matter of it, by the id of its status, which goes with the row of {@code matter}.
 *
 * @param <B> its record
 */
public interface MatterTable<B> {

    /** Writes a row, or writes it anew. */
    void put(Transaction tx, StatusId id, B block);

    Map<StatusId, B> find(Transaction tx, Collection<StatusId> some);
}
