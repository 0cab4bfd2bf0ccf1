package folkmoot;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.PostingPreferences;
import folkmoot.door.api.account.Sights;
import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.account.TagRoutes;
import folkmoot.door.api.instance.TrendLinks;
import folkmoot.door.api.instance.TrendRoutes;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.CardRenderer;
import folkmoot.door.api.status.DraftReader;
import folkmoot.door.api.status.HistoryRoutes;
import folkmoot.door.api.status.PollRenderer;
import folkmoot.door.api.status.PollRoutes;
import folkmoot.door.api.status.QuoteRoutes;
import folkmoot.door.api.status.SavedRoutes;
import folkmoot.door.api.status.ScheduledRoutes;
import folkmoot.door.api.status.StatusActionRoutes;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.door.api.status.StatusRoutes;
import folkmoot.door.api.status.TranslationRoutes;
import folkmoot.door.api.status.ViewerFlags;
import folkmoot.door.api.timeline.ConversationRoutes;
import folkmoot.door.api.timeline.MarkerRoutes;
import folkmoot.platform.http.Routing;
import folkmoot.talk.favourite.FavouriteWriter;
import folkmoot.talk.poll.RemotePolls;

/** The doors to what people do with statuses: a part of the map that {@link ClientApi} is. */
final class StatusDoors {

    private final Features features;
    private final Authentication authentication;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;
    private final MediaRenderer media;
    private final Sights sights;
    private final String language;
    final PostingPreferences preferences;
    final ScheduledRoutes scheduledRoutes;
    final ConversationRoutes conversationRoutes;

    StatusDoors(
            Features features,
            Authentication authentication,
            StatusRenderer renderer,
            AccountRenderer accountRenderer,
            MediaRenderer media,
            Sights sights,
            String language) {
        this.features = features;
        this.authentication = authentication;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
        this.media = media;
        this.sights = sights;
        this.language = language;
        this.preferences = new PostingPreferences(features.database, features.users);
        this.scheduledRoutes = new ScheduledRoutes(
                features.database, authentication, features.statusParts.scheduled, features.media.attachments, media);
        this.conversationRoutes = new ConversationRoutes(
                features.database,
                authentication,
                features.accounts,
                features.statusParts.conversations,
                renderer,
                accountRenderer);
    }

    void register(FavouriteWriter favourites, RemotePolls remotePolls, PollRenderer polls, Routing routing) {
        var database = features.database;
        var parts = features.statusParts;
        new StatusActionRoutes(
                        database,
                        authentication,
                        new StatusActionRoutes.Parts(
                                features.accounts,
                                features.statuses,
                                favourites,
                                features.reblogs,
                                parts.bookmarks,
                                parts.mutedConversations,
                                parts.pins,
                                preferences),
                        renderer)
                .register(routing);
        new SavedRoutes(
                        database,
                        authentication,
                        features.statuses,
                        features.favourites,
                        parts.bookmarks,
                        renderer,
                        accountRenderer,
                        sights)
                .register(routing);
        new PollRoutes(
                        database,
                        authentication,
                        new PollRoutes.Parts(
                                features.accounts, features.statuses, parts.polls, parts.voting, remotePolls),
                        polls)
                .register(routing);
        new HistoryRoutes(
                        database,
                        authentication,
                        new HistoryRoutes.Parts(
                                features.accounts, features.statuses, features.history, features.media.attachments),
                        renderer,
                        accountRenderer,
                        media)
                .register(routing);
        new TagRoutes(
                        database,
                        authentication,
                        features.accounts,
                        new TagRoutes.Parts(parts.hashtags, parts.followedTags, parts.featuredTags),
                        new TagRenderer(parts.hashtags, features.uris))
                .register(routing);
        new QuoteRoutes(database, authentication, features.statuses, parts.quotes, parts.quoteSending, renderer)
                .register(routing);
        new TranslationRoutes(authentication).register(routing);
        scheduledRoutes.register(routing);
        conversationRoutes.register(routing);
        new MarkerRoutes(database, authentication, parts.markers).register(routing);
    }

    void registerTrends(CardRenderer cards, Sights sights, Routing routing) {
        var parts = features.statusParts;
        new TrendRoutes(
                        features.database,
                        authentication,
                        new TrendRoutes.Parts(parts.trends, parts.hashtags, parts.cards),
                        new TrendRoutes.Renderers(
                                renderer,
                                new TagRenderer(parts.hashtags, features.uris),
                                new TrendLinks(parts.cards, parts.hashtags, cards)),
                        sights)
                .register(routing);
    }

    /** What becomes of a request to post. */
    StatusRoutes.Posting posting() {
        var parts = features.statusParts;
        return new StatusRoutes.Posting(
                new DraftReader(parts.drafts, features.media.uploads, preferences, language),
                parts.drafts,
                parts.scheduled,
                scheduledRoutes,
                features.reblogs);
    }

    /** What is kept of a viewer is dropped when the viewer changes it. */
    void keepCurrent(ViewerFlags flags) {
        features.statusParts.bookmarks.observe(flags::startOver);
        features.statusParts.pins.observe(flags::startOver);
        features.statusParts.mutedConversations.observe(flags::startOver);
    }
}
