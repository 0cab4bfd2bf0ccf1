package folkmoot.talk.crawl;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.ActorReader;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.talk.hashtag.FeaturedTags;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The hashtags that an account elsewhere shows on its profile: one page of its {@code featuredTags}. */
final class RemoteTags {

    private static final int MOST_READ = 20;
    private static final Pattern NAME = Pattern.compile("#?[\\p{L}\\p{M}\\p{N}_]{1,100}");

    private final Database database;
    private final FeaturedTags tags;
    private final Fetcher fetcher;

    RemoteTags(Database database, FeaturedTags tags, Fetcher fetcher) {
        this.database = database;
        this.tags = tags;
        this.fetcher = fetcher;
    }

    void read(Account account, FetchBudget budget) {
        collection(account, budget)
                .map(uri -> names(uri, budget))
                .ifPresent(names -> database.write(tx -> names.forEach(name -> tags.add(tx, account.id(), name))));
    }

    private Optional<URI> collection(Account account, FetchBudget budget) {
        try {
            return fetcher.fetch(account.uri(), budget) instanceof FetchResult.Found found
                    ? ActorReader.read(found.json()).endpoints().featuredTags()
                    : Optional.empty();
        } catch (MalformedDocument _) {
            return Optional.empty(); // then it has none that we could read
        }
    }

    private List<String> names(URI collection, FetchBudget budget) {
        if (!(fetcher.fetch(collection, budget) instanceof FetchResult.Found found)) {
            return List.of();
        }
        var fields = new Fields(found.json());
        return Stream.of(fields, fields.object("first").orElse(fields))
                .flatMap(page ->
                        Stream.of("items", "orderedItems").flatMap(name -> page.objects(name, MOST_READ).stream()))
                .flatMap(item -> item.text("name").stream())
                .filter(name -> NAME.matcher(name).matches())
                .distinct()
                .limit(FeaturedTags.MOST)
                .toList();
    }
}
