package folkmoot.door.api.status;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.ViewerMarks;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What active viewers did with the statuses they looked at, in memory; asked of the database once for each status. A
 * viewer who changes anything starts over, which costs a query and can never be wrong.
 */
public final class ViewerFlags {

    private static final int MOST_VIEWERS = 20_000;
    private static final int MOST_STATUSES = 2_000;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private final Database database;
    private final Cache<AccountId, Map<StatusId, ViewerMarks>> viewers = Caffeine.newBuilder()
            .maximumSize(MOST_VIEWERS)
            .expireAfterWrite(KEPT)
            .build();

    public ViewerFlags(Database database) {
        this.database = database;
    }

    /** The flags of these statuses. */
    Map<StatusId, ViewerMarks> of(AccountId viewer, Collection<StatusId> statuses) {
        var known = viewers.get(viewer, _ -> new ConcurrentHashMap<>());
        var missing = statuses.stream().filter(id -> !known.containsKey(id)).toList();
        if (missing.isEmpty()) {
            return known;
        }
        if (known.size() > MOST_STATUSES) {
            viewers.invalidate(viewer);
            return of(viewer, statuses);
        }
        var marks = database.read(tx -> ViewerMarks.of(tx, viewer, missing));
        missing.forEach(id -> known.put(id, marks.getOrDefault(id, ViewerMarks.NONE)));
        return known;
    }

    /** This viewer marked a status otherwise than before. */
    public void startOver(Transaction tx, AccountId viewer) {
        tx.afterCommit(() -> viewers.invalidate(viewer));
    }
}
