package folkmoot.civic.group;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.ActorReader;
import folkmoot.federation.json.CollectionReader;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import java.net.URI;
import java.util.Optional;

/** Who moderates a community elsewhere: those in the collection that its actor names, and whoever shares its host. */
public final class RemoteModerators {

    private final Fetcher fetcher;

    public RemoteModerators(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The collection is read anew each time, for moderators come and go. */
    boolean isModerator(Account group, URI actor, FetchBudget budget) {
        return Origins.same(actor, group.uri())
                || collection(group, budget)
                        .map(page ->
                                page.items().stream().anyMatch(item -> item.id().equals(actor)))
                        .orElse(false);
    }

    private Optional<CollectionPage> collection(Account group, FetchBudget budget) {
        try {
            if (!(fetcher.fetch(group.uri(), budget) instanceof FetchResult.Found found)) {
                return Optional.empty();
            }
            var moderators = ActorReader.read(found.json())
                    .identity()
                    .moderators()
                    .filter(uri -> Origins.same(uri, group.uri()));
            return moderators.isPresent()
                            && fetcher.fetch(moderators.get(), budget) instanceof FetchResult.Found collection
                    ? Optional.of(CollectionReader.read(collection.json()))
                    : Optional.empty();
        } catch (MalformedDocument _) {
            return Optional.empty(); // nobody is known to moderate it
        }
    }
}
