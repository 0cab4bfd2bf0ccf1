package folkmoot.people;

import folkmoot.config.Settings;
import folkmoot.federation.fetch.Cidr;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchLimits;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.fetch.PageResult;
import folkmoot.federation.webfinger.WebFingerClient;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.account.RemoteActorRows;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.people.instance.Instances;
import folkmoot.people.instance.NewHosts;
import folkmoot.people.instance.SignatureSchemes;
import folkmoot.people.key.AccountKeys;
import folkmoot.people.key.RemoteKeys;
import folkmoot.platform.Platform;
import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.util.Optional;

/** The way to other servers: requests within limits, and the accounts and keys that are read there and believed. */
public record Elsewhere(
        String userAgent,
        NetworkPolicy policy,
        GuardedHttp http,
        SignatureSchemes schemes,
        Fetcher fetcher,
        RemoteAccounts accounts,
        RemoteKeys keys)
        implements AutoCloseable {

    private static final int REQUESTS_FOR_A_PAGE = 4;

    Elsewhere(
            Platform platform,
            Accounts accounts,
            AccountKeys keys,
            DomainBlocks domainBlocks,
            Instances instances,
            PeopleEvents events) {
        var database = platform.database();
        var clock = platform.clock();
        var uris = platform.uris();
        var policy = policy(platform.settings().federation());
        var userAgent = "Folkmoot/" + Platform.VERSION + " (+" + uris.origin() + "/)";
        var http = new GuardedHttp(platform.vertx(), policy, Transaction::isOpen, instances::isBlocked);
        var limits = policy.allowedPrivate().isEmpty() ? FetchLimits.standard() : FetchLimits.loopback();
        var newHosts =
                new NewHosts(database, instances, platform.settings().limits().enabled(), clock);
        var schemes = new SignatureSchemes(database, clock);
        var instanceActor = database.transaction(accounts::instanceActor);
        var fetcher = new Fetcher(
                http,
                limits,
                userAgent,
                () -> Optional.of(keys.of(instanceActor).rsa()), // made at the first use
                schemes,
                newHosts,
                clock);
        var remoteAccounts = new RemoteAccounts(
                database,
                accounts,
                new RemoteActorRows(platform.ids(), domainBlocks, clock),
                fetcher,
                new WebFingerClient(fetcher, policy.allowHttp()),
                uris,
                clock,
                events.actors(),
                events.returned());
        this(
                userAgent,
                policy,
                http,
                schemes,
                fetcher,
                remoteAccounts,
                new RemoteKeys(database, remoteAccounts, fetcher, clock));
    }

    private static NetworkPolicy policy(Settings.Federation settings) {
        return new NetworkPolicy(
                settings.allowPrivateAddresses().stream()
                        .map(range -> Cidr.parse(range.toString()))
                        .toList(),
                settings.allowHttp(),
                settings.extraCa());
    }

    /** A web page of anybody's; empty when it cannot be had now. Blocks. */
    public Optional<String> page(URI page) {
        return switch (fetcher.fetchPage(page, FetchBudget.of(REQUESTS_FOR_A_PAGE))) {
            case PageResult.Page found -> Optional.of(found.text());
            case PageResult.Failed _ -> Optional.empty();
        };
    }

    @Override
    public void close() {
        keys.close();
        accounts.close();
        http.close();
    }
}
