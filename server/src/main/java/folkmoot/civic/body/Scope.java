package folkmoot.civic.body;

import java.util.List;
import java.util.Optional;

/**
 * What a body is responsible for, and where.
 *
 * @param remit in words, for people
 * @param categories slugs of the community's categories
 * @param lifeEvents slugs of life events in which it has a part
 * @param area code such as {@code gss:E09000014}; everywhere without one
 */
public record Scope(List<String> remit, List<String> categories, List<String> lifeEvents, Optional<String> area) {

    public static final Scope NONE = new Scope(List.of(), List.of(), List.of(), Optional.empty());

    public Scope {
        remit = List.copyOf(remit);
        categories = List.copyOf(categories);
        lifeEvents = List.copyOf(lifeEvents);
    }
}
