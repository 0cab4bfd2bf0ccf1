package folkmoot.filter;

import folkmoot.id.StatusId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One viewer's filters, ready to match. */
public final class FilterSet {

    /** Of somebody who filters nothing. */
    public static final FilterSet NONE = new FilterSet(List.of());

    private final List<Filter> filters;
    private final Map<Long, KeywordPattern> patterns = new HashMap<>();

    FilterSet(List<Filter> filters) {
        this.filters = List.copyOf(filters);
        filters.forEach(
                filter -> filter.keywords().forEach(keyword -> patterns.put(keyword.id(), KeywordPattern.of(keyword))));
    }

    /** A filter that caught a status, and by what. */
    public record Match(Filter filter, List<String> keywords, List<StatusId> statuses) {}

    public boolean isEmpty() {
        return filters.isEmpty();
    }

    /** Which filters catch a status that says this; those that have expired catch nothing. */
    public List<Match> matches(StatusId status, String text, Instant now) {
        if (filters.isEmpty()) {
            return List.of();
        }
        var normal = KeywordPattern.normal(text);
        var matches = new ArrayList<Match>();
        for (var filter : filters) {
            if (filter.hasExpired(now)) {
                continue;
            }
            var words = filter.keywords().stream()
                    .filter(keyword -> patterns.get(keyword.id()).isIn(normal))
                    .map(Filter.Keyword::text)
                    .toList();
            var named = filter.statuses().stream()
                    .map(Filter.Single::status)
                    .filter(status::equals)
                    .toList();
            if (!words.isEmpty() || !named.isEmpty()) {
                matches.add(new Match(filter, words, named));
            }
        }
        return matches;
    }
}
