package folkmoot;

import folkmoot.account.Account;
import folkmoot.account.RemoteAccounts;
import folkmoot.account.RemoteActorRows;
import folkmoot.activitypub.ActorDocuments;
import folkmoot.activitypub.ActorRoutes;
import folkmoot.activitypub.AuthorizationRoutes;
import folkmoot.activitypub.CollectionRoutes;
import folkmoot.activitypub.DiscoveryRoutes;
import folkmoot.activitypub.DocumentGuard;
import folkmoot.activitypub.Floods;
import folkmoot.activitypub.GroupRoutes;
import folkmoot.activitypub.IgnoredActivities;
import folkmoot.activitypub.Inbox;
import folkmoot.activitypub.InboxDispatcher;
import folkmoot.activitypub.InboxForwarding;
import folkmoot.activitypub.InboxLoop;
import folkmoot.activitypub.InboxRoutes;
import folkmoot.activitypub.NewHosts;
import folkmoot.activitypub.QuoteRoutes;
import folkmoot.activitypub.Readers;
import folkmoot.activitypub.ReceiveActivity;
import folkmoot.activitypub.Refusals;
import folkmoot.activitypub.Senders;
import folkmoot.activitypub.ServerFacts;
import folkmoot.activitypub.StatusRoutes;
import folkmoot.activitypub.SynchronizationRoutes;
import folkmoot.activitypub.ThreadRoutes;
import folkmoot.block.BlockHandler;
import folkmoot.config.Settings;
import folkmoot.consent.AnswerRules;
import folkmoot.consent.Authorizations;
import folkmoot.consent.InteractionHandler;
import folkmoot.consent.RemoteReplies;
import folkmoot.consent.ReplyRequests;
import folkmoot.database.Transaction;
import folkmoot.delivery.DeliveryLoop;
import folkmoot.favourite.LikeHandler;
import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.fetch.Cidr;
import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchLimits;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.fetch.PageResult;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.webfinger.WebFingerClient;
import folkmoot.follow.FollowHandler;
import folkmoot.follow.FollowerSynchronization;
import folkmoot.http.Accept;
import folkmoot.http.RateLimits;
import folkmoot.http.Routing;
import folkmoot.instance.InstanceSurvey;
import folkmoot.instance.Instances;
import folkmoot.instance.SignatureSchemes;
import folkmoot.key.RemoteKeys;
import folkmoot.metrics.Metrics;
import folkmoot.pin.FeaturedHandler;
import folkmoot.poll.RemotePolls;
import folkmoot.profile.Moves;
import folkmoot.quote.QuoteHandler;
import folkmoot.quote.RemoteQuotes;
import folkmoot.report.FlagHandler;
import folkmoot.status.AccountRemoval;
import folkmoot.status.CreateHandler;
import folkmoot.status.DeleteHandler;
import folkmoot.status.Departures;
import folkmoot.status.ForwardHandler;
import folkmoot.status.RecordReceiver;
import folkmoot.status.RemoteStatusRows;
import folkmoot.status.RemoteStatuses;
import folkmoot.status.UpdateHandler;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

/**
 * Everything that talks with other servers, built in the order of dependence: first getting and believing what is
 * elsewhere, then the inbox, then deliveries. The rest of the map is {@link Server}.
 */
public final class Federation implements AutoCloseable {

    static final String VERSION = "0.1.0";
    private static final int REQUESTS_FOR_A_PAGE = 4;
    private static final Duration PUSH_DEADLINE = Duration.ofSeconds(10);
    private static final int PUSH_ANSWER = 64 * 1024;
    private static final Duration DAILY = Duration.ofDays(1);
    private static final Duration HOURLY = Duration.ofHours(1);
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
    public final IgnoredActivities ignored = new IgnoredActivities();
    public final DeliveryLoop deliveryLoop;
    public final ActorDocuments actorDocuments;
    public final Moves moves;
    public final Departures departures;

    private final Features features;
    private final Authorizations authorizations;
    private final ReplyRequests replyRequests;
    private final GroupFederation groups;
    private final FollowerSynchronization synchronization;
    private final Sending sending;
    private final GuardedHttp http;
    private final SignatureReader signatures;
    private final Account instanceActor;

