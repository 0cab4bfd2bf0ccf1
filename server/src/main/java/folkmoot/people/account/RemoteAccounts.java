package folkmoot.people.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts elsewhere: looked up by id or handle, read from their own server, and believed only when the handle leads back
 * to the id. Goes over the network, so never inside a transaction.
 */
public final class RemoteAccounts implements AccountLookup, AutoCloseable {

    private static final Duration FRESH = Duration.ofDays(1);
    private static final Duration SHORTEST_REFRESH = Duration.ofMinutes(5);
    private static final Duration UNREADABLE_KEPT = Duration.ofMinutes(1);
    private static final Duration GONE_FOR = Duration.ofHours(1);
    private static final Duration SENDERS_KEPT = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;
    private static final int REQUESTS_FOR_A_LOOK_UP = 15;

    private static final int LARGEST_GROUP = 128;

    private final Database database;
    private final GroupCommit<URI, Optional<Account>> speaking;
    private final Accounts accounts;
    private final RemoteActorRows rows;
    private final Fetcher fetcher;
    private final WebFingerClient webFinger;
    private final LocalUris uris;
    private final InstantSource clock;
    private final Observers<ActorObserver> observers;
    private final Cache<URI, Account> senders = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(SENDERS_KEPT)
            .build();
    private final Map<URI, CompletableFuture<Reading>> underway = new ConcurrentHashMap<>();
    private final Observers<BiConsumer<Transaction, Account>> whenBack;
    private final Cache<URI, Recent> recent =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public RemoteAccounts(
            Database database,
            Accounts accounts,
            RemoteActorRows rows,
            Fetcher fetcher,
            WebFingerClient webFinger,
            LocalUris uris,
            InstantSource clock,
            Observers<ActorObserver> observers,
            Observers<BiConsumer<Transaction, Account>> whenBack) {
        this.database = database;
        this.speaking = GroupCommit.reading(database, "speaking", LARGEST_GROUP, this::known);
        this.accounts = accounts;
        this.rows = rows;
        this.fetcher = fetcher;
        this.webFinger = webFinger;
        this.uris = uris;
        this.clock = clock;
        this.observers = observers;
        this.whenBack = whenBack;
    }

    /** What reading an actor's document ended with. */
    public sealed interface Reading {

        record Known(Account account) implements Reading {}

        /** Its own address says that it is gone for good (410 or a tombstone). */
        record Gone() implements Reading {}

        /** There is nothing at its address (404). */
        record Missing() implements Reading {}

        /** Its own server has shut it out, perhaps for a while only. */
        record ShutOut() implements Reading {}

        /** Nothing could be read now; later, perhaps. */
        record Later(String reason) implements Reading {}

        /** Too many servers under this name are new to us today. */
        record Crowded() implements Reading {}

        /** What is there is not an actor that can be believed. */
        record Unavailable(String reason) implements Reading {}
    }

    /** What was read a moment ago. */
    private record Recent(Instant at, Reading reading) {}

    private List<Optional<Account>> known(Transaction tx, List<URI> wanted) {
        var found = accounts.byUris(tx, wanted).stream()
                .collect(Collectors.toMap(Account::uri, Function.identity(), (same, _) -> same));
        return wanted.stream().map(id -> Optional.ofNullable(found.get(id))).toList();
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
        var found = find(id, true, budget);
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
        return find(id, false, budget);
    }

