package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.api.account.CredentialAccounts;
import folkmoot.door.api.account.ProfileRoutes;
import folkmoot.door.api.media.MediaFileRoutes;
import folkmoot.door.api.media.MediaRenderer;
import folkmoot.door.api.media.MediaRoutes;
import folkmoot.door.web.AccountPages;
import folkmoot.door.web.Frame;
import folkmoot.platform.http.Routing;
import folkmoot.talk.media.RemoteFiles;

/** The doors of media and profiles: a part of the map that {@link Server} is. */
final class MediaDoors {

    private MediaDoors() {}

    static void register(Features features, Federation federation, ClientApi api, Settings settings, Routing routing) {
        var media = features.media;
        var remote = media.parts.remoteFiles(
                media.urls,
                federation.fetcher,
                new RemoteFiles.Policy(settings.media().keepRemote(), features.domainBlocks::isMediaRejected));
        new MediaFileRoutes(media.storage, remote).register(routing);
        new MediaRoutes(features.database, api.authentication, media.uploads, new MediaRenderer(media.urls))
                .register(routing);
        media.profileNews.connect(federation.actorDocuments::actor, federation::page);
        new ProfileRoutes(
                        features.database,
                        api.authentication,
                        features.accounts,
                        media.profiles,
                        new CredentialAccounts(features.accounts, features.users, api.accountRenderer),
                        media.urls,
                        api.preferences,
                        features.statusParts.featuredTags)
                .register(routing);
    }

    /** The page for what clients have no way for. */
    static void registerPages(Features features, Federation federation, Frame frame, Routing routing) {
        new AccountPages(
                        frame,
                        features.database,
                        features.accounts,
                        features.users,
                        federation.moves,
                        federation.departures)
                .register(routing);
    }
}
