package folkmoot.talk.relay;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.PostSending;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Adds and removes relays, sends them what is public, and knows which of them accepted. To a relay in the style of Mastodon go
 * the activities themselves; one in the style of LitePub is told of new posts by an Announce of the instance actor.
 */
public final class Relays implements PostSending {

    private static final JobKind<Wanted> KIND = new JobKind<>("relay-follow", Wanted.class, RetryPolicy.USUAL);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Accounts accounts;
    private final Deliveries deliveries;
    private final Jobs jobs;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final RelayStore store = new RelayStore();
    private volatile Known known = new Known(List.of(), Instant.EPOCH);

    public Relays(Accounts accounts, Deliveries deliveries, Jobs jobs, LocalUris uris, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those that accepted, as of a moment: not asked for with every post. */
    private record Known(List<Relay> accepted, Instant since) {}

    /** What the job follows. */
    record Wanted(String address) {}

    /** From now on follows with this, over the network. */
    void followWith(Consumer<URI> following) {
        jobs.handle(KIND, wanted -> following.accept(URI.create(wanted.address())));
    }

    /** Asks a relay to pass on. Problems: 422 for what is no address, or is there already. */
    public Relay add(Transaction tx, String text) {
        var address = address(text);
        var style = Relay.Style.of(address);
        long id = ids.next();
        var inbox = style == Relay.Style.MASTODON ? Optional.of(address) : Optional.<URI>empty();
        var relay = new Relay(
                id,
                address,
                style,
                Relay.State.PENDING,
                inbox,
                Optional.empty(),
                uris.activity(instance(tx).id(), "relay", id));
        if (!store.insert(tx, relay, clock.instant())) {
            throw Invalid.field("address", "ERR_TAKEN", "is a relay already");
        }
        if (inbox.isPresent()) {
            send(tx, relay, follow(tx, relay));
        } else {
            jobs.enqueue(tx, KIND, new Wanted(address.toString()));
        }
        return relay;
    }

    private static URI address(String text) {
        try {
            var address = URI.create(text.strip());
            if (address.getHost() != null
                    && address.getRawPath().length() > 1
                    && List.of("https", "http").contains(address.getScheme())) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw Invalid.field(
                "address", "ERR_INVALID", "must be the address of a relay, such as https://relay.example/inbox");
    }

    /** Ends it, and tells it so. Problems: 404. */
    public void remove(Transaction tx, String text) {
        var relay = store.byAddress(tx, address(text)).orElseThrow(NotFound::new);
        var undo = new Undo(uris.activity(instance(tx).id(), "undo", ids.next()), follow(tx, relay));
        relay.inbox().ifPresent(_ -> send(tx, relay, undo));
        store.delete(tx, relay);
        tx.afterCommit(this::forget);
    }

    public List<Relay> all(Transaction tx) {
        return store.all(tx);
    }

    Optional<Relay> byAddress(Transaction tx, URI address) {
        return store.byAddress(tx, address);
    }

    Optional<Relay> byFollow(Transaction tx, URI follow) {
        return store.byFollow(tx, follow);
    }

    /** The actor of a relay in the style of LitePub was read: it is asked now. */
    void found(Transaction tx, Relay relay, URI inbox) {
        var ready = with(relay, relay.state(), Optional.of(inbox), Optional.of(relay.address()));
        store.update(tx, ready);
        send(tx, ready, follow(tx, ready));
    }

    /** It answered. */
    void answered(Transaction tx, Relay relay, Relay.State state, URI actor) {
        store.update(tx, with(relay, state, relay.inbox(), Optional.of(actor)));
        tx.afterCommit(this::forget);
    }

    private static Relay with(Relay relay, Relay.State state, Optional<URI> inbox, Optional<URI> actor) {
        return new Relay(relay.id(), relay.address(), relay.style(), state, inbox, actor, relay.follow());
    }

    /** Whether this actor is a relay that accepted. */
    boolean isAccepted(Transaction tx, URI actor) {
        return accepted(tx).stream().anyMatch(relay -> relay.actor().equals(Optional.of(actor)));
    }

    @Override
    public void sent(Transaction tx, Status status, Account author, Supplier<? extends Activity> writing) {
        if (status.visibility() != Visibility.PUBLIC || status.isReblog()) {
            return;
        }
        for (var relay : accepted(tx)) {
            if (relay.style() == Relay.Style.MASTODON) {
                deliver(tx, author, relay, writing.get());
            } else if (writing.get() instanceof Create) {
                send(tx, relay, announce(tx, status));
            }
        }
    }

    private List<Relay> accepted(Transaction tx) {
        var now = clock.instant();
        var remembered = known;
        if (remembered.since().plus(REMEMBERED).isAfter(now)) {
            return remembered.accepted();
        }
        var fresh = new Known(store.accepted(tx), now);
        known = fresh;
        return fresh.accepted();
    }

    private void forget() {
        known = new Known(List.of(), Instant.EPOCH);
    }

    private Announce announce(Transaction tx, Status status) {
        var by = instance(tx);
        return new Announce(
                uris.activity(by.id(), "announce", ids.next()),
                by.uri(),
                Ref.to(status.uri()),
                Recipients.of(
                        List.of(Addresses.PUBLIC),
                        by.endpoints().followers().stream().toList()),
                Optional.of(clock.instant()));
    }

    private Follow follow(Transaction tx, Relay relay) {
        var followed = relay.style() == Relay.Style.MASTODON ? Addresses.PUBLIC : relay.address();
        return new Follow(relay.follow(), instance(tx).uri(), followed, Recipients.none());
    }

    private void send(Transaction tx, Relay relay, Activity activity) {
        deliver(tx, instance(tx), relay, activity);
    }

    private void deliver(Transaction tx, Account by, Relay relay, Activity activity) {
        relay.inbox()
                .ifPresent(inbox -> deliveries.enqueue(
                        tx, by.id(), activity, Audience.none().andInbox(inbox)));
    }

    private Account instance(Transaction tx) {
        return accounts.instanceActor(tx);
    }
}
