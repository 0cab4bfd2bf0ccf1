package folkmoot.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.json.ObjectReader;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.federation.webfinger.WebFingerClient;
import folkmoot.federation.webfinger.WebFingerResult;
import folkmoot.id.AccountId;
import folkmoot.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Accounts elsewhere: looked up by id or handle, read from their own server, and believed only when the handle leads back
 * to the id. Goes over the network, so never inside a transaction.
 */
public final class RemoteAccounts implements AccountLookup {

    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(5);
    private static final Duration SENDERS_KEPT = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;
    private static final int REQUESTS_FOR_A_LOOK_UP = 15;

    private final Database database;
    private final Accounts accounts;
    private final RemoteActorRows rows;
    private final Fetcher fetcher;
    private final WebFingerClient webFinger;
    private final LocalUris uris;
    private final InstantSource clock;
    private final List<ActorObserver> observers = new CopyOnWriteArrayList<>();
    private final Cache<URI, Account> senders = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(SENDERS_KEPT)
            .build();
    private final Map<URI, CompletableFuture<Reading>> underway = new ConcurrentHashMap<>();
    private final Cache<URI, Instant> refreshed =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public RemoteAccounts(
            Database database,
            Accounts accounts,
            RemoteActorRows rows,
            Fetcher fetcher,
            WebFingerClient webFinger,
            LocalUris uris,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.rows = rows;
        this.fetcher = fetcher;
        this.webFinger = webFinger;
        this.uris = uris;
        this.clock = clock;
    }

    /** What reading an actor's document ended with. */
    public sealed interface Reading {

        record Known(Account account) implements Reading {}

        /** Its server says it is gone for good. */
        record Gone() implements Reading {}

        /** It cannot be read, now or at all. */
        record Unavailable(String reason) implements Reading {}
    }

    /** From now on tells the observer of every actor document read. */
    public void observe(ActorObserver observer) {
        observers.add(observer);
    }

    /** The account of an id, ours or elsewhere, if we have a row for it already. */
    public Optional<Account> known(URI id) {
        return database.read(tx -> accounts.byUri(tx, id));
    }

    /** As {@link #find}, for who sent something: asked for again and again, so remembered for half a minute. */
    public Optional<Account> sender(URI id, FetchBudget budget) {
        var known = senders.getIfPresent(id);
        if (known != null) {
            return Optional.of(known);
        }
        var found = find(id, budget);
        found.filter(Account::isActive).ifPresent(account -> senders.put(id, account));
        return found;
    }

    /** Something about the account changed: it is looked up anew. */
    public void forget(URI id) {
        senders.invalidate(id);
    }

    /** The account of a row. */
    public Optional<Account> known(Transaction tx, AccountId id) {
        return accounts.find(tx, id);
    }

    /** The account of an id: known and fresh, or read now. What cannot be read again stays as it was. */
    public Optional<Account> find(URI id, FetchBudget budget) {
        var known = known(id);
        if (uris.isLocal(id) || known.filter(this::isFresh).isPresent()) {
            return known;
        }
        return switch (refresh(id, budget)) {
            case Reading.Known(var account) -> Optional.of(account); // its id may differ: a page was asked for
            case Reading.Gone _ -> Optional.empty();
            case Reading.Unavailable _ -> known;
        };
    }

    /** The account of a handle; at most some five requests for one that is new. */
    public Optional<Account> find(Handle handle, FetchBudget budget) {
        var known = database.read(tx -> accounts.byHandle(tx, handle));
        if (known.isPresent()
                || handle.domain()
                        .filter(domain -> !domain.equals(uris.domain()))
                        .isEmpty()) {
            return known;
        }
        return folkmoot.federation.webfinger.Handle.of(
                        handle.username(), handle.domain().orElseThrow())
                .map(name -> webFinger.resolve(name, budget))
                .filter(WebFingerResult.Found.class::isInstance)
                .map(WebFingerResult.Found.class::cast)
                .flatMap(found -> find(found.actor(), budget));
    }

    @Override
    public Optional<Account> byHandle(Handle handle) {
        return find(handle, FetchBudget.of(REQUESTS_FOR_A_LOOK_UP));
    }

    @Override
    public Optional<Account> byUri(URI uri) {
        return find(uri, FetchBudget.of(REQUESTS_FOR_A_LOOK_UP));
    }

    /** Reads an actor's document now, but not more often than every five minutes. */
    public Reading refresh(URI id, FetchBudget budget) {
        var last = refreshed.getIfPresent(id);
        if (last != null && last.plus(SHORTEST_REFRESH).isAfter(clock.instant())) {
            return known(id)
                    .<Reading>map(Reading.Known::new)
                    .orElseGet(() -> new Reading.Unavailable("It was asked for just now"));
        }
        return together(id, budget);
    }

