package folkmoot.door.activitypub;

import folkmoot.civic.Civic;
import folkmoot.people.People;
import folkmoot.people.block.BlockHandler;
import folkmoot.people.follow.FollowHandler;
import folkmoot.platform.Platform;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.event.Observers;
import folkmoot.platform.metrics.Metrics;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.report.FlagHandler;
import folkmoot.talk.Talk;
import folkmoot.talk.consent.InteractionHandler;
import folkmoot.talk.favourite.LikeHandler;
import folkmoot.talk.pin.FeaturedHandler;
import folkmoot.talk.quote.QuoteHandler;
import folkmoot.talk.status.CreateHandler;
import folkmoot.talk.status.DeleteHandler;
import folkmoot.talk.status.ForwardHandler;
import folkmoot.talk.status.UpdateHandler;
import java.time.Duration;

/** What comes in from other servers: taken, put in order, and given to the features that it concerns. */
final class Incoming implements AutoCloseable {

    private static final Duration DAILY = Duration.ofDays(1);

    private final Inbox inbox;
    private final InboxLoop loop;
    private final ReceiveActivity receive;
    private final DroppedActivities dropped;
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
                dispatcher(platform, people, talk, civic, stewardship),
                new InboxForwarding(talk.posts().statuses(), people.deliveries()),
                dropped,
                clock,
                platform.traces());
        this.loop = new InboxLoop(database, inbox, receive, clock);
        taken.add(loop::wake);
        platform.jobs().every("forget-seen-activities", DAILY, inbox::forgetOld);
        platform.jobs().every("forget-dropped-activities", DAILY, dropped::forgetOld);
    }

    private InboxDispatcher dispatcher(
            Platform platform, People people, Talk talk, Civic civic, Stewardship stewardship) {
        var database = platform.database();
        var uris = platform.uris();
        var ids = platform.ids();
        var accounts = people.accounts();
        var deliveries = people.deliveries();
        var remoteAccounts = people.elsewhere().accounts();
        var statuses = talk.posts().statuses();
        var remote = talk.posts().remote();
        var reactions = talk.reactions();
        var consent = reactions.consent();
        var groups = civic.groups();
        var creates = new CreateHandler(database, accounts, people.follows(), statuses, remote);
        var updates = new UpdateHandler(remoteAccounts, statuses, remote, creates, civic.remoteProposals());
        var deletes = new DeleteHandler(statuses, accounts, talk.posts().accountRemoval());
        var likes = new LikeHandler(reactions.favourites(), reactions.dislikes(), statuses);
        return new InboxDispatcher(
                new FollowHandler(people.follows(), accounts, uris),
                creates,
                updates,
                deletes,
                likes,
                reactions.announces(),
                new FeaturedHandler(reactions.pins(), statuses, remote),
                new QuoteHandler(
                        reactions.quotes(),
                        reactions.quoteSending(),
                        accounts,
                        statuses,
                        new QuoteHandler.Wire(creates, remote, deliveries, uris, ids)),
                new InteractionHandler(
                        consent.authorizations(),
                        accounts,
                        statuses,
                        new InteractionHandler.Doing(creates, remote, likes, reactions.announces()),
                        new InteractionHandler.Wire(deliveries, uris, ids)),
                consent.replyRequests(),
                consent.gestures(),
                new BlockHandler(people.relations().blocks(), accounts),
                new FlagHandler(stewardship.reports(), accounts, people.domainBlocks()),
                talk.posts().moves(),
                reactions.dislikes(),
                groups.moderators(),
                groups.passing(),
                groups.relayed(),
                talk.backfill(),
                talk.relayHandler(),
                new Refusals(accounts, deliveries, uris, ids),
                statuses,
                new ForwardHandler(database, remoteAccounts, statuses, remote, creates, updates, deletes),
                ignored);
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
