package folkmoot.talk.filter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The filters of active viewers, compiled, in memory: three queries for all that are missing; dropped when a viewer changes
 * one, read anew after a while for what other nodes changed.
 */
public final class FilterSets {

    /** By {@link FilterSet#weight}: some 200 bytes each, 100 MB at the most and a hundredth of it usually. */
    private static final int MOST_WEIGHT = 500_000;

    private static final Duration KEPT = Duration.ofSeconds(60);

    private final Database database;
    private final Filters filters;
    private final Cache<AccountId, FilterSet> sets = Caffeine.newBuilder()
            .maximumWeight(MOST_WEIGHT)
            .weigher((AccountId _, FilterSet set) -> set.weight())
            .expireAfterWrite(KEPT)
            .build();

    public FilterSets(Database database, Filters filters) {
        this.database = database;
        this.filters = filters;
    }

    /** The owner changed a filter. */
    public void forget(AccountId owner) {
        sets.invalidate(owner);
    }

    public FilterSet of(AccountId viewer) {
        var known = sets.getIfPresent(viewer);
        return known == null ? of(List.of(viewer)).get(viewer) : known;
    }

    /** The same of many viewers. */
    public Map<AccountId, FilterSet> of(Collection<AccountId> viewers) {
        var found = new HashMap<>(sets.getAllPresent(viewers));
        var missing =
                viewers.stream().filter(viewer -> !found.containsKey(viewer)).toList();
        if (!missing.isEmpty()) {
            var stored = database.read(tx -> filters.store().of(tx, missing));
            for (var viewer : missing) {
                var set = stored.containsKey(viewer) ? new FilterSet(stored.get(viewer)) : FilterSet.NONE;
                sets.put(viewer, set);
                found.put(viewer, set);
            }
        }
        return found;
    }

    /** Which of the viewer's filters catch a status that says this. */
    public List<FilterSet.Match> matches(AccountId viewer, StatusId status, String text) {
        return of(viewer).matches(status, text, filters.now());
    }

    /** The first of the viewer's filters that catch a status which says this, where they look: first those that hide it. */
    public Optional<Filter> first(AccountId viewer, StatusId status, String text, FilterContext where) {
        return matches(viewer, status, text).stream()
                .map(FilterSet.Match::filter)
                .filter(filter -> filter.contexts().contains(where))
                .min(Comparator.comparing(filter -> filter.action() != FilterAction.HIDE));
    }
}