    /** The same without the pause: for a person who has just changed something there and waits here. */
    public Reading reread(URI id, FetchBudget budget) {
        return together(id, budget);
    }

    /** Several who ask for the same actor at once wait for one answer: a newcomer's first activities come together. */
    private Reading together(URI id, FetchBudget budget) {
        var mine = new CompletableFuture<Reading>();
        var other = underway.putIfAbsent(id, mine);
        if (other != null) {
            return other.join();
        }
        try {
            mine.complete(read(id, budget));
        } catch (RuntimeException fault) {
            mine.complete(new Reading.Unavailable("It could not be read"));
            throw fault;
        } finally {
            underway.remove(id);
        }
        return mine.join();
    }

    /** Reads an actor's document now. */
    private Reading read(URI id, FetchBudget budget) {
        var result = fetcher.fetch(id, budget);
        var reading = reading(result, budget);
        if (!(result instanceof FetchResult.Refused)) {
            refreshed.put(id, clock.instant()); // only now: before, what it says was not kept yet
        }
        return reading;
    }

    private Reading reading(FetchResult result, FetchBudget budget) {
        return switch (result) {
            case FetchResult.Found found -> document(found, budget);
            case FetchResult.Gone _ -> new Reading.Gone();
            case FetchResult.Missing _, FetchResult.Hidden _ ->
                new Reading.Unavailable("There is nothing at this address");
            case FetchResult.Refused(var reason) -> new Reading.Unavailable(reason);
            case FetchResult.Unreachable(var reason) -> new Reading.Unavailable(reason);
            case FetchResult.Malformed(var reason) -> new Reading.Unavailable(reason);
        };
    }

    private Reading document(FetchResult.Found found, FetchBudget budget) {
        try {
            return switch (ObjectReader.read(found.json())) {
                case Actor actor when actor.settings().suspended() -> new Reading.Gone();
                case Actor actor -> believe(actor, budget);
                case Tombstone _ -> new Reading.Gone();
                default -> new Reading.Unavailable("The document is not an actor");
            };
        } catch (MalformedDocument malformed) {
            return new Reading.Unavailable(malformed.getMessage());
        }
    }

    /** Keeps what an actor's own server says of it. The document must have been fetched, or signed by the actor. */
    public Reading believe(Actor actor, FetchBudget budget) {
        if (uris.isLocal(actor.id())) {
            return new Reading.Unavailable("The actor is one of ours");
        }
        var known = known(actor.id());
        if (known.filter(account -> account.times().deleted().isPresent()).isPresent()) {
            return new Reading.Gone();
        }
        var handle = known.filter(account -> account.username().equals(actor.preferredUsername()))
                .flatMap(account -> account.domain().map(domain -> new Handle(account.username(), Optional.of(domain))))
                .or(() -> confirmedHandle(actor, budget));
        if (handle.isEmpty()) {
            return new Reading.Unavailable("The actor's handle does not lead back to it");
        }
        var account = rows.account(actor, handle.get(), known);
        return new Reading.Known(database.transaction(tx -> {
            var saved = accounts.saveRemote(tx, account);
            tx.afterCommit(() -> forget(saved.uri()));
            observers.forEach(observer -> observer.read(tx, saved, actor));
            return saved;
        }));
    }

    /** The handle under which the actor's server knows it. Instance actors often have none that can be looked up. */
    private Optional<Handle> confirmedHandle(Actor actor, FetchBudget budget) {
        var host = Origins.authority(actor.id());
        var claimed = actor.identity()
                .webfinger()
                .flatMap(folkmoot.federation.webfinger.Handle::parse)
                .or(() -> folkmoot.federation.webfinger.Handle.of(actor.preferredUsername(), host));
        var confirmed = claimed.map(handle -> actor.type() == ActorType.GROUP
                        ? webFinger.resolveGroup(handle, budget)
                        : webFinger.resolve(handle, budget))
                .filter(WebFingerResult.Found.class::isInstance)
                .map(WebFingerResult.Found.class::cast)
                .filter(found -> found.actor().equals(actor.id()))
                .map(found -> new Handle(
                        found.handle().name(), Optional.of(found.handle().domain())));
        return confirmed.isEmpty() && actor.type() == ActorType.APPLICATION
                ? Optional.of(new Handle(actor.preferredUsername(), Optional.of(host)))
                : confirmed;
    }

    private boolean isFresh(Account account) {
        return account.isLocal()
                || account.times()
                        .fetched()
                        .filter(when -> when.plus(FRESH).isAfter(clock.instant()))
                        .isPresent();
    }
}
