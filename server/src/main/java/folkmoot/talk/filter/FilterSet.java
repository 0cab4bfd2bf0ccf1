package folkmoot.talk.filter;

import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One viewer's filters, ready to match. */
public final class FilterSet {

    /** Of somebody who filters nothing. */
    public static final FilterSet NONE = new FilterSet(List.of());

    private final List<Filter> filters;
    private final KeywordSearch search;

    FilterSet(List<Filter> filters) {
        this.filters = List.copyOf(filters);
        this.search = new KeywordSearch(
                filters.stream().flatMap(filter -> filter.keywords().stream()).toList());
    }

    /** A filter that caught a status, and by what. */
    public record Match(Filter filter, List<String> keywords, List<StatusId> statuses) {}

    /** How much memory it takes, as a number to weigh it by. */
    int weight() {
        return 1 + search.size();
    }

    public boolean isEmpty() {
        return filters.isEmpty();
    }

    /** Which filters catch a status that says this; those that have expired catch nothing. */
    public List<Match> matches(StatusId status, String text, Instant now) {
        if (filters.isEmpty()) {
            return List.of();
        }
        var found = search.in(text);
        var matches = new ArrayList<Match>();
        for (var filter : filters) {
            if (filter.hasExpired(now)) {
                continue;
            }
            var words = filter.keywords().stream()
                    .filter(keyword -> found.contains(keyword.id()))
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
