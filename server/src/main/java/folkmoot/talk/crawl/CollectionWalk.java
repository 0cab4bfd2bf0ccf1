package folkmoot.talk.crawl;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.CollectionReader;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Walks a collection from page to page, on its own host only and no page twice: a collection may be without end, or lead back
 * to where one was (PeerTube CVE-2025-32947).
 */
final class CollectionWalk {

    private final Fetcher fetcher;

    CollectionWalk(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The items of at most so many pages, and at most so many items; empty when there is no such collection. */
    List<CollectionPage.Item> items(URI collection, int mostPages, int mostItems, FetchBudget budget) {
        var items = new ArrayList<CollectionPage.Item>();
        var visited = new HashSet<URI>();
        var next = Optional.of(collection);
        for (int pages = 0; next.isPresent() && pages < mostPages && items.size() < mostItems; pages++) {
            var at = next.get();
            if (!visited.add(at) || !Origins.same(at, collection)) {
                break;
            }
            var page = page(at, budget);
            page.ifPresent(found -> items.addAll(found.items()));
            next = page.flatMap(found -> found.next().or(() -> found.items().isEmpty() ? found.first() : none()));
        }
        return items.size() > mostItems ? List.copyOf(items.subList(0, mostItems)) : items;
    }

    private static Optional<URI> none() {
        return Optional.empty();
    }

    private Optional<CollectionPage> page(URI at, FetchBudget budget) {
        if (!(fetcher.fetch(at, budget) instanceof FetchResult.Found found)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CollectionReader.read(found.json()));
        } catch (MalformedDocument _) {
            return Optional.empty(); // not a collection: nothing in it
        }
    }
}
