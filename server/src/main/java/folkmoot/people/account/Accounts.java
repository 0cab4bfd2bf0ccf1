package folkmoot.people.account;

import folkmoot.federation.vocabulary.ActorType;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds, makes and changes accounts. One whose owner has yet to confirm the address or to be let in is not there for
 * anybody who does not ask for it in so many words ({@link #findEvenWaiting}).
 */
public final class Accounts {

    private final Ids ids;
    private final InstantSource clock;
    private final LocalUris uris;
    private final AccountStore store = new AccountStore();
    private final Observers<BiConsumer<Transaction, AccountId>> whenSensitized;
    private final Observers<StandingObserver> standings;

    public Accounts(
            Ids ids,
            InstantSource clock,
            LocalUris uris,
            Observers<BiConsumer<Transaction, AccountId>> whenSensitized,
            Observers<StandingObserver> standings) {
        this.ids = ids;
        this.clock = clock;
        this.uris = uris;
        this.whenSensitized = whenSensitized;
        this.standings = standings;
    }

    public Optional<Account> find(Transaction tx, AccountId id) {
        return store.one(tx, id);
    }

    /** The account, or 404. */
    public Account require(Transaction tx, AccountId id) {
        return find(tx, id).orElseThrow(NotFound::new);
    }

    /** Reads some at once that will be asked for one by one in this transaction. */
    public void remember(Transaction tx, Collection<AccountId> wanted) {
        store.remember(tx, Set.copyOf(wanted));
    }

    /** As {@link #require}, where what is deleted is not found either. */
    public Account requireUndeleted(Transaction tx, AccountId id) {
        return Optional.of(require(tx, id))
                .filter(account -> account.times().deleted().isEmpty())
                .orElseThrow(NotFound::new);
    }

    /** Also one that waits: for moderators, and for what is done about it before anybody else sees it. */
    public Optional<Account> findEvenWaiting(Transaction tx, AccountId id) {
        return listEvenWaiting(tx, List.of(id)).stream().findFirst();
    }

    /** Whether an account was deleted, or never was. */
    public boolean isGone(Transaction tx, AccountId id) {
        return findEvenWaiting(tx, id)
                .filter(account -> account.times().deleted().isEmpty())
                .isEmpty();
    }

    /** Those of the ids that exist, also those that wait; in no particular order. */
    public List<Account> listEvenWaiting(Transaction tx, Collection<AccountId> wanted) {
        return wanted.isEmpty() ? List.of() : store.listEvenWaiting(tx, wanted);
    }

    /** Those of the ids that exist, in no particular order. */
    public List<Account> list(Transaction tx, Collection<AccountId> wanted) {
        return wanted.isEmpty() ? List.of() : store.list(tx, wanted);
    }

    /** Those of the ids that exist, by id. */
    public Map<AccountId, Account> map(Transaction tx, Collection<AccountId> wanted) {
        return list(tx, wanted).stream().collect(Collectors.toMap(Account::id, Function.identity()));
    }

    public Optional<Account> byUri(Transaction tx, URI uri) {
        return store.all(tx, List.of(uri)).stream().findFirst();
    }

    /** Those of the ids on the wire that are known, in no particular order. */
    public List<Account> byUris(Transaction tx, Collection<URI> wanted) {
        return wanted.isEmpty() ? List.of() : store.all(tx, wanted);
    }

    /** By the address of its page, which is what people copy. */
    public Optional<Account> byPage(Transaction tx, URI page) {
        return store.byPage(tx, page);
    }

    /** By handle; our own domain counts as none. Where a person and a group share a handle elsewhere, either. */
    public Optional<Account> byHandle(Transaction tx, Handle handle) {
        return store.byHandle(tx, ours(handle));
    }

    /** The local account of a user name, unless it was deleted. */
    public Optional<Account> local(Transaction tx, String username) {
        return store.byHandle(tx, new Handle(username, Optional.empty()))
                .filter(account -> account.times().deleted().isEmpty());
    }

    private Handle ours(Handle handle) {
        return handle.domain().filter(uris.domain()::equals).isPresent()
                ? new Handle(handle.username(), Optional.empty())
                : handle;
    }

    /** Makes a local account. Problems: 422 for a name that is taken, reserved or malformed. */
    public Account create(Transaction tx, NewAccount wanted) {
        var username = wanted.type() == ActorType.APPLICATION ? wanted.username() : requireFree(tx, wanted.username());
        return store.save(tx, localAccount(username, wanted));
    }

    /** A name as it will be written, or 422 for one that is taken, reserved or malformed. */
    public String requireFree(Transaction tx, String wanted) {
        var username = Usernames.require(wanted);
        if (store.isTaken(tx, username)) {
            throw Invalid.field("username", "ERR_TAKEN", "has already been taken");
        }
        return username;
    }

    private Account localAccount(String username, NewAccount wanted) {
        var now = clock.instant();
        var uri = wanted.uri();
        return new Account(
                new AccountId(ids.next()),
                username,
                Optional.empty(),
                uri,
                Optional.of(wanted.page()),
                wanted.type(),
                wanted.displayName(),
                wanted.note(),
                wanted.noteSource(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                new Account.Endpoints(
                        uris.below(uri, "inbox"),
                        Optional.of(uris.sharedInbox()),
                        Optional.of(uris.below(uri, "outbox")),
                        Optional.of(uris.below(uri, "followers")),
                        Optional.of(uris.below(uri, "following")),
                        Optional.of(uris.below(uri, "featured"))),
                new Account.Settings(wanted.locked(), true, false, List.of(), Optional.empty()),
                new Account.Times(
                        now, now, now, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** The actor that signs for the instance; made at the first start. */
    public Account instanceActor(Transaction tx) {
        var uri = uris.instanceActor();
        return byUri(tx, uri)
                .orElseGet(() -> create(
                        tx, new NewAccount(uris.host(), ActorType.APPLICATION, uri, uri, uris.domain(), "", "", true)));
    }

    /**
     * Keeps what a remote actor's document says; for a known id everything but our own marks is replaced. A handle that
     * moved to another id on its domain belongs to the newcomer: domains own their names.
     */
    public Account saveRemote(Transaction tx, Account account) {
        store.releaseHandle(tx, account);
        return save(tx, account);
    }

    private Account save(Transaction tx, Account account) {
        var before = find(tx, account.id()).map(Account::type);
        var saved = store.save(tx, account);
        if (before.filter(type -> type != account.type()).isPresent()) {
            tellStanding(tx, account.id());
        }
        return saved;
    }

    private void tellStanding(Transaction tx, AccountId id) {
        standings.tell(observer -> observer.changed(tx, id));
    }

    /** Replaces a local profile. */
    public Account saveLocal(Transaction tx, Account account) {
        return save(tx, account);
    }

    /**
     * Marks the lines of a local profile whose pages were found to link back, by their value; others lose the mark.
     * Whether anything changed.
     */
    public boolean setVerified(Transaction tx, Account account, Collection<String> values, Instant now) {
        var fields = account.fields().stream()
                .map(field -> new Account.Field(
                        field.name(),
                        field.value(),
                        field.source(),
                        values.contains(field.value())
                                ? field.verifiedAt().or(() -> Optional.of(now))
                                : Optional.empty()))
                .toList();
        return store.setFields(tx, account, fields);
    }

    /** What attesters say of an account and its owner shows. Whether anything changed. */
    public boolean setBadges(Transaction tx, Account account, List<Badge> badges) {
        return store.setBadges(tx, account, badges);
    }

    /** Keeps an account from everybody but moderators until {@link #admit}. */
    public void hold(Transaction tx, AccountId id) {
        store.setWaiting(tx, id, true);
    }

    /** From now on the account is there for everybody. */
    public void admit(Transaction tx, AccountId id) {
        store.setWaiting(tx, id, false);
    }

    /** A remote account has gone elsewhere. */
    public void saveMoved(Transaction tx, AccountId id, URI target) {
        store.setMoved(tx, id, target);
    }

    /** Forgets what the account said of itself; the row stays, so that its id is never used again. */
    public void delete(Transaction tx, AccountId id) {
        store.markDeleted(tx, id, clock.instant());
        tellStanding(tx, id);
    }

    /** Takes back {@link #delete} for an account elsewhere; what it says of itself has to be read anew. */
    public void restore(Transaction tx, AccountId id) {
        store.unmarkDeleted(tx, id);
        tellStanding(tx, id);
    }

    /** The account elsewhere that had a handle last and is gone. */
    public Optional<Account> gone(Transaction tx, Handle handle) {
        return handle.domain().flatMap(domain -> store.gone(tx, handle.username(), domain));
    }

    /** Shuts an account out, or lets it in again. */
    public void suspend(Transaction tx, AccountId id, boolean suspended) {
        store.setSuspended(tx, id, suspended ? Optional.of(clock.instant()) : Optional.empty());
        tellStanding(tx, id);
    }

    /** Hides all their pictures behind a warning, or no more. */
    public void sensitize(Transaction tx, AccountId id, boolean sensitized) {
        store.setSensitized(tx, id, sensitized ? Optional.of(clock.instant()) : Optional.empty());
        whenSensitized.tell(observer -> observer.accept(tx, id));
    }

    /** Whether moderators hide all their pictures behind a warning. */
    public boolean isSensitized(Transaction tx, AccountId id) {
        return store.isSensitized(tx, id);
    }

    /** Shows an account only to those who follow it, or to everybody again. */
    public void silence(Transaction tx, AccountId id, boolean silenced) {
        store.setSilenced(tx, id, silenced ? Optional.of(clock.instant()) : Optional.empty());
    }

    /**
     * Limits all accounts of a server and of those below its name that are not limited by themselves.
     *
     * @param since marks them, so that {@link #freeDomain} finds them again
     */
    public void limitDomain(Transaction tx, String domain, Instant since, boolean silenced, boolean suspended) {
        if (silenced) {
            store.silenceDomain(tx, domain, since);
        }
        if (suspended) {
            store.suspendDomain(tx, domain, since);
            standings.tell(observer -> observer.changed(tx, domain));
        }
    }

    /** Takes back what {@link #limitDomain} did; accounts that were limited by themselves stay so. */
    public void freeDomain(Transaction tx, String domain, Instant since) {
        store.freeDomain(tx, domain, since);
        standings.tell(observer -> observer.changed(tx, domain));
    }

    /** Takes an account that never took part off the books, with its user. */
    public void forget(Transaction tx, AccountId id) {
        store.delete(tx, id);
    }

    /** Counters by account; an account without any is absent. */
    public Map<AccountId, AccountStats> stats(Transaction tx, Collection<AccountId> wanted) {
        AccountCounters.settle(tx);
        return wanted.isEmpty() ? Map.of() : store.stats(tx, wanted);
    }

    public AccountStats stats(Transaction tx, AccountId id) {
        return stats(tx, List.of(id)).getOrDefault(id, AccountStats.NONE);
    }

    /** One account began ({@code change} = 1) or ceased (-1) to follow another. */
    public void countFollow(Transaction tx, AccountId follower, AccountId followed, int change) {
        AccountCounters.follow(tx, follower, followed, change);
    }

    /** A status was made. */
    public void countStatus(Transaction tx, AccountId author, StatusId status) {
        AccountCounters.posted(tx, author, status);
    }

    /** A status was removed. */
    public void countRemoved(Transaction tx, AccountId author) {
        AccountCounters.removed(tx, author);
    }

    /**
     * Accounts whose name or handle holds the words, local ones first.
     *
     * @param followedBy only those whom this account follows
     */
    public List<Account> search(Transaction tx, String words, Optional<AccountId> followedBy, int limit, int offset) {
        var name = words.startsWith("@") ? words.substring(1) : words;
        var found = SelectAccountsByName.page(tx, name, followedBy, limit, offset);
        var known = map(tx, found);
        return found.stream().map(known::get).toList();
    }
}
