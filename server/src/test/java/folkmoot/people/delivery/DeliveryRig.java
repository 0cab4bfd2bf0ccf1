package folkmoot.people.delivery;

import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Like;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.NewAccount;
import folkmoot.people.key.AccountKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.trace.NoTraces;
import folkmoot.platform.uri.LocalUris;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The queue of what goes out, turned by hand, with time in the test's hand, and another server to send to. */
final class DeliveryRig implements AutoCloseable {

    final SettableClock clock = SettableClock.atNoon();
    final Database database = TestDatabase.fresh();
    final Vertx vertx = Vertx.vertx();
    final RemoteInstance remote = new RemoteInstance(vertx, "elsewhere.localhost");
    final List<URI> gone = new ArrayList<>();
    final Set<String> answering = new HashSet<>();
    final LocalUris uris = new LocalUris(URI.create("https://here.example"), "here.example");
    final Ids ids = new Ids(clock);
    final Accounts accounts = new Accounts(ids, clock, uris, new Observers<>(), new Observers<>());
    final Deliveries deliveries = new Deliveries(ids, clock, new Observers<>());
    final DeliveryHosts hosts = new DeliveryHosts(clock);
    final Observers<DeliveryObserver> watchers = new Observers<>();
    final DeliveryLoop loop;
    final Account alice;

    private final GuardedHttp http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false);
    private int sent;

    DeliveryRig() {
        this(Sender.IN_FLIGHT);
    }

    /** @param inFlight most requests under way at a time */
    DeliveryRig(int inFlight) {
        this.loop = new DeliveryLoop(
                database,
                accounts,
                new AccountKeys(database, new Jobs(database, clock), accounts, uris, clock),
                new DeliveryClient(http, "test", SchemeMemory.inProcess(), clock),
                new FollowersElsewhere(database, uris),
                clock,
                (_, inbox) -> gone.add(inbox),
                watchers,
                answering::contains,
                new NoTraces(),
                inFlight);
        this.alice = database.transaction(
                tx -> accounts.create(tx, NewAccount.person("alice", uris.person("alice"), uris.profilePage("alice"))));
    }

    Account community() {
        var uri = uris.community("square");
        return database.transaction(tx ->
                accounts.create(tx, new NewAccount("square", ActorType.GROUP, uri, uri, "The square", "", "", false)));
    }

    /** Alice's next activity, about always the same object. */
    void send(String inbox) {
        send(alice, follow(), remote.uri(inbox));
    }

    /** Alice's next activity, about another object than any before. */
    void sendUnrelated(String inbox) {
        send(alice, like(alice), remote.uri(inbox));
    }

    void send(Account sender, Activity activity, URI... inboxes) {
        var audience = Audience.none();
        for (var inbox : inboxes) {
            audience = audience.andInbox(inbox);
        }
        var all = audience;
        database.write(tx -> deliveries.enqueue(tx, sender.id(), activity, all));
    }

    Follow follow() {
        return new Follow(URI.create(id(++sent)), alice.uri(), URI.create("https://x.example/users/x"));
    }

    Like like(Account by) {
        sent++;
        return new Like(URI.create(id(sent)), by.uri(), URI.create("https://x.example/notes/" + sent));
    }

    String id(int number) {
        return "https://here.example/activities/" + number + "/end";
    }

    /** The ids of what the other server was sent, in the order of arrival, repeated ones too. */
    List<String> arrived() {
        return remote.posted().stream()
                .map(posted -> posted.json().get("id").asText())
                .toList();
    }

    DeliveryHosts.Host host() {
        return database.read(tx -> hosts.find(tx, remote.domain())).orElseThrow();
    }

    @Override
    public void close() {
        loop.close();
        http.close();
        remote.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        database.close();
    }
}
