package folkmoot.door.activitypub;

import folkmoot.civic.Civic;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.people.People;
import folkmoot.people.delivery.DeliveryLoop;
import folkmoot.people.follow.FollowerSynchronization;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Routing;
import folkmoot.platform.metrics.Metrics;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.operation.InboxDesk;
import folkmoot.talk.Talk;
import java.net.URI;

/** The door to other servers: the documents they read, the inbox they send to, and what goes out to theirs. */
public final class FederationDoor implements AutoCloseable {

    private final Incoming incoming;
    private final Outgoing outgoing;

    public FederationDoor(
            Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship, Routing routing) {
        var database = platform.database();
        var uris = platform.uris();
        var clock = platform.clock();
        var accounts = people.accounts();
        var statuses = talk.posts().statuses();
        var elsewhere = people.elsewhere();
        this.incoming = new Incoming(platform, people, talk, civic, stewardship);
        this.outgoing = new Outgoing(platform, people, talk);
        var signatures = new SignatureReader(URI.create(uris.origin()), clock);
        var readers = new Readers(signatures, elsewhere.keys(), elsewhere.accounts(), uris);
        var limits = new RateLimits(platform.settings().limits().enabled(), clock);
        var secureMode = platform.settings().federation().secureMode();
        var guard = new DocumentGuard(readers, people.instances(), secureMode);
        routing.guard(Accept.ACTIVITY, guard::guard);
        routing.guard(Accept.DOCUMENT, guard::guard);
        new InboxRoutes(
                        signatures,
                        new Senders(elsewhere.keys(), clock),
                        elsewhere.accounts(),
                        people.instances(),
                        incoming.inbox(),
                        new Floods(limits, database, accounts, people.follows(), statuses, clock),
                        incoming.dropped(),
                        new FollowerSynchronization(
                                database, accounts, people.follows(), platform.jobs(), elsewhere.fetcher()),
                        uris,
                        outgoing.loop()::heardFrom)
                .addTo(routing);
        PublicDocuments.register(platform, people, talk, civic, stewardship, readers, outgoing.followers(), routing);
    }

    /** Delivers. */
    public DeliveryLoop deliveryLoop() {
        return outgoing.loop();
    }

    /** Works the inbox off. */
    public InboxLoop inboxLoop() {
        return incoming.loop();
    }

    /** Where activities wait. */
    public Inbox inbox() {
        return incoming.inbox();
    }

    /** Processes them. */
    public ReceiveActivity receive() {
        return incoming.receive();
    }

    /** What was taken and changed nothing. */
    public DroppedActivities dropped() {
        return incoming.dropped();
    }

    /** What came and waits, for operators. */
    public InboxDesk inboxDesk() {
        return incoming.desk();
    }

    /** What is not understood. */
    public IgnoredActivities ignored() {
        return incoming.ignored();
    }

    /** Counts for the metrics. */
    public void watch(Metrics metrics) {
        incoming.watch(metrics);
        outgoing.watch(metrics);
    }

    /** As {@link folkmoot.platform.job.Jobs#takeOver}. */
    public void takeOver() {
        incoming.loop().takeOver();
        outgoing.loop().takeOver();
    }

    /** Begins to work off what came in and what goes out. */
    public void start() {
        incoming.loop().start();
        outgoing.loop().start();
    }

    /** Takes nothing more in, finishes what is under way. */
    @Override
    public void close() {
        incoming.close();
        outgoing.close();
    }
}
