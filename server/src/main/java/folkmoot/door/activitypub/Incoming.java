package folkmoot.door.activitypub;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.event.Observers;
import folkmoot.platform.metrics.Metrics;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.operation.InboxDesk;
import folkmoot.talk.Talk;
import java.time.Duration;

/** What comes in from other servers: taken, put in order, and given to the features that it concerns. */
final class Incoming implements AutoCloseable {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Inbox inbox;
    private final InboxLoop loop;
    private final ReceiveActivity receive;
    private final DroppedActivities dropped;
    private final InboxDesk desk;
    private final IgnoredActivities ignored = new IgnoredActivities();

    Incoming(Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship) {
        var database = platform.database();
        var clock = platform.clock();
        var taken = new Observers<Runnable>();
        this.inbox = new Inbox(database, clock, taken);
        this.dropped = new DroppedActivities(database, clock);
        this.receive = new ReceiveActivity(
                database,
                people.elsewhere().accounts(),
                people.instances(),
                InboxHandlers.of(platform, people, talk, civic, stewardship, ignored),
                new InboxForwarding(talk.posts().statuses(), people.deliveries()),
                dropped,
                civic.groups().refused(),
                clock,
                platform.traces());
        this.loop = new InboxLoop(database, inbox, receive, clock);
        taken.add(loop::wake);
        this.desk = new WaitingInbox(clock, loop::wake);
        platform.jobs().every("forget-seen-activities", DAILY, inbox::forgetOld);
        platform.jobs().every("forget-dropped-activities", DAILY, dropped::forgetOld);
    }

    Inbox inbox() {
        return inbox;
    }

    InboxLoop loop() {
        return loop;
    }

    ReceiveActivity receive() {
        return receive;
    }

    DroppedActivities dropped() {
        return dropped;
    }

    InboxDesk desk() {
        return desk;
    }

    IgnoredActivities ignored() {
        return ignored;
    }

    /** How much waits is measured elsewhere. */
    void watch(Metrics metrics) {
        var in = receive.counts();
        metrics.counter("folkmoot_inbox_processed", "Activities processed.", in::processed);
        metrics.counter("folkmoot_inbox_refused", "Activities that their sender may not do.", in::refused);
        metrics.counter("folkmoot_inbox_postponed", "Activities that failed and come again.", in::postponed);
        for (var reason : DropReason.values()) {
            metrics.counter(
                    "folkmoot_inbox_dropped",
                    "Activities that were taken and changed nothing.",
                    "reason",
                    reason.word(),
                    () -> dropped.count(reason));
        }
    }

    /** Takes nothing more in, finishes what is under way. */
    @Override
    public void close() {
        inbox.close();
        loop.close();
        dropped.close();
    }
}
