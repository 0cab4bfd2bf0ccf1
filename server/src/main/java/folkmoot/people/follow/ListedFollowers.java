package folkmoot.people.follow;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.CollectionReader;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A list of followers elsewhere (FEP-8fcf), read from page to page on its own host only, and no page twice. */
final class ListedFollowers {

    private final Fetcher fetcher;
    private final int mostPages;
    private final int mostListed;

    /**
     * How much of a list is read.
     *
     * @param mostPages the collection itself counts as one
     * @param mostListed followers; a longer list is not read to its end
     */
    ListedFollowers(Fetcher fetcher, int mostPages, int mostListed) {
        this.fetcher = fetcher;
        this.mostPages = mostPages;
        this.mostListed = mostListed;
    }

    /** Who is listed; empty when the list cannot be read as a whole. */
    Optional<Set<URI>> read(URI list) {
        var budget = FetchBudget.of(mostPages);
        var ids = new HashSet<URI>();
        var visited = new HashSet<URI>();
        for (var next = Optional.of(list); next.isPresent(); ) {
            var at = next.get();
            if (!Origins.same(at, list) || !visited.add(at) || visited.size() > mostPages) {
                return Optional.empty();
            }
            var page = page(at, list, budget);
            if (page.isEmpty()) {
                return Optional.empty();
            }
            page.get().items().forEach(item -> ids.add(item.id()));
            if (ids.size() > mostListed) {
                return Optional.empty();
            }
            next = following(page.get());
        }
        return Optional.of(ids);
    }

    private static Optional<URI> following(CollectionPage page) {
        return page.next().or(() -> page.items().isEmpty() ? page.first() : Optional.<URI>empty());
    }

    private Optional<CollectionPage> page(URI at, URI list, FetchBudget budget) {
        if (!(fetcher.fetch(at, budget) instanceof FetchResult.Found found) || !Origins.same(found.uri(), list)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    CollectionReader.read(found.json(), mostListed + 1)); // one more shows that it is too long
        } catch (MalformedDocument _) {
            return Optional.empty(); // not a collection
        }
    }
}
