package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.activitypub.ActorDocuments;
import folkmoot.door.activitypub.DroppedActivities;
import folkmoot.door.activitypub.IgnoredActivities;
import folkmoot.door.activitypub.Inbox;
import folkmoot.door.activitypub.InboxDispatcher;
import folkmoot.door.activitypub.InboxForwarding;
import folkmoot.door.activitypub.InboxLoop;
import folkmoot.door.activitypub.ReceiveActivity;
import folkmoot.door.activitypub.Refusals;
import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.block.BlockHandler;
import folkmoot.people.delivery.DeliveryLoop;
import folkmoot.people.follow.FollowHandler;
import folkmoot.people.follow.FollowerSynchronization;
import folkmoot.people.instance.InstanceSurvey;
import folkmoot.people.instance.Instances;
import folkmoot.people.key.RemoteKeys;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.metrics.Metrics;
import folkmoot.platform.trace.Traces;
import folkmoot.stewardship.report.FlagHandler;
import folkmoot.talk.consent.InteractionAuthorizations;
import folkmoot.talk.consent.InteractionHandler;
import folkmoot.talk.favourite.LikeHandler;
import folkmoot.talk.pin.FeaturedHandler;
import folkmoot.talk.poll.RemotePolls;
import folkmoot.talk.profile.Moves;
import folkmoot.talk.quote.QuoteHandler;
import folkmoot.talk.status.AccountRemoval;
import folkmoot.talk.status.CreateHandler;
import folkmoot.talk.status.DeleteHandler;
import folkmoot.talk.status.Departures;
import folkmoot.talk.status.ForwardHandler;
import folkmoot.talk.status.RecordReceiver;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.UpdateHandler;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that talks with other servers, built in the order of dependence: first getting and believing what is
 * elsewhere, then the inbox, then deliveries; its doors are {@link FederationDoors}. The rest of the map is {@link Server}.
 */
public final class Federation implements AutoCloseable {

    static final String VERSION = "0.1.0";
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration HOURLY = Duration.ofHours(1);
    private static final int REQUESTS_FOR_AN_ACTOR = 10;
    private static final Duration SURVEY_EVERY = Duration.ofMinutes(5);

    public final Instances instances;
    public final AccountRemoval removal;
    public final Fetcher fetcher;
    public final RemoteAccounts remoteAccounts;
    public final RemoteKeys remoteKeys;
    public final RemoteStatuses remoteStatuses;
    public final RemotePolls remotePolls;
    public final Inbox inbox;
    public final InboxLoop inboxLoop;
    public final ReceiveActivity receive;
    public final DroppedActivities dropped;
    public final IgnoredActivities ignored = new IgnoredActivities();
    public final DeliveryLoop deliveryLoop;
    public final ActorDocuments actorDocuments;
    public final Moves moves;
    public final Departures departures;

    final InteractionAuthorizations authorizations;
    final FollowerSynchronization synchronization;
    final Sending sending;
    final SignatureReader signatures;

    private final Features features;
    private final Elsewhere elsewhere;
    private final GroupFederation groups;

    /** @param records takes the civic records of other communities */
    public Federation(Features features, Settings settings, Vertx vertx, RecordReceiver records, Traces traces) {
        this.features = features;
        var database = features.database;
        var clock = features.clock;
        var uris = features.uris;

        this.authorizations = new InteractionAuthorizations(uris, features.ids, clock);

        // ── what is elsewhere
        this.elsewhere = new Elsewhere(features, settings, vertx);
        this.instances = features.instances;
        this.fetcher = elsewhere.fetcher;
        this.remoteAccounts = elsewhere.remoteAccounts;
        this.remoteKeys = elsewhere.remoteKeys;
        this.remoteStatuses = elsewhere.remoteStatuses;
        this.remotePolls = elsewhere.remotePolls;

        // ── what comes in
        this.removal = new AccountRemoval(features.accounts, remoteAccounts, features.follows, features.statuses);
        remoteAccounts.onBack(features.accountReturns::back);
        features.accountReturns.readWith(actor -> remoteAccounts.reread(actor, FetchBudget.of(REQUESTS_FOR_AN_ACTOR)));
        this.signatures = new SignatureReader(URI.create(uris.origin()), clock);
        this.inbox = new Inbox(database, clock);
        this.moves = new Moves(
                database,
                features.accounts,
                remoteAccounts,
                features.follows,
                features.media.profileNews,
                features.deliveries,
                uris,
                features.ids,
                clock);
        this.departures = new Departures(removal, features.users, features.deliveries);
        this.groups = new GroupFederation(features, remoteAccounts, remoteStatuses, remoteKeys, fetcher);
        this.dropped = new DroppedActivities(database, clock);
        this.receive = new ReceiveActivity(
                database,
                remoteAccounts,
                instances,
                dispatcher(removal, records),
                new InboxForwarding(features.statuses, features.deliveries),
                dropped,
                clock,
                traces);
        this.synchronization =
                new FollowerSynchronization(database, features.accounts, features.follows, features.jobs, fetcher);
        this.inboxLoop = new InboxLoop(database, inbox, receive, clock);

        // ── what goes out
        var survey = new InstanceSurvey(database, instances, fetcher, elsewhere.policy.allowHttp(), clock);
        this.sending = new Sending(
                features,
                remoteAccounts,
                removal,
                survey,
                new DeliveryClient(elsewhere.http, elsewhere.userAgent, elsewhere.schemes, clock),
                traces);
        this.deliveryLoop = sending.loop;
        this.actorDocuments = new ActorDocuments(features.keys, uris, features.emojis);

        features.jobs.every("survey-instances", SURVEY_EVERY, survey::run);
        features.jobs.every("forget-seen-activities", DAILY, inbox::forgetOld);
        features.jobs.every("forget-dropped-activities", DAILY, dropped::forgetOld);
        features.jobs.every("forget-strangers-gone", HOURLY, this::forgetStrangers);
        features.jobs.every("ask-again-to-follow", DAILY, this::askAgain);
    }

