package folkmoot.door.api.civic;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.BodySuggestions;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.proposal.CarriedCount;
import folkmoot.civic.proposal.Progress;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.TrackState;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folkmoot API, situations in a life across public bodies, and which bodies could be asked about a matter. */
public final class LifeEventRoutes {

    private static final String BASE = "/api/folkmoot/v1/communities/:name";
    private static final int SHOWN = 20;

    private final Database database;
    private final Communities communities;
    private final BodySuggestions suggestions;
    private final Proposals proposals;
    private final LocalUris uris;

    public LifeEventRoutes(
            Database database,
            Communities communities,
            BodySuggestions suggestions,
            Proposals proposals,
            LocalUris uris) {
        this.uris = uris;
        this.database = database;
        this.communities = communities;
        this.suggestions = suggestions;
        this.proposals = proposals;
    }

    /** A body that could be asked, and why: {@code category}, {@code life-event}, {@code area}, {@code succeeded-area}. */
    record SuggestionEntity(String slug, String name, List<String> reasons) {}

    /** @param bodies slugs of those of the register that have a part in it */
    record LifeEventEntity(String slug, String interaction, Map<String, String> names, List<String> bodies) {}

    /** How far the bodies of a proposal have come together. {@code supports} is empty once it is withdrawn. */
    record AdvanceEntity(
            String id,
            URI url,
            String title,
            String language,
            String state,
            Optional<ProposalEntity.SupportsEntity> supports,
            int bodies,
            int answered,
            Optional<String> leastAdvanced) {}

    /** A life event with the newest proposals about it. */
    record LifeEventPageEntity(LifeEventEntity lifeEvent, URI url, List<AdvanceEntity> proposals) {}

    public void register(Routing routing) {
        routing.get(BASE + "/suggested_bodies", this::suggested)
                .get(BASE + "/life_events", this::list)
                .get(BASE + "/life_events/:slug", this::show);
    }

    private Community community(Transaction tx, Request request) {
        return communities.requireByName(tx, request.pathParameter("name"));
    }

    private Response suggested(Request request) {
        var matter = new BodySuggestions.Matter(
                request.parameter("category"), request.parameter("locality"), request.parameter("life_event"));
        return Response.json(database.read(tx -> suggestions.of(tx, community(tx, request), matter)).stream()
                .map(one -> new SuggestionEntity(
                        one.body().slug(),
                        one.body().name(),
                        one.reasons().stream().map(BodySuggestions.Reason::word).toList()))
                .toList());
    }

    private Response list(Request request) {
        var interaction = request.parameter("interaction");
        return Response.json(database.read(tx -> {
            var community = community(tx, request);
            return communities.lifeEvents(tx).stream()
                    .filter(event ->
                            interaction.map(event.interaction()::equals).orElse(true))
                    .map(event -> entity(tx, community, event))
                    .toList();
        }));
    }

    private Response show(Request request) {
        return CarriedRoutes.kept(request, database.read(tx -> {
            var community = community(tx, request);
            var event = communities.lifeEvent(tx, request.pathParameter("slug")).orElseThrow(NotFound::new);
            var found = ProposalLists.newest(
                            tx, ProposalFilter.ALL.in(community.id()).of(event), Page.first(SHOWN))
                    .proposals();
            var ids = found.stream().map(Proposal::id).toList();
            var tracks = proposals.tracks(tx, ids);
            var tallies = proposals.tallies().of(tx, ids);
            return new LifeEventPageEntity(
                    entity(tx, community, event),
                    uris.at("/c/" + community.name() + "/life-events/" + event.slug()),
                    found.stream()
                            .map(proposal -> advance(
                                    community,
                                    proposal,
                                    tallies.getOrDefault(proposal.id(), Tally.EMPTY),
                                    Progress.of(tracks.getOrDefault(proposal.id(), List.of()))))
                            .toList());
        }));
    }

    private LifeEventEntity entity(Transaction tx, Community community, LifeEvent event) {
        return new LifeEventEntity(
                event.slug(),
                event.interaction(),
                event.names(),
                suggestions.involved(tx, community, event).stream()
                        .map(Body::slug)
                        .toList());
    }

    private AdvanceEntity advance(Community community, Proposal proposal, Tally tally, Progress progress) {
        return new AdvanceEntity(
                proposal.id().toString(),
                uris.proposalPage(community.name(), proposal.id()),
                proposal.title(),
                proposal.content().language(),
                proposal.state().word(),
                Optional.of(tally)
                        .filter(_ -> CarriedCount.isCounted(proposal.state()))
                        .map(ProposalRenderer::supports),
                progress.bodies(),
                progress.answered(),
                progress.least().map(TrackState::word));
    }
}
