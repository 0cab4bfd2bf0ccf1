package folkmoot.door.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.json.WrittenJson;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What accounts look like, written as JSON once and kept as long as their rows are the same. One query says whether they are,
 * for any number of them; what comes from elsewhere than these rows (emojis, a role, who somebody moved to) is read anew
 * after a while.
 */
public final class AccountFragments {

    private static final int MOST = 30_000;
    private static final Duration KEPT = Duration.ofSeconds(60);

    /** The transactions that wrote an account's rows last: a change of either is another one. */
    private static final String VERSIONS = """
        SELECT a.id, a.xmin::text || coalesce(' ' || (SELECT s.xmin::text FROM account_stats s WHERE s.account_id = a.id), '')
        FROM account a WHERE a.id = ANY (?::bigint[])
        """;

    private final AccountRenderer renderer;
    private final Cache<AccountId, Fragment> kept =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    public AccountFragments(AccountRenderer renderer) {
        this.renderer = renderer;
    }

    /**
     * An account as entity and as JSON.
     *
     * @param version of the rows it was made of, or an older one
     */
    public record Fragment(AccountEntity entity, WrittenJson json, String version) {}

    /**
     * By id, of those who did something that the viewer may see; those without a row are absent. Not for transactions that
     * write accounts.
     */
    public Map<AccountId, Fragment> of(Transaction tx, Collection<AccountId> wanted) {
        var found = new HashMap<AccountId, Fragment>(wanted.size() * 2);
        var changed = versions(tx, wanted);
        changed.entrySet().removeIf(entry -> {
            var fragment = kept.getIfPresent(entry.getKey());
            boolean same = fragment != null && fragment.version().equals(entry.getValue());
            if (same) {
                found.put(entry.getKey(), fragment);
            }
            return same;
        });
        if (!changed.isEmpty()) {
            for (var entity : renderer.renderEvenWaiting(tx, List.copyOf(changed.keySet()))) {
                var id = new AccountId(Long.parseLong(entity.id()));
                var fragment = new Fragment(entity, new WrittenJson(JsonBodies.write(entity)), changed.get(id));
                kept.put(id, fragment);
                found.put(id, fragment);
            }
        }
        return found;
    }

    private static Map<AccountId, String> versions(Transaction tx, Collection<AccountId> wanted) {
        var versions = new HashMap<AccountId, String>();
        if (!wanted.isEmpty()) {
            tx.fetch(VERSIONS, row -> versions.put(new AccountId(row.getLong(1)), row.getString(2)), (Object)
                    AnyOf.numbers(wanted, AccountId::value));
        }
        return versions;
    }
}
