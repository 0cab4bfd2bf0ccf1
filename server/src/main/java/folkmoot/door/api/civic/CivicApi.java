package folkmoot.door.api.civic;

import folkmoot.civic.Civic;
import folkmoot.civic.proposal.ProposalWriter;
import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusApi;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.platform.openapi.OpenApi;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;

/** Client API, communities, bodies and proposals: our own part of it. */
public final class CivicApi implements AutoCloseable {

    private final ProposalWriter writer;
    private final OpenApi api = CivicOperations.api();

    public CivicApi(
            Platform platform,
            People people,
            Talk talk,
            Civic civic,
            Stewardship stewardship,
            ProposalRenderer renderer,
            Authentication authentication,
            AccountApi accounts,
            StatusApi statuses,
            Routing routing) {
        var database = platform.database();
        var registry = civic.registry();
        this.writer = new ProposalWriter(database, civic.proposals(), civic.publication());
        new CommunityRoutes(
                        database,
                        authentication,
                        new CommunityRoutes.Parts(
                                people.accounts(),
                                people.members().users(),
                                registry.communities(),
                                registry.firstItems(),
                                registry.licences(),
                                civic.groups().moderation(),
                                stewardship.powers(),
                                platform.uris()))
                .register(routing);
        new BodyRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        registry.communities(),
                        registry.bodies(),
                        registry.registers(),
                        registry.registerImport())
                .register(routing);
        new CarriedRoutes(
                        database,
                        registry.communities(),
                        registry.bodies(),
                        civic.proposals(),
                        civic.statistics(),
                        platform.uris())
                .register(routing);
        new LifeEventRoutes(
                        database, registry.communities(), registry.suggestions(), civic.proposals(), platform.uris())
                .register(routing);
        new DeskRoutes(database, authentication, civic.desks()).register(routing);
        new CommunityActRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        talk.posts().statuses(),
                        registry.communities(),
                        registry.log(),
                        civic.groups().moderation(),
                        civic.groups().refused(),
                        platform.clock())
                .register(routing);
        new ProposalRoutes(
                        database,
                        authentication,
                        new ProposalRoutes.Parts(
                                people.accounts(),
                                registry.communities(),
                                registry.bodies(),
                                civic.proposals(),
                                civic.arrivals(),
                                civic.supports(),
                                statuses.favourites(),
                                civic.responses(),
                                civic.bodyAnswers(),
                                writer,
                                civic.amendments(),
                                civic.asking(),
                                civic.lifecycle(),
                                civic.links(),
                                civic.merges(),
                                civic.coAuthors(),
                                civic.confirmations(),
                                civic.similar(),
                                civic.count(),
                                civic.unpublished().drafts(),
                                civic.near().sketches()),
                        renderer,
                        statuses.renderer(),
                        accounts.renderer(),
                        new DraftRoutes(
                                database,
                                authentication,
                                people.accounts(),
                                registry.communities(),
                                civic.proposals(),
                                civic.unpublished(),
                                renderer))
                .register(routing);
        new VolunteerRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        registry.communities(),
                        registry.volunteers(),
                        accounts.renderer())
                .register(routing);
        new MatterRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        registry.communities(),
                        talk.posts().statuses(),
                        civic.board())
                .register(routing);
        new DecisionRoutes(database, authentication, people.accounts(), civic.board()).register(routing);
        new OpinionRoutes(database, authentication, people.accounts(), registry.communities(), civic.board())
                .register(routing);
        new ReleaseRoutes(database, authentication, people.accounts(), civic.board()).register(routing);
        new KindRoutes(database, authentication, people.accounts(), registry.communities(), civic.board())
                .register(routing);
        new AttestationRoutes(database, authentication, people.accounts(), registry.communities(), civic.attesting())
                .register(routing);
        new CheckedAnswerRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        talk.posts().statuses(),
                        civic.attesting().checked())
                .register(routing);
        new NewsRoutes(database, authentication, civic.newsChoices()).register(routing);
        new LogRoutes(database, authentication, civic.publicLog(), platform.uris()).register(routing);
        new LogFileRoutes(database, civic.publicLog()).register(routing);
        new WebhookRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        people.members().users(),
                        registry.communities(),
                        stewardship.powers(),
                        civic.sharing().webhooks(),
                        stewardship.acts())
                .register(routing);
        new OpenApiRoutes(api).register(routing);
    }

    /** What it answers. */
    public OpenApi openApi() {
        return api;
    }

    /** Returns when what is being published is kept. */
    @Override
    public void close() {
        writer.close();
    }
}
