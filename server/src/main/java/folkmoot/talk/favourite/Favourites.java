package folkmoot.talk.favourite;

import static folkmoot.schema.generated.Tables.FAVOURITE;

import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * A favourite is one account's "I like this" on one status. Adding it twice is the same as once. It travels to the
 * status' author and nowhere else.
 */
public final class Favourites {

    private final Accounts accounts;
    private final Statuses statuses;
    private final Notifications notifications;
    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final Observers<FavouriteObserver> observers;
    private final FavouriteStore store = new FavouriteStore();
    private final LikeSending sending;
    private final Bulk<Given> given = new Bulk<>(this::write);
    private final Bulk<Given> told = new Bulk<>(this::tell);

    public Favourites(
            Accounts accounts,
            Statuses statuses,
            Notifications notifications,
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            LikeSending sending,
            Observers<FavouriteObserver> observers) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.sending = sending;
        this.observers = observers;
    }

    /** Several of these statuses are about to be favourited, or no longer, in this transaction. */
    void foresee(Transaction tx, Collection<Status> wanted) {
        accounts.remember(tx, wanted.stream().map(Status::author).toList());
        observers.tell(observer -> observer.foresee(tx, wanted));
    }

    /** A local account favourites a status that it may see. */
    public void add(Transaction tx, Account by, Status status) {
        long id = ids.next();
        var uri = uris.activity(by.id(), "like", id);
        keep(tx, new Given(favourite(by, status, id, uri), by, status, () -> send(tx, by, status, uri), () -> {}));
    }

    /** Somebody elsewhere favourites a status of ours. */
    public void receive(Transaction tx, Account by, Status status, URI likeUri) {
        var favourite = favourite(by, status, ids.next(), likeUri);
        keep(tx, new Given(favourite, by, status, () -> {}, () -> store.insertEcho(tx, by.id(), status.id(), likeUri)));
    }

    private Favourite favourite(Account by, Status status, long id, URI uri) {
        return new Favourite(id, by.id(), status.id(), Optional.of(uri), clock.instant());
    }

    private void send(Transaction tx, Account by, Status status, URI uri) {
        var author = accounts.require(tx, status.author());
        if (!staysHere(tx, author, status)) {
            var activity = sending.sent(tx, by, status, author, like(tx, by, status, author, uri));
            deliveries.enqueue(tx, by.id(), activity, audience(author, status));
        }
    }

    /** Whether nobody elsewhere is to hear of favourites of a status. */
    private boolean staysHere(Transaction tx, Account author, Status status) {
        return author.isLocal()
                && status.thread()
                        .community()
                        .flatMap(group -> accounts.find(tx, new AccountId(group.value())))
                        .map(Account::isLocal)
                        .orElse(true);
    }

    /** Forgets a further Like of what is favourited all the same; false when there was none of that id. */
    boolean dropEcho(Transaction tx, Account by, URI likeUri) {
        tx.flush(given);
        return store.deleteEcho(tx, by.id(), likeUri);
    }

    /** A further Like takes the place of the one that is taken back; false when there is none. */
    boolean takeEcho(Transaction tx, Account by, Status status) {
        tx.flush(given);
        return store.takeEcho(tx, by.id(), status.id());
    }

    /**
     * A favourite to be kept with the others of its transaction.
     *
     * @param whenNew what follows where there was none
     * @param whenThere what follows where there was one
     */
    private record Given(Favourite favourite, Account by, Status status, Runnable whenNew, Runnable whenThere) {}

    private void keep(Transaction tx, Given wanted) {
        if (!wanted.by().isActive()) {
            throw new Forbidden("This account cannot do that.");
        }
        observers.tell(observer -> observer.require(tx, wanted.by(), wanted.status()));
        sending.require(tx, wanted.by(), wanted.status());
        tx.later(given, wanted);
    }

    private void write(Transaction tx, List<Given> wanted) {
        var kept = store.insert(tx, wanted.stream().map(Given::favourite).toList());
        for (var one : wanted) {
            if (kept.contains(one.favourite().id())) {
                statuses.countFavourite(tx, one.status().id(), 1);
                observers.tell(observer -> observer.added(tx, one.by(), one.status()));
                tx.later(told, one);
                one.whenNew().run();
            } else {
                one.whenThere().run();
            }
        }
    }

    /** Authors hear of those who may be listed. */
    private void tell(Transaction tx, List<Given> news) {
        var byStatus =
                news.stream().collect(Collectors.groupingBy(Given::status, LinkedHashMap::new, Collectors.toList()));
        byStatus.keySet()
                .removeIf(status -> !accounts.require(tx, status.author()).isLocal());
        var listed = listed(
                tx,
                byStatus.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().stream()
                                        .map(one -> one.by().id())
                                        .collect(Collectors.toSet()))));
        byStatus.forEach((status, given) -> given.stream()
                .filter(one -> listed.get(status).contains(one.by().id()))
                .forEach(one -> notifications.notify(
                        tx,
                        accounts.require(tx, status.author()),
                        NotificationType.FAVOURITE,
                        one.by().id(),
                        Optional.of(status.id()))));
    }

    private Map<Status, Set<AccountId>> listed(Transaction tx, Map<Status, Set<AccountId>> who) {
        var listed = new AtomicReference<>(who);
        observers.tell(observer -> listed.set(observer.listed(tx, listed.get())));
        return listed.get();
    }

    /** Who of those that favourited a status may be named. */
    private Set<AccountId> listed(Transaction tx, Status status, Collection<AccountId> who) {
        var listed = new AtomicReference<Set<AccountId>>(Set.copyOf(who));
        observers.tell(observer -> listed.set(observer.listed(tx, status, listed.get())));
        return listed.get();
    }

    /** A local account takes its favourite back; nothing happens where there is none. */
    public void remove(Transaction tx, Account by, Status status) {
        remove(tx, List.of(new Taken(by, status)));
    }

    /** Somebody takes their favourite of a status back. */
    record Taken(Account by, Status status) {}

    /** As {@link #remove(Transaction, Account, Status)}, of several, none twice. */
    void remove(Transaction tx, List<Taken> all) {
        drop(tx, all)
                .forEach((taken, favourite) -> favourite.uri().ifPresent(uri -> {
                    var by = taken.by();
                    var author = accounts.require(tx, taken.status().author());
                    if (!staysHere(tx, author, taken.status())) {
                        var undo = new Undo(
                                uris.activity(by.id(), "undo", ids.next()), like(tx, by, taken.status(), author, uri));
                        deliveries.enqueue(tx, by.id(), undo, audience(author, taken.status()));
                    }
                }));
    }

    /** Somebody elsewhere takes their favourite back. */
    public void removed(Transaction tx, Account by, Status status) {
        drop(tx, by, status);
    }

    /** The author, elsewhere, refuses the favourite of an account here. */
    public void refused(Transaction tx, Favourite favourite) {
        var status = statuses.find(tx, favourite.status());
        status.ifPresent(known -> drop(tx, accounts.require(tx, favourite.account()), known));
    }

    private void drop(Transaction tx, Account by, Status status) {
        drop(tx, List.of(new Taken(by, status)));
    }

    /** Those that there were, with what they were. */
    private Map<Taken, Favourite> drop(Transaction tx, List<Taken> all) {
        tx.flush(given);
        all.stream()
                .filter(taken -> !taken.by().isLocal())
                .forEach(taken ->
                        store.deleteEchoes(tx, taken.by().id(), taken.status().id()));
        var found = store
                .delete(
                        tx,
                        all.stream().map(taken -> taken.by().id()).toList(),
                        all.stream().map(taken -> taken.status().id()).toList())
                .stream()
                .collect(Collectors.toMap(
                        favourite -> List.of(favourite.account(), favourite.status()), favourite -> favourite));
        var dropped = new LinkedHashMap<Taken, Favourite>();
        for (var taken : all) {
            Optional.ofNullable(
                            found.get(List.of(taken.by().id(), taken.status().id())))
                    .ifPresent(favourite -> dropped.put(taken, favourite));
        }
        notifications.forgetFavourites(
                tx,
                dropped.keySet().stream()
                        .map(taken -> new Notifications.FavouriteOf(
                                taken.by().id(),
                                taken.status().author(),
                                taken.status().id()))
                        .toList());
        dropped.forEach((taken, favourite) -> {
            statuses.countFavourite(tx, taken.status().id(), -1);
            observers.tell(observer -> {
                observer.removed(tx, taken.by(), taken.status());
                observer.withdrawn(tx, taken.by(), taken.status(), favourite);
            });
        });
        return dropped;
    }

    /** The author; and the community elsewhere to which the post belongs, where the votes of its threads are counted. */
    private static Audience audience(Account author, Status status) {
        return Audience.of(author.id())
                .and(status.thread()
                        .community()
                        .map(group -> Set.of(new AccountId(group.value())))
                        .orElse(Set.of()));
    }

    private Like like(Transaction tx, Account by, Status status, Account author, URI uri) {
        var to = Recipients.to(author.uri());
        return new Like(
                uri,
                by.uri(),
                status.uri(),
                Optional.empty(),
                status.thread()
                        .community()
                        .flatMap(group -> accounts.find(tx, new AccountId(group.value())))
                        .filter(group -> !group.isLocal())
                        .map(group -> to.withAudience(group.uri()))
                        .orElse(to));
    }

    /** An account's favourite of a status. */
    public Optional<Favourite> find(Transaction tx, AccountId by, StatusId status) {
        tx.flush(given);
        return store.find(tx, by, status);
    }

    void tellRefused(Transaction tx, Account by, Status status, String reason) {
        observers.tell(observer -> observer.refused(tx, by, status, reason));
    }

    void tellDisliked(Transaction tx, Account by, Status status) {
        observers.tell(observer -> observer.disliked(tx, by, status));
    }

    /** By the id of its Like activity. */
    public Optional<Favourite> byUri(Transaction tx, URI uri) {
        tx.flush(given);
        return store.byUri(tx, uri);
    }

    /** Which of the statuses an account favourited. */
    public Set<StatusId> among(Transaction tx, AccountId by, Collection<StatusId> wanted) {
        tx.flush(given);
        return wanted.isEmpty() ? Set.of() : store.among(tx, by, wanted);
    }

    /** What an account favourited, newest first; the cursor is the favourite's id. */
    public List<Favourite> by(Transaction tx, AccountId account, Page page) {
        tx.flush(given);
        return store.page(tx, FAVOURITE.ACCOUNT_ID.eq(account.value()), page);
    }

    /** Who favourited a status, as far as that may be listed; the cursor is the favourite's id. */
    public List<Favourite> of(Transaction tx, Status status, Page page) {
        tx.flush(given);
        var favourites = store.page(tx, FAVOURITE.STATUS_ID.eq(status.id().value()), page);
        var listed =
                listed(tx, status, favourites.stream().map(Favourite::account).toList());
        return favourites.stream()
                .filter(favourite -> listed.contains(favourite.account()))
                .toList();
    }
}
