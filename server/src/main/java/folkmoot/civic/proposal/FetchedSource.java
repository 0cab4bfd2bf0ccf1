package folkmoot.civic.proposal;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.json.ObjectReader;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.Optional;

/** Other servers, over the network. */
public record FetchedSource(Fetcher fetcher, RemoteAccounts accounts, RemoteStatuses statuses) implements RemoteSource {

    @Override
    public Optional<CivicRecord> record(URI uri) {
        return fetcher.fetch(uri, FetchBudget.perActivity()) instanceof FetchResult.Found found
                ? read(found)
                : Optional.empty();
    }

    private static Optional<CivicRecord> read(FetchResult.Found found) {
        try {
            return ObjectReader.read(found.json()) instanceof CivicRecord record
                    ? Optional.of(record)
                    : Optional.empty();
        } catch (MalformedDocument broken) {
            return Optional.empty(); // shown as a plain post until its server mends it
        }
    }

    @Override
    public Optional<Account> actor(URI uri) {
        return accounts.byUri(uri);
    }

    @Override
    public Optional<Status> post(URI uri) {
        return statuses.byUri(uri);
    }
}
