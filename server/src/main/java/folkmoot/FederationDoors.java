package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.activitypub.ActorRoutes;
import folkmoot.door.activitypub.AuthorizationRoutes;
import folkmoot.door.activitypub.CollectionRoutes;
import folkmoot.door.activitypub.DiscoveryRoutes;
import folkmoot.door.activitypub.DocumentGuard;
import folkmoot.door.activitypub.Floods;
import folkmoot.door.activitypub.GroupRoutes;
import folkmoot.door.activitypub.InboxRoutes;
import folkmoot.door.activitypub.QuoteRoutes;
import folkmoot.door.activitypub.Readers;
import folkmoot.door.activitypub.Senders;
import folkmoot.door.activitypub.ServerFacts;
import folkmoot.door.activitypub.StatusRoutes;
import folkmoot.door.activitypub.SynchronizationRoutes;
import folkmoot.door.activitypub.ThreadRoutes;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Routing;

/** The doors to other servers: a part of the map that {@link Federation} is. */
final class FederationDoors {

    private FederationDoors() {}

    static void register(Features features, Federation federation, Settings settings, Routing routing) {
        var database = features.database;
        var uris = features.uris;
        var readers = new Readers(federation.signatures, federation.remoteKeys, federation.remoteAccounts, uris);
        var guard = new DocumentGuard(
                readers, federation.instances, settings.federation().secureMode());
        routing.guard(Accept.ACTIVITY, guard::guard);
        routing.guard(Accept.DOCUMENT, guard::guard);
        var facts = new ServerFacts(
                database,
                features.clock,
                new ServerFacts.About(
                        Federation.VERSION,
                        settings.registration().mode() == Settings.Registration.Mode.OPEN,
                        settings.instance().title(),
                        settings.instance().description(),
                        settings.instance().language()));
        new DiscoveryRoutes(database, features.accounts, uris, facts).addTo(routing);
        new ActorRoutes(database, features.accounts, federation.actorDocuments, uris).addTo(routing);
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
        new SynchronizationRoutes(database, features.accounts, federation.sending.followers, readers, uris)
                .addTo(routing);
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
        new AuthorizationRoutes(
                        database, features.accounts, features.statuses, federation.authorizations, readers, uris)
                .addTo(routing);
        new InboxRoutes(
                        federation.signatures,
                        new Senders(federation.remoteKeys, features.clock),
                        federation.remoteAccounts,
                        federation.instances,
                        federation.inbox,
                        new Floods(
                                new RateLimits(settings.limits().enabled(), features.clock),
                                database,
                                features.accounts,
                                features.follows,
                                features.statuses,
                                features.clock),
                        federation.dropped,
                        federation.synchronization,
                        uris,
                        federation.deliveryLoop::heardFrom)
                .addTo(routing);
    }
}