    /** @param speaks whether the account itself sent something: then one that was gone may be back */
    private Optional<Account> find(URI id, boolean speaks, FetchBudget budget) {
        var known = speaks ? speaking.submit(id) : known(id);
        if (uris.isLocal(id)
                || known.filter(account -> isFresh(account, speaks)).isPresent()) {
            return known;
        }
        return switch (refresh(id, budget)) {
            case Reading.Known(var account) -> Optional.of(account); // its id may differ: a page was asked for
            case Reading.Gone _, Reading.ShutOut _ -> Optional.empty();
            case Reading.Missing _, Reading.Later _, Reading.Crowded _, Reading.Unavailable _ -> known;
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

    /**
     * Reads an actor's document now, but one that was read not more often than every five minutes. One that could not be read is
     * asked for again as soon as its server is left no longer in peace.
     */
    public Reading refresh(URI id, FetchBudget budget) {
        var last = recent.getIfPresent(id);
        return last == null
                ? together(id, budget)
                : again(id, last, clock.instant()).orElseGet(() -> together(id, budget));
    }

    private Optional<Reading> again(URI id, Recent last, Instant now) {
        return switch (last.reading()) {
            case Reading.Known _
            when last.at().plus(SHORTEST_REFRESH).isAfter(now) ->
                known(id).filter(account -> !isGone(account)).map(Reading.Known::new);
            case Reading.Unavailable none when last.at().plus(UNREADABLE_KEPT).isAfter(now) -> Optional.of(none);
            default -> Optional.empty(); // the fetcher itself leaves alone what is not there
        };
    }

    /** The same without the pause: for a person who has just changed something there and waits here. */
    public Reading reread(URI id, FetchBudget budget) {
        return together(id, budget);
    }

    /** Whether an actor's own address says now that there is none (410, 404 or a tombstone). */
    public boolean isGone(URI id, FetchBudget budget) {
        return switch (together(id, budget)) {
            case Reading.Gone _, Reading.Missing _ -> true;
            case Reading.Known _, Reading.ShutOut _, Reading.Later _, Reading.Crowded _, Reading.Unavailable _ -> false;
        };
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
            mine.complete(new Reading.Later("It could not be read"));
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
            recent.put(id, new Recent(clock.instant(), reading)); // only now: before, what it says was not kept yet
        }
        return reading;
    }

    private Reading reading(FetchResult result, FetchBudget budget) {
        return switch (result) {
            case FetchResult.Found found -> document(found, budget);
            case FetchResult.Gone _ -> new Reading.Gone();
            case FetchResult.Missing _ -> new Reading.Missing();
            case FetchResult.Hidden _ -> new Reading.Unavailable("It is not for us");
            case FetchResult.Refused(var reason) -> new Reading.Unavailable(reason);
            case FetchResult.Crowded _ -> new Reading.Crowded();
            case FetchResult.Unreachable silent -> new Reading.Later(silent.reason());
            case FetchResult.Malformed(var reason) -> new Reading.Unavailable(reason);
        };
    }

    private Reading document(FetchResult.Found found, FetchBudget budget) {
        try {
            return switch (ObjectReader.read(found.json())) {
                case Actor actor when actor.settings().suspended() -> new Reading.ShutOut();
                case Actor actor -> keep(actor, budget);
                case Tombstone _ -> new Reading.Gone();
                default -> new Reading.Unavailable("The document is not an actor");
            };
        } catch (MalformedDocument malformed) {
            return new Reading.Unavailable(malformed.getMessage());
        }
    }

    /** Keeps what an actor says of itself in an activity that it signed. Of one that is gone, only its own server is believed. */
    public Reading believe(Actor actor, FetchBudget budget) {
        return known(actor.id()).filter(RemoteAccounts::isGone).isPresent() ? new Reading.Gone() : keep(actor, budget);
    }

    /** Keeps an actor's document. One that was gone is back. */
    private Reading keep(Actor actor, FetchBudget budget) {
        if (uris.isLocal(actor.id())) {
            return new Reading.Unavailable("The actor is one of ours");
        }
        var known = known(actor.id());
        var handle = known.filter(account -> !isGone(account)) // while it was gone, another may have got its handle
                .filter(account -> account.username().equals(actor.preferredUsername()))
                .flatMap(account -> account.domain().map(domain -> new Handle(account.username(), Optional.of(domain))))
                .<Confirmed>map(Confirmed.By::new)
                .orElseGet(() -> confirmed(actor, budget));
        return switch (handle) {
            case Confirmed.By(var name) -> new Reading.Known(save(actor, name, known));
            case Confirmed.Later(var reason) -> new Reading.Later(reason);
            case Confirmed.Not _ -> new Reading.Unavailable("The actor's handle does not lead back to it");
        };
    }

    private Account save(Actor actor, Handle handle, Optional<Account> known) {
        var account = rows.account(actor, handle, known);
        return database.transaction(tx -> {
            var saved = accounts.saveRemote(tx, account);
            tx.afterCommit(() -> forget(saved.uri()));
            observers.tell(observer -> observer.read(tx, saved, actor));
            if (known.filter(RemoteAccounts::isGone).isPresent()) {
                whenBack.tell(observer -> observer.accept(tx, saved));
            }
            return saved;
        });
    }

    /** Whether an actor's handle leads back to it. */
    private sealed interface Confirmed {

        record By(Handle handle) implements Confirmed {}

        record Not() implements Confirmed {}

        /** Its server could not be asked. */
        record Later(String reason) implements Confirmed {}
    }

    /** The handle under which the actor's server knows it. Instance actors often have none that can be looked up. */
    private Confirmed confirmed(Actor actor, FetchBudget budget) {
        var host = Origins.authority(actor.id());
        var claimed = actor.identity()
                .webfinger()
                .flatMap(folkmoot.federation.webfinger.Handle::parse)
                .or(() -> folkmoot.federation.webfinger.Handle.of(actor.preferredUsername(), host));
        var confirmed = claimed.filter(handle -> !isOurs(handle)) // they are not given to others
                .map(handle -> actor.type() == ActorType.GROUP
                        ? webFinger.resolveGroup(handle, budget)
                        : webFinger.resolve(handle, budget))
                .map(answer -> confirmed(answer, actor))
                .orElseGet(Confirmed.Not::new);
        return !(confirmed instanceof Confirmed.By) && actor.type() == ActorType.APPLICATION
                ? new Confirmed.By(new Handle(actor.preferredUsername(), Optional.of(host)))
                : confirmed;
    }

    private boolean isOurs(folkmoot.federation.webfinger.Handle handle) {
        return withoutPort(handle.domain()).equals(withoutPort(uris.domain()));
    }

    private static String withoutPort(String domain) {
        return domain.replaceFirst(":[0-9]+$", "");
    }

    private static Confirmed confirmed(WebFingerResult answer, Actor actor) {
        return switch (answer) {
            case WebFingerResult.Found(var handle, var id)
            when id.equals(actor.id()) -> new Confirmed.By(new Handle(handle.name(), Optional.of(handle.domain())));
            case WebFingerResult.Found _, WebFingerResult.Unknown _ -> new Confirmed.Not();
            case WebFingerResult.Unreachable(var reason) -> new Confirmed.Later(reason);
        };
    }

    private static boolean isGone(Account account) {
        return account.times().deleted().isPresent();
    }

    /** One that is gone is asked for again when it speaks itself; else not soon, as its server may be slow to forget it. */
    private boolean isFresh(Account account, boolean speaks) {
        if (!account.isLocal() && isGone(account)) {
            return !speaks && account.times().deleted().get().plus(GONE_FOR).isAfter(clock.instant());
        }
        return account.isLocal()
                || account.times()
                        .fetched()
                        .filter(when -> when.plus(FRESH).isAfter(clock.instant()))
                        .isPresent();
    }

    @Override
    public void close() {
        speaking.close();
    }
}
