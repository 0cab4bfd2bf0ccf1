package folkmoot.talk.filter;

import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody does not want to read, and where.
 *
 * @param contexts where it counts, at least one
 */
public record Filter(
        long id,
        String title,
        Set<FilterContext> contexts,
        FilterAction action,
        Optional<Instant> expires,
        List<Keyword> keywords,
        List<Single> statuses) {

    public Filter {
        contexts = Set.copyOf(contexts);
        keywords = List.copyOf(keywords);
        statuses = List.copyOf(statuses);
    }

    /** Words to look for; with {@code wholeWord} only between word boundaries. */
    public record Keyword(long id, String text, boolean wholeWord) {}

    /** One status that is caught whatever it says. */
    public record Single(long id, StatusId status) {}

    public boolean hasExpired(Instant now) {
        return expires.filter(end -> !end.isAfter(now)).isPresent();
    }
}
