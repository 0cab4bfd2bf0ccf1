package folkmoot;

import folkmoot.activitypub.RecordRoutes;
import folkmoot.api.CommunityRoutes;
import folkmoot.api.ProposalRenderer;
import folkmoot.api.ProposalRoutes;
import folkmoot.http.Routing;

/** The doors of the civic core: a part of the map that {@link Server} is. */
final class CivicDoors {

    private CivicDoors() {}

    static void register(Features features, ClientApi api, ProposalRenderer renderer, Routing routing) {
        var civic = features.civic;
        new CommunityRoutes(
                        features.database,
                        api.authentication,
                        features.accounts,
                        civic.communities,
                        civic.bodies,
                        features.uris)
                .register(routing);
        new ProposalRoutes(
                        features.database,
                        api.authentication,
                        new ProposalRoutes.Parts(
                                features.accounts,
                                civic.communities,
                                civic.bodies,
                                civic.proposals,
                                civic.supports,
                                civic.responses,
                                civic.lifecycle,
                                civic.similar),
                        renderer,
                        api.statusRenderer,
                        api.accountRenderer)
                .register(routing);
        new RecordRoutes(features.database, civic.proposals, features.statuses, civic.records).addTo(routing);
    }
}
