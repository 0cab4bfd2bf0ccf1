package folkmoot;

import folkmoot.api.AccountRenderer;
import folkmoot.api.Authentication;
import folkmoot.api.PollRenderer;
import folkmoot.api.PollRoutes;
import folkmoot.api.SavedRoutes;
import folkmoot.api.StatusActionRoutes;
import folkmoot.api.StatusRenderer;
import folkmoot.api.ViewerFlags;
import folkmoot.favourite.FavouriteWriter;
import folkmoot.http.Routing;
import folkmoot.poll.RemotePolls;

/** The doors to what people do with statuses: a part of the map that {@link ClientApi} is. */
final class StatusDoors {

    private final Features features;
    private final Authentication authentication;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;

    StatusDoors(
            Features features,
            Authentication authentication,
            StatusRenderer renderer,
            AccountRenderer accountRenderer) {
        this.features = features;
        this.authentication = authentication;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
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
                                parts.pins),
                        renderer)
                .register(routing);
        new SavedRoutes(
                        database,
                        authentication,
                        features.statuses,
                        features.favourites,
                        parts.bookmarks,
                        renderer,
                        accountRenderer)
                .register(routing);
        new PollRoutes(
                        database,
                        authentication,
                        new PollRoutes.Parts(
                                features.accounts, features.statuses, parts.polls, parts.voting, remotePolls),
                        polls)
                .register(routing);
    }

    /** What is kept of a viewer is dropped when the viewer changes it. */
    void keepCurrent(ViewerFlags flags) {
        features.statusParts.bookmarks.observe(flags::startOver);
        features.statusParts.pins.observe(flags::startOver);
        features.statusParts.mutedConversations.observe(flags::startOver);
    }
}
