package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.api.account.AccountFragments;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.AccountRoutes;
import folkmoot.door.api.account.CollectionRenderer;
import folkmoot.door.api.account.CredentialAccounts;
import folkmoot.door.api.account.PostingPreferences;
import folkmoot.door.api.account.RelationshipRenderer;
import folkmoot.door.api.account.Sights;
import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.media.DefaultImages;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.door.api.notification.NotificationRenderer;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.search.OEmbedRoutes;
import folkmoot.door.api.search.SearchRoutes;
import folkmoot.door.api.status.CardRenderer;
import folkmoot.door.api.status.PollRenderer;
import folkmoot.door.api.status.StatusExtras;
import folkmoot.door.api.status.StatusFragments;
import folkmoot.door.api.status.StatusPages;
import folkmoot.door.api.status.StatusRelations;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.door.api.status.StatusRoutes;
import folkmoot.door.api.status.ViewerFlags;
import folkmoot.door.api.streaming.StreamingEvents;
import folkmoot.door.api.streaming.StreamingHub;
import folkmoot.door.api.streaming.StreamingRoutes;
import folkmoot.door.api.timeline.AccountTimelineRoutes;
import folkmoot.door.api.timeline.TimelineRoutes;
import folkmoot.people.account.AccountLookup;
import folkmoot.platform.http.Routing;
import folkmoot.talk.favourite.FavouriteWriter;
import folkmoot.talk.poll.RemotePolls;
import folkmoot.talk.search.DocumentLinks;
import folkmoot.talk.search.Search;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.StatusLookup;
import io.vertx.core.Vertx;

/** The client API, built by hand: a part of the map that {@link Server} is. */
final class ClientApi implements AutoCloseable {

    final StatusRenderer statusRenderer;
    final AccountRenderer accountRenderer;
    final Authentication authentication;
    final PostingPreferences preferences;
    final Search search;
    private final StreamingHub hub;
    private final FavouriteWriter favouriteWriter;

    /** What it needs of the parts that go over the network, and of the civic features. */
    record Parts(
            LocalStatuses localStatuses,
            AccountLookup accountLookup,
            StatusLookup statusLookup,
            DocumentLinks documents,
            RemotePolls remotePolls,
            StatusExtras extras) {}

    ClientApi(Features features, Settings settings, Vertx vertx, Parts parts, Routing routing) {
        var database = features.database;
        this.authentication = new Authentication(database, features.tokens, features.visits);
        var emojis = new EmojiRenderer(database, features.emojis, features.media.urls);
        emojis.register(routing);
        this.accountRenderer =
                new AccountRenderer(features.accounts, features.uris, features.media.urls, emojis, features.staff);
        var polls = new PollRenderer(features.statusParts.polls, features.clock);
        var mediaRenderer = new MediaRenderer(features.media.urls);
        var sights = new Sights(features.relations.hidden, features.relations.filterSets);
        this.statusRenderer = new StatusRenderer(
                new StatusRelations.Sources(
                        features.statuses,
                        features.accounts,
                        accountRenderer,
                        polls,
                        features.statusParts.cards,
                        parts.extras()),
                mediaRenderer,
                new CardRenderer(features.media.urls),
                emojis,
                sights,
                features.uris);

        DefaultImages.register(routing);
        InstanceApi.register(features, settings, authentication, accountRenderer, routing);
        new AccountRoutes(
                        database,
                        authentication,
                        features.accounts,
                        features.follows,
                        accountRenderer,
                        new RelationshipRenderer(),
                        new CredentialAccounts(features.accounts, features.users, accountRenderer),
                        sights)
                .register(routing);
        new AccountTimelineRoutes(
                        database,
                        authentication,
                        features.accounts,
                        features.timelines,
                        features.statusParts.pins,
                        statusRenderer,
                        sights)
                .register(routing);
        RelationApi.register(features, authentication, accountRenderer, new RelationshipRenderer(), routing);
        this.favouriteWriter = new FavouriteWriter(database, features.accounts, features.statuses, features.favourites);
        var statusDoors = new StatusDoors(
                features,
                authentication,
                statusRenderer,
                accountRenderer,
                mediaRenderer,
                sights,
                settings.instance().language());
        this.preferences = statusDoors.preferences;
        var fragments = new StatusFragments(database, statusRenderer);
        features.statuses.observe(fragments);
        features.favourites.observe(fragments);
        features.accounts.onSensitized(fragments::dropAllBy);
        features.statusParts.cards.observe(fragments::drop);
        features.statusParts.cardPictures.observe(fragments::drop);
        features.statusParts.polls.observe(fragments::drop);
        features.statusParts.quotes.observe(fragments::drop);
        var flags = new ViewerFlags(database);
        statusDoors.keepCurrent(flags);
        features.statuses.observe(flags);
        features.favourites.observe(flags);
        var pages = new StatusPages(fragments, flags, sights);
        new StatusRoutes(
                        database,
                        authentication,
                        features.accounts,
                        features.statuses,
                        parts.localStatuses(),
                        features.contexts,
                        statusDoors.posting(),
                        statusRenderer,
                        accountRenderer,
                        pages)
                .register(routing);
        statusDoors.registerTrends(new CardRenderer(features.media.urls), sights, routing);
        statusDoors.register(favouriteWriter, parts.remotePolls(), polls, routing);
        new TimelineRoutes(
                        database,
                        authentication,
                        features.statusParts.home,
                        features.timelines,
                        features.statusParts.cards,
                        pages,
                        sights)
                .register(routing);
        RelationApi.registerLists(features, authentication, accountRenderer, pages, sights, routing);
        var notificationRenderer = new NotificationRenderer(
                features.statuses,
                features.relations.severances,
                features.reports,
                features.warnings,
                features.collections,
                new CollectionRenderer(features.uris),
                new AccountFragments(accountRenderer),
                statusRenderer,
                pages);
        RelationApi.registerNotifications(features, authentication, accountRenderer, notificationRenderer, routing);
        this.search = new Search(
                database,
                features.accounts,
                features.statuses,
                features.tags,
                parts.accountLookup(),
                parts.statusLookup(),
                parts.documents(),
                features.uris);
        new OEmbedRoutes(
                        database,
                        search,
                        features.accounts,
                        features.uris,
                        settings.instance().title())
                .register(routing);
        new SearchRoutes(
                        database,
                        authentication,
                        search,
                        accountRenderer,
                        statusRenderer,
                        pages,
                        sights,
                        features.statusParts.hashtags,
                        new TagRenderer(features.statusParts.hashtags, features.uris))
                .register(routing);

        var events = new StreamingEvents(vertx);
        features.statuses.observe(events);
        features.notifications.observe(events);
        features.statusParts.quotes.observeStates(events::restated);
        features.statusParts.conversations.observe(events);
        this.hub = new StreamingHub(
                vertx,
                database,
                features.statuses,
                statusRenderer,
                features.notifications,
                notificationRenderer,
                statusDoors.conversationRoutes,
                features.relations.listTimeline,
                sights);
        var streams = new StreamingRoutes(authentication, hub, features.relations::ownsList);
        streams.register(routing);
        RelationApi.stream(features, authentication, events, streams, routing, vertx);
    }

    @Override
    public void close() {
        hub.close();
        favouriteWriter.close();
    }
}
