package folkmoot.search;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.FAVOURITE;
import static folkmoot.schema.generated.Tables.STATUS;
import static folkmoot.schema.generated.Tables.STATUS_MENTION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.account.Account;
import folkmoot.account.AccountLookup;
import folkmoot.account.Accounts;
import folkmoot.account.Handle;
import folkmoot.database.Database;
import folkmoot.database.Page;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import folkmoot.status.Status;
import folkmoot.status.StatusLookup;
import folkmoot.status.Statuses;
import folkmoot.status.Tags;
import folkmoot.status.VisibleStatuses;
import folkmoot.uri.LocalUris;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/** Searches what is known here and, when asked to resolve, what one address or handle elsewhere names. */
public final class Search {

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Tags tags;
    private final AccountLookup accountLookup;
    private final StatusLookup statusLookup;
    private final LocalUris uris;

    public Search(
            Database database,
            Accounts accounts,
            Statuses statuses,
            Tags tags,
            AccountLookup accountLookup,
            StatusLookup statusLookup,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.tags = tags;
        this.accountLookup = accountLookup;
        this.statusLookup = statusLookup;
        this.uris = uris;
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
     * What an address ({@code https://…}) or a full handle names; elsewhere only with {@code resolve}, over the network.
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
        if (!query.startsWith("https://") && !query.startsWith("http://")) {
            return Optional.empty();
        }
        try {
            return Optional.of(URI.create(query.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private Named byAddress(URI address, Optional<AccountId> viewer, boolean resolve) {
        var known = database.read(tx -> known(tx, address, viewer));
        if (known != Named.NOTHING || !resolve || uris.isLocal(address)) {
            return known;
        }
        var status = statusLookup
                .byUri(address)
                .flatMap(found -> database.read(tx -> statuses.visible(tx, found.id(), viewer)));
        return status.isPresent()
                ? new Named(Optional.empty(), status)
                : new Named(accountLookup.byUri(address).filter(Account::isActive), Optional.empty());
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
                .filter(Account::isActive);
        return account.isPresent() ? new Named(account, Optional.empty()) : Named.NOTHING;
    }

    /** Accounts whose name or handle holds the words. */
    public List<Account> accounts(Transaction tx, String words, int limit, int offset) {
        return accounts.search(tx, words.startsWith("@") ? words.substring(1) : words, limit, offset);
    }

    /** Names of hashtags that begin with the words. */
    public List<String> tags(Transaction tx, String words, int limit, int offset) {
        return tags.search(tx, words, limit, offset);
    }

    /**
     * Statuses with all the words, newest first: one's own, those that mention the viewer or that the viewer favourited,
     * and public ones of authors who agreed to be found.
     */
    public List<StatusId> statuses(
            Transaction tx, String words, AccountId viewer, Optional<AccountId> author, Page page, int offset) {
        long me = viewer.value();
        var mine = STATUS.ACCOUNT_ID
                .eq(me)
                .or(exists(selectOne()
                        .from(STATUS_MENTION)
                        .where(STATUS_MENTION.STATUS_ID.eq(STATUS.ID))
                        .and(STATUS_MENTION.ACCOUNT_ID.eq(me))))
                .or(exists(selectOne()
                        .from(FAVOURITE)
                        .where(FAVOURITE.STATUS_ID.eq(STATUS.ID))
                        .and(FAVOURITE.ACCOUNT_ID.eq(me))))
                .or(STATUS.VISIBILITY
                        .eq("public")
                        .and(exists(selectOne()
                                .from(ACCOUNT)
                                .where(ACCOUNT.ID.eq(STATUS.ACCOUNT_ID))
                                .and(ACCOUNT.INDEXABLE))));
        return tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(DSL.condition(
                        "to_tsvector('simple', status.content) @@ websearch_to_tsquery('simple', {0})", DSL.val(words)))
                .and(STATUS.REBLOG_OF_ID.isNull())
                .and(VisibleStatuses.to(STATUS, Optional.of(viewer)))
                .and(mine)
                .and(author.map(id -> STATUS.ACCOUNT_ID.eq(id.value())).orElse(DSL.noCondition()))
                .and(page.bounds(STATUS.ID))
                .orderBy(STATUS.ID.desc())
                .limit(page.limit())
                .offset(offset)
                .fetch(row -> new StatusId(row.value1()));
    }
}
