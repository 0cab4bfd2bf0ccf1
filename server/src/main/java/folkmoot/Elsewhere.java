package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.activitypub.NewHosts;
import folkmoot.federation.fetch.Cidr;
import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchLimits;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.fetch.PageResult;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.webfinger.WebFingerClient;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.account.RemoteActorRows;
import folkmoot.people.instance.SignatureSchemes;
import folkmoot.people.key.RemoteKeys;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.consent.AnswerRules;
import folkmoot.talk.consent.GesturePolicies;
import folkmoot.talk.consent.Gestures;
import folkmoot.talk.consent.RemoteReplies;
import folkmoot.talk.consent.ReplyRequests;
import folkmoot.talk.poll.RemotePolls;
import folkmoot.talk.quote.RemoteQuotes;
import folkmoot.talk.status.RemoteStatusRows;
import folkmoot.talk.status.RemoteStatuses;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;

/** What is on other servers: fetched, believed and kept. A part of the map that {@link Federation} is. */
final class Elsewhere implements AutoCloseable {

    private static final int REQUESTS_FOR_A_PAGE = 4;
    private static final Duration PUSH_DEADLINE = Duration.ofSeconds(10);
    private static final int PUSH_ANSWER = 64 * 1024;

    final String userAgent;
    final NetworkPolicy policy;
    final GuardedHttp http;
    final SignatureSchemes schemes;
    final Fetcher fetcher;
    final RemoteAccounts remoteAccounts;
    final RemoteKeys remoteKeys;
    final RemoteStatuses remoteStatuses;
    final RemotePolls remotePolls;
    final ReplyRequests replyRequests;
    final Gestures gestures;

    private final Features features;
    private final Account instanceActor;

    Elsewhere(Features features, Settings settings, Vertx vertx) {
        this.features = features;
        var database = features.database;
        var clock = features.clock;
        var uris = features.uris;
        this.policy = policy(settings.federation());
        this.userAgent = "Folkmoot/" + Federation.VERSION + " (+" + uris.origin() + "/)";
        this.instanceActor = database.transaction(features.accounts::instanceActor);
        this.http = new GuardedHttp(vertx, policy, Transaction::isOpen, features.instances::isBlocked);
        var limits = policy.allowedPrivate().isEmpty() ? FetchLimits.standard() : FetchLimits.loopback();
        var newHosts =
                new NewHosts(database, features.instances, settings.limits().enabled(), clock);
        this.schemes = new SignatureSchemes(database, clock);
        this.fetcher = new Fetcher(http, limits, userAgent, this::instanceKey, schemes, newHosts, clock);
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
        var gesturePolicies = new GesturePolicies(features.accounts, features.follows);
        this.gestures = new Gestures(gesturePolicies, features.accounts, features.favourites, features.statuses);
        remoteStatuses.observe(gesturePolicies);
        features.favourites.observe(gestures);
        features.favourites.sendBy(gestures);
        features.reblogs.guard(gestures);
        features.statusParts.cards.readWith(fetcher, features.accounts);
        features.statusParts.cardPictures.readWith(fetcher);

        features.push.sender.connect((endpoint, headers, body) -> {
            var sent = new HashMap<>(headers);
            sent.put("user-agent", userAgent);
            var request = new GuardedHttp.Request("POST", endpoint, sent, body, PUSH_DEADLINE, PUSH_ANSWER);
            return http.exchange(request) instanceof Exchange.Answered answered ? answered.status() : 0;
        });
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

    /** A web page of anybody's; empty when it cannot be had now. Blocks. */
    Optional<String> page(URI page) {
        return switch (fetcher.fetchPage(page, FetchBudget.of(REQUESTS_FOR_A_PAGE))) {
            case PageResult.Page found -> Optional.of(found.text());
            case PageResult.Failed _ -> Optional.empty();
        };
    }

    @Override
    public void close() {
        http.close();
    }
}
