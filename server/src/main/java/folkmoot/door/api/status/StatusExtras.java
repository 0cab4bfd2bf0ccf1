package folkmoot.door.api.status;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Adds the civic side to those statuses of a page that are proposals, in a fixed number of queries. */
@FunctionalInterface
public interface StatusExtras {

    /** The {@code proposal} object of each status that is one. */
    Map<StatusId, Object> proposals(Transaction tx, Collection<StatusId> statuses, Optional<AccountId> viewer);
}
