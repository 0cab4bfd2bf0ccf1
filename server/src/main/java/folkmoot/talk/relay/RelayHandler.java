package folkmoot.talk.relay;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.RemoteStatuses;
import java.net.URI;
import java.util.Optional;

/**
 * What relays answer and announce. An answer counts from the host that was asked. What an accepted relay announces is read
 * from its own server and kept; it is not shown as the relay's.
 */
public final class RelayHandler {

    private static final int REQUESTS = 5;

    private final Database database;
    private final Relays relays;
    private final RemoteAccounts accounts;
    private final RemoteStatuses statuses;
    private final LocalUris uris;

    public RelayHandler(
            Database database, Relays relays, RemoteAccounts accounts, RemoteStatuses statuses, LocalUris uris) {
        this.database = database;
        this.relays = relays;
        this.accounts = accounts;
        this.statuses = statuses;
        this.uris = uris;
        relays.followWith(this::follow);
    }

    private void follow(URI address) {
        var relay = database.read(tx -> relays.byAddress(tx, address));
        if (relay.isEmpty()) {
            return; // removed again
        }
        var actor = accounts.find(address, FetchBudget.of(REQUESTS))
                .filter(Account::isActive)
                .orElseThrow(() -> new IllegalStateException("There is no actor at " + address));
        database.write(tx -> relays.found(tx, relay.get(), actor.endpoints().inbox()));
    }

    /** Whether it answers a request of ours to a relay, by Accept or Reject; what follows from that is done. */
    public boolean answered(Transaction tx, Ref<Activity> request, Account sender, boolean yes) {
        var relay = asked(tx, request).filter(asked -> Origins.same(asked.address(), sender.uri()));
        relay.ifPresent(
                asked -> relays.answered(tx, asked, yes ? Relay.State.ACCEPTED : Relay.State.REJECTED, sender.uri()));
        return relay.isPresent();
    }

    /** By the id of our request; where it comes back without one or with another, by the relay that answers. */
    private Optional<Relay> asked(Transaction tx, Ref<Activity> request) {
        if (uris.isLocal(request.uri())) {
            return relays.byFollow(tx, request.uri());
        }
        return request instanceof Ref.Embedded<Activity>(Follow follow)
                        && follow.actor().equals(uris.instanceActor())
                ? relays.all(tx).stream()
                        .filter(relay -> Origins.same(relay.address(), request.uri()))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether a relay that accepted announces it; the post is then read from its own server. */
    public boolean announced(Announce announce, Account sender, FetchBudget budget) {
        if (sender.type() == ActorType.PERSON || !database.read(tx -> relays.isAccepted(tx, sender.uri()))) {
            return false;
        }
        statuses.find(announce.object().uri(), budget);
        return true;
    }
}
