package folkmoot;

import folkmoot.config.Settings;
import folkmoot.door.activitypub.RecordRoutes;
import folkmoot.door.api.civic.CommunityActRoutes;
import folkmoot.door.api.civic.CommunityRoutes;
import folkmoot.door.api.civic.ProposalRenderer;
import folkmoot.door.api.civic.ProposalRoutes;
import folkmoot.door.web.AboutPages;
import folkmoot.door.web.AppAddressPages;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.CommunityPages;
import folkmoot.door.web.Frame;
import folkmoot.door.web.HostPages;
import folkmoot.door.web.IntentPages;
import folkmoot.door.web.LandingPages;
import folkmoot.door.web.NamespacePages;
import folkmoot.door.web.NewProposalPages;
import folkmoot.door.web.PeoplePages;
import folkmoot.door.web.ProposalForms;
import folkmoot.door.web.ProposalPages;
import folkmoot.door.web.Views;
import folkmoot.platform.http.Routing;
import folkmoot.talk.status.LocalStatuses;

/** The doors of the civic core: a part of the map that {@link Server} is. */
final class CivicDoors {

    private CivicDoors() {}

    static void register(Features features, ClientApi api, ProposalRenderer renderer, Routing routing) {
        var civic = features.civic;
        new CommunityRoutes(
                        features.database,
                        api.authentication,
                        new CommunityRoutes.Parts(
                                features.accounts,
                                features.users,
                                civic.communities,
                                civic.bodies,
                                civic.registers,
                                features.groups.moderation,
                                features.powers,
                                features.uris))
                .register(routing);
        new CommunityActRoutes(
                        features.database,
                        api.authentication,
                        features.accounts,
                        features.statuses,
                        civic.communities,
                        civic.log,
                        features.groups.moderation,
                        features.clock)
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
                                civic.publication,
                                civic.asking,
                                civic.lifecycle,
                                civic.confirmations,
                                civic.similar),
                        renderer,
                        api.statusRenderer,
                        api.accountRenderer)
                .register(routing);
        new RecordRoutes(features.database, civic.proposals, features.statuses, civic.records).addTo(routing);
    }

    /** The pages, for people with a browser. */
    static void registerPages(
            Features features,
            ClientApi clientApi,
            Settings settings,
            LocalStatuses localStatuses,
            Frame frame,
            Routing routing) {
        var civic = features.civic;
        var sources = new CivicSources(
                features.accounts,
                features.statuses,
                features.contexts,
                localStatuses,
                civic.communities,
                civic.bodies,
                features.officials,
                civic.proposals,
                civic.supports,
                civic.heldSupports,
                civic.responses,
                civic.publication,
                civic.asking,
                civic.lifecycle,
                civic.confirmations,
                civic.similar);
        var views = new Views(new Views.Sources(
                features.accounts,
                features.statuses,
                civic.communities,
                civic.bodies,
                features.officials,
                civic.proposals,
                civic.supports,
                civic.responses,
                civic.days,
                features.statusParts.polls,
                features.media.urls,
                features.uris,
                features.clock));
        var database = features.database;
        new HostPages(frame, database, features.deliveryHosts, features.moderationActs, views).register(routing);
        new NamespacePages(frame).register(routing);
        new IntentPages(frame, features.database, features.accounts, localStatuses, clientApi.search).register(routing);
        new AppAddressPages(frame, database, features.accounts, features.statuses, features.reports, features.warnings)
                .register(routing);
        new AboutPages(frame, database, features.rules, features.documents, settings.instance()).register(routing);
        new LandingPages(
                        frame,
                        database,
                        civic.communities,
                        features.accounts,
                        views,
                        settings.instance().title(),
                        settings.instance().description())
                .register(routing);
        new CommunityPages(
                        frame,
                        database,
                        civic.communities,
                        civic.bodies,
                        civic.registers,
                        features.accounts,
                        features.follows,
                        views,
                        features.clock,
                        features.uris.domain())
                .register(routing);
        var proposals = new ProposalPages(frame, database, sources, views);
        proposals.register(routing);
        new ProposalForms(frame, database, sources, proposals).register(routing);
        new NewProposalPages(frame, database, sources, views).register(routing);
        new PeoplePages(frame, database, sources, features.follows, features.timelines, views, features.uris)
                .register(routing);
    }
}
