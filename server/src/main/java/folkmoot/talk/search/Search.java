package folkmoot.talk.search;

import folkmoot.federation.json.UriReader;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountLookup;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusLookup;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Tags;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Searches what is known here and, when asked to resolve, what one address or handle elsewhere names. */
public final class Search {

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Tags tags;
    private final AccountLookup accountLookup;
    private final StatusLookup statusLookup;
    private final LocalUris uris;
    private final DocumentLinks documents;
    private final StatusSearch statusSearch;

    public Search(
            Database database,
            Accounts accounts,
            Statuses statuses,
            Tags tags,
            AccountLookup accountLookup,
            StatusLookup statusLookup,
            DocumentLinks documents,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.tags = tags;
        this.accountLookup = accountLookup;
        this.statusLookup = statusLookup;
        this.documents = documents;
        this.uris = uris;
        this.statusSearch = new StatusSearch(accounts);
    }

    /**
     * What one address or handle names.
     *
     * @param account set when it is somebody
     * @param status set when it is a post that the viewer may see
     */
    public record Named(Optional<Account> account, Optional<Status> status) {

        private static final Named NOTHING = new Named(Optional.empty(), Optional.empty());
    }

    /**
     * What an address ({@code https://…}) or a full handle names; elsewhere only with {@code resolve}, over the network. Our
     * own addresses may be written in any case and end with a slash; a page elsewhere may name its document.
     */
    public Named named(String query, Optional<AccountId> viewer, boolean resolve) {
        var address = address(query);
        if (address.isPresent()) {
            return byAddress(address.get(), viewer, resolve);
        }
        var handle = Handle.parse(query).filter(parsed -> query.contains("@"));
        var known = handle.flatMap(parsed -> database.read(tx -> accounts.byHandle(tx, parsed)));
        var found = known.isPresent() || !resolve
                ? known
                : handle.filter(parsed -> parsed.domain().isPresent()).flatMap(accountLookup::byHandle);
        return new Named(found.filter(Account::isActive), Optional.empty());
    }

    private static Optional<URI> address(String query) {
        var text = query.strip();
        return text.regionMatches(true, 0, "https://", 0, 8) || text.regionMatches(true, 0, "http://", 0, 7)
                ? UriReader.link(text)
                : Optional.empty();
    }

    private Named byAddress(URI address, Optional<AccountId> viewer, boolean resolve) {
        var known = database.read(tx -> known(tx, address, viewer));
        if (known != Named.NOTHING || !resolve || uris.isLocal(address)) {
            return known;
        }
        var found = elsewhere(address, viewer);
        return found != Named.NOTHING
                ? found
                : documents
                        .of(address)
                        .map(document -> elsewhere(document, viewer))
                        .orElse(Named.NOTHING);
    }

    private Named elsewhere(URI address, Optional<AccountId> viewer) {
        var status = statusLookup
                .byUri(address)
                .flatMap(found -> database.read(tx -> statuses.visible(tx, found.id(), viewer)));
        if (status.isPresent()) {
            return new Named(Optional.empty(), status);
        }
        var account = accountLookup.byUri(address).filter(Account::isActive);
        return account.isPresent() ? new Named(account, Optional.empty()) : Named.NOTHING;
    }

    private Named known(Transaction tx, URI address, Optional<AccountId> viewer) {
        var status = statuses.byUri(tx, address)
                .or(() -> statuses.byPage(tx, address))
                .or(() -> uris.readStatus(address).flatMap(id -> statuses.find(tx, id)))
                .or(() -> uris.readProposalPage(address).flatMap(id -> statuses.find(tx, new StatusId(id.value()))))
                .flatMap(found -> statuses.visible(tx, found.id(), viewer));
        if (status.isPresent()) {
            return new Named(Optional.empty(), status);
        }
        var account = accounts.byUri(tx, address)
                .or(() -> accounts.byPage(tx, address))
                .or(() -> uris.readActor(address).flatMap(actor -> accounts.byUri(tx, actor)))
                .filter(Account::isActive);
        return account.isPresent() ? new Named(account, Optional.empty()) : Named.NOTHING;
    }

    /** As {@link Accounts#search}. */
    public List<Account> accounts(Transaction tx, String words, Optional<AccountId> followedBy, int limit, int offset) {
        return accounts.search(tx, words, followedBy, limit, offset);
    }

    /** As {@link Tags#search}. */
    public List<String> tags(Transaction tx, String words, boolean reviewed, int limit, int offset) {
        return tags.search(tx, words, reviewed, limit, offset);
    }

    /**
     * Statuses by words and operators, newest first: from the viewer's library, and public ones of authors who agreed to be
     * found. Problems: 422 for an operator whose value makes no sense.
     */
    public List<StatusId> statuses(
            Transaction tx, String words, AccountId viewer, Optional<AccountId> author, Page page, int offset) {
        var query = StatusQuery.parse(words);
        return query.isEmpty() ? List.of() : statusSearch.find(tx, query, viewer, author, page, offset);
    }
}