    /** Deletions and undoings that came before, or without, what they are about are remembered for a day. */
    public void forgetStrangers() {
        var yesterday = features.clock.instant().minus(DAILY);
        features.database.write(tx -> features.statuses.forgetStrangers(tx, yesterday));
    }

    /** Once for each follow that was not answered within a day. */
    private void askAgain() {
        var yesterday = features.clock.instant().minus(DAILY);
        features.database.write(tx -> features.follows.askAgain(tx, yesterday.minus(DAILY), yesterday));
    }

    private InboxDispatcher dispatcher(AccountRemoval removal, RecordReceiver records) {
        var database = features.database;
        var creates =
                new CreateHandler(database, features.accounts, features.follows, features.statuses, remoteStatuses);
        var updates = new UpdateHandler(remoteAccounts, features.statuses, remoteStatuses, creates, records);
        var deletes = new DeleteHandler(features.statuses, features.accounts, removal);
        var likes = new LikeHandler(features.favourites, features.groups.dislikes, features.statuses);
        return new InboxDispatcher(
                new FollowHandler(features.follows, features.accounts, features.uris),
                creates,
                updates,
                deletes,
                likes,
                groups.announces,
                new FeaturedHandler(features.statusParts.pins, features.statuses, remoteStatuses),
                new QuoteHandler(
                        features.statusParts.quotes,
                        features.statusParts.quoteSending,
                        features.accounts,
                        features.statuses,
                        new QuoteHandler.Wire(
                                creates, remoteStatuses, features.deliveries, features.uris, features.ids)),
                new InteractionHandler(
                        authorizations,
                        features.accounts,
                        features.statuses,
                        new InteractionHandler.Doing(creates, remoteStatuses, likes, groups.announces),
                        new InteractionHandler.Wire(features.deliveries, features.uris, features.ids)),
                elsewhere.replyRequests,
                elsewhere.gestures,
                new BlockHandler(features.relations.blocks, features.accounts),
                new FlagHandler(features.reports, features.accounts, features.domainBlocks),
                moves,
                features.groups.dislikes,
                features.groups.handler,
                features.groups.passing,
                groups.relays,
                groups.backfill,
                groups.publicRelays,
                new Refusals(features.accounts, features.deliveries, features.uris, features.ids),
                features.statuses,
                new ForwardHandler(
                        database, remoteAccounts, features.statuses, remoteStatuses, creates, updates, deletes),
                ignored);
    }

    /** Counts for the metrics; how much waits stands there already. */
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
        sending.watch(metrics);
    }

    /** A web page of anybody's; empty when it cannot be had now. Blocks. */
    public Optional<String> page(URI page) {
        return elsewhere.page(page);
    }

    /** As {@link folkmoot.platform.job.Jobs#takeOver}. */
    void takeOver() {
        inboxLoop.takeOver();
        deliveryLoop.takeOver();
    }

    /** Begins to work off what came in and what goes out. */
    public void start() {
        inboxLoop.start();
        deliveryLoop.start();
    }

    /** Takes nothing more in, finishes what is under way. */
    @Override
    public void close() {
        inbox.close();
        inboxLoop.close();
        dropped.close();
        deliveryLoop.close();
        elsewhere.close();
    }
}
