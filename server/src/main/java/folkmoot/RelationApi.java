package folkmoot;

import folkmoot.api.AccountRenderer;
import folkmoot.api.Authentication;
import folkmoot.api.FilterRoutes;
import folkmoot.api.RelationDoors;
import folkmoot.api.RelationshipRenderer;
import folkmoot.http.Routing;

/** The doors of what accounts do to each other: a part of the map that {@link ClientApi} is. */
final class RelationApi {

    private RelationApi() {}

    static void register(
            Features features,
            Authentication authentication,
            AccountRenderer accounts,
            RelationshipRenderer relationships,
            Routing routing) {
        var relations = features.relations;
        RelationDoors.register(
                features.database,
                authentication,
                new RelationDoors.Parts(
                        features.accounts,
                        relations.blocks,
                        relations.domainBlocks,
                        relations.mutes,
                        relations.endorsements,
                        relations.suggestions,
                        relations.hidden),
                accounts,
                relationships,
                routing);
        new FilterRoutes(features.database, authentication, relations.filters, features.statuses).register(routing);
    }
}
