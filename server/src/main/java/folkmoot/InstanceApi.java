package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.instance.AbsentFeatureRoutes;
import folkmoot.door.api.instance.InstanceConfiguration;
import folkmoot.door.api.instance.InstanceDocumentRoutes;
import folkmoot.door.api.instance.InstanceListRoutes;
import folkmoot.door.api.instance.InstanceRoutes;
import folkmoot.door.api.instance.InviteRoutes;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.http.Routing;

/** What an instance says of itself over the client API: a part of the map that {@link Server} is. */
final class InstanceApi {

    private InstanceApi() {}

    static void register(
            Features features,
            Settings settings,
            Authentication authentication,
            AccountRenderer accountRenderer,
            Routing routing) {
        var database = features.database;
        new InstanceRoutes(
                        database,
                        settings,
                        features.uris,
                        features.clock,
                        new InstanceRoutes.Presented(
                                features.users,
                                accountRenderer,
                                features.rules,
                                features.documents,
                                new InstanceConfiguration(
                                        settings, features.uris, features.push.keys, features.media.films)))
                .register(routing);
        new InstanceDocumentRoutes(database, features.rules, features.documents).register(routing);
        new InstanceListRoutes(
                        database,
                        authentication,
                        features.domainBlocks,
                        settings.instance().domainBlocks(),
                        features.clock)
                .register(routing);
        new AbsentFeatureRoutes(authentication).register(routing);
        new InviteRoutes(database, features.invites, features.uris).register(routing);
    }
}