    /** @param records takes the civic records of other communities */
    public Federation(Features features, Settings settings, Vertx vertx, RecordReceiver records) {
        this.features = features;
        var database = features.database;
        var clock = features.clock;
        var uris = features.uris;
        var policy = policy(settings.federation());
        var userAgent = "Folkmoot/" + VERSION + " (+" + uris.origin() + "/)";

        this.authorizations = new Authorizations(uris, features.ids, clock);
        this.instanceActor = database.transaction(features.accounts::instanceActor);

        // ── what is elsewhere
        this.instances = features.instances;
        this.http = new GuardedHttp(vertx, policy, Transaction::isOpen, instances::isBlocked);
        var limits = policy.allowedPrivate().isEmpty() ? FetchLimits.standard() : FetchLimits.loopback();
        var newHosts = new NewHosts(database, instances, settings.limits().enabled(), clock);
        var schemes = new SignatureSchemes(database, clock);
        this.fetcher = new Fetcher(http, limits, userAgent, this::instanceKey, schemes, newHosts::admit, clock);
        this.remoteAccounts = new RemoteAccounts(
                database,
                features.accounts,
                new RemoteActorRows(features.ids, features.domainBlocks, clock),
                fetcher,
                new WebFingerClient(fetcher, policy.allowHttp()),
                uris,
                clock);
        this.remoteKeys = new RemoteKeys(database, remoteAccounts, fetcher, clock);
        features.suspensions.observe(account -> remoteAccounts.forget(account.uri()));
        remoteAccounts.observe(remoteKeys::keep);
        remoteAccounts.observe((tx, account, actor) -> features.emojis.keep(
                tx, account.domain().orElseThrow(), actor.profile().tags()));
        this.remoteStatuses = new RemoteStatuses(
                database,
                features.statuses,
                remoteAccounts,
                new RemoteStatusRows(features.accounts, features.statuses, features.ids, clock),
                fetcher,
                uris);

        this.remotePolls = new RemotePolls(
                database,
                features.statusParts.polls,
                features.statuses,
                remoteStatuses,
                features.jobs,
                features.ids,
                clock);
        remoteStatuses.observe((tx, _, author, note) ->
                author.domain().ifPresent(domain -> features.emojis.keep(tx, domain, note.tags())));
        remoteStatuses.observe(remotePolls);
        remoteStatuses.observe(new RemoteQuotes(
                database,
                features.statusParts.quotes,
                features.accounts,
                features.statuses,
                remoteStatuses,
                fetcher,
                features.jobs));
        var answerRules = new AnswerRules(features.statuses, features.follows);
        this.replyRequests = new ReplyRequests(
                answerRules,
                features.accounts,
                features.statuses,
                new ReplyRequests.Wire(features.statusDeliveries, features.deliveries, uris, features.ids));
        features.statusDeliveries.observe(replyRequests);
        remoteStatuses.observe(
                new RemoteReplies(database, features.accounts, features.statuses, answerRules, fetcher, features.jobs));
        features.statusParts.cards.readWith(fetcher, features.accounts);

        features.push.sender.connect((endpoint, headers, body) -> {
            var sent = new HashMap<>(headers);
            sent.put("user-agent", userAgent);
            var request = new GuardedHttp.Request("POST", endpoint, sent, body, PUSH_DEADLINE, PUSH_ANSWER);
            return http.exchange(request) instanceof Exchange.Answered answered ? answered.status() : 0;
        });

        // ── what comes in
        this.removal = new AccountRemoval(features.accounts, remoteAccounts, features.follows, features.statuses);
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
        this.receive = new ReceiveActivity(
                database,
                remoteAccounts,
                instances,
                dispatcher(removal, records),
                new InboxForwarding(features.statuses, features.deliveries),
                clock);
        this.synchronization =
                new FollowerSynchronization(database, features.accounts, features.follows, features.jobs, fetcher);
        this.inboxLoop = new InboxLoop(database, inbox, receive, clock);

        // ── what goes out
        var survey = new InstanceSurvey(database, instances, fetcher, policy.allowHttp(), clock);
        this.sending = new Sending(
                features, remoteAccounts, removal, survey, new DeliveryClient(http, userAgent, schemes, clock));
        this.deliveryLoop = sending.loop;
        this.actorDocuments = new ActorDocuments(features.keys, uris, features.emojis);

        features.jobs.every("survey-instances", SURVEY_EVERY, survey::run);
        features.jobs.every("forget-seen-activities", DAILY, inbox::forgetOld);
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
        var likes = new LikeHandler(features.favourites, features.groups.dislikes, features.statuses, instances);
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
                replyRequests,
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

    /** The door to other servers. */
    public void addTo(Routing routing, Settings settings) {
        var database = features.database;
        var uris = features.uris;
        var readers = new Readers(signatures, remoteKeys, remoteAccounts, uris);
        var guard = new DocumentGuard(readers, instances, settings.federation().secureMode());
        routing.guard(Accept.ACTIVITY, guard::guard);
        routing.guard(Accept.DOCUMENT, guard::guard);
        var facts = new ServerFacts(
                database,
                features.clock,
                new ServerFacts.About(
                        VERSION,
                        settings.registration().mode() == Settings.Registration.Mode.OPEN,
                        settings.instance().title(),
                        settings.instance().description(),
                        settings.instance().language()));
        new DiscoveryRoutes(database, features.accounts, uris, facts).addTo(routing);
        new ActorRoutes(database, features.accounts, actorDocuments, uris).addTo(routing);
        new CollectionRoutes(
                        database,
                        features.accounts,
                        features.statuses,
                        features.statusDeliveries,
                        features.reblogs,
                        features.statusParts.pins,
                        features.statusParts.featuredTags,
                        uris)
                .addTo(routing);
        new SynchronizationRoutes(database, features.accounts, sending.followers, readers, uris).addTo(routing);
        new StatusRoutes(
                        database,
                        features.accounts,
                        features.statuses,
                        features.notes,
                        features.statusDeliveries,
                        features.contexts,
                        features.history,
                        features.reblogs,
                        features.follows,
                        readers,
                        uris)
                .addTo(routing);
        new GroupRoutes(
                        database,
                        features.accounts,
                        features.civic.communities,
                        features.statuses,
                        features.statusDeliveries,
                        features.notes,
                        features.statusParts.pins,
                        features.groups.relay,
                        uris)
                .addTo(routing);
        new ThreadRoutes(database, features.accounts, features.statuses, features.contexts, uris).addTo(routing);
        new QuoteRoutes(database, features.accounts, features.statuses, features.statusParts.quotes, uris)
                .addTo(routing);
        new AuthorizationRoutes(database, features.accounts, features.statuses, authorizations, readers, uris)
                .addTo(routing);
        new InboxRoutes(
                        signatures,
                        new Senders(remoteKeys, features.clock),
                        remoteAccounts,
                        instances,
                        inbox,
                        new Floods(
                                new RateLimits(settings.limits().enabled(), features.clock),
                                database,
                                features.accounts,
                                features.follows,
                                features.statuses,
                                features.clock),
                        synchronization,
                        uris,
                        deliveryLoop::heardFrom)
                .addTo(routing);
    }

    /** Counts for the metrics; how much waits stands there already. */
    void watch(Metrics metrics) {
        var in = receive.counts();
        metrics.counter("folkmoot_inbox_processed", "Activities processed.", in::processed);
        metrics.counter("folkmoot_inbox_refused", "Activities that their sender may not do.", in::refused);
        metrics.counter("folkmoot_inbox_postponed", "Activities that failed and come again.", in::postponed);
        sending.watch(metrics);
    }

    /** A web page of anybody's; empty when it cannot be had now. Blocks. */
    public Optional<String> page(URI page) {
        return switch (fetcher.fetchPage(page, FetchBudget.of(REQUESTS_FOR_A_PAGE))) {
            case PageResult.Page found -> Optional.of(found.text());
            case PageResult.Failed _ -> Optional.empty();
        };
    }

    /** As {@link folkmoot.job.Jobs#takeOver}. */
    void takeOver() {
        inboxLoop.takeOver();
        deliveryLoop.takeOver();
    }

    /** Begins to work off what came in and what goes out. */
    public void start() {
        inboxLoop.start();
        deliveryLoop.start();
    }

    private static NetworkPolicy policy(Settings.Federation settings) {
        return new NetworkPolicy(
                settings.allowPrivateAddresses().stream()
                        .map(range -> Cidr.parse(range.toString()))
                        .toList(),
                settings.allowHttp(),
                settings.extraCa());
    }

    /** The key that signs what we fetch; made at the first use, by one thread for all. */
    private Optional<SigningKey> instanceKey() {
        return Optional.of(features.keys.of(instanceActor).rsa());
    }

    /** Takes nothing more in, finishes what is under way. */
    @Override
    public void close() {
        inbox.close();
        inboxLoop.close();
        deliveryLoop.close();
        http.close();
    }
}
