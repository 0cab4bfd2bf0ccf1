package folkmoot.people.relation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom each active viewer does not see, in memory: one query for all that are missing, dropped when the viewer changes
 * anything, and read anew after a while for what other nodes changed and for mutes that ended.
 */
public final class HiddenSets {

    private static final int MOST = 20_000;
    private static final Duration KEPT = Duration.ofSeconds(60);

    private static final String LOAD = """
        SELECT v.id,
               ARRAY (SELECT target_id FROM block WHERE account_id = v.id
                      UNION SELECT account_id FROM block WHERE target_id = v.id
                      UNION SELECT target_id FROM mute
                            WHERE account_id = v.id AND (expires_at IS NULL OR expires_at > now())),
               ARRAY (SELECT domain FROM account_domain_block WHERE account_id = v.id)
        FROM unnest(?::bigint[]) v (id)
        """;

    private final Database database;
    private final Cache<AccountId, Hidden> sets =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    public HiddenSets(Database database) {
        this.database = database;
    }

    /** Whom this viewer does not see; a visitor sees everybody. */
    public Hidden of(Optional<AccountId> viewer) {
        return viewer.map(this::of).orElse(Hidden.NONE);
    }

    public Hidden of(AccountId viewer) {
        var known = sets.getIfPresent(viewer);
        return known == null ? of(List.of(viewer)).get(viewer) : known;
    }

    /** The same of many viewers. */
    public Map<AccountId, Hidden> of(Collection<AccountId> viewers) {
        var found = new HashMap<>(sets.getAllPresent(viewers));
        var missing =
                viewers.stream().filter(viewer -> !found.containsKey(viewer)).toList();
        if (!missing.isEmpty()) {
            var loaded = load(missing);
            sets.putAll(loaded);
            found.putAll(loaded);
        }
        return found;
    }

    private Map<AccountId, Hidden> load(List<AccountId> viewers) {
        var wanted = viewers.stream().map(AccountId::value).toArray(Long[]::new);
        var loaded = new HashMap<AccountId, Hidden>();
        database.read(tx -> tx.sql().fetch(LOAD, (Object) wanted))
                .forEach(row -> loaded.put(
                        new AccountId(row.get(0, Long.class)),
                        new Hidden(
                                Set.copyOf(Arrays.asList(row.get(1, Long[].class))),
                                Set.copyOf(Arrays.asList(row.get(2, String[].class))))));
        return loaded;
    }

    /** What these accounts hide, or from whom they are hidden, changes with this transaction. */
    public void changed(Transaction tx, AccountId... accounts) {
        tx.afterCommit(() -> sets.invalidateAll(List.of(accounts)));
    }

    /** Mutes ended: everything is read anew. */
    public void changed() {
        sets.invalidateAll();
    }
}
