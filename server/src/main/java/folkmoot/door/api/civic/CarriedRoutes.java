package folkmoot.door.api.civic;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.community.Communities;
import folkmoot.civic.proposal.CarriedCount;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.statistics.BodyStatistics;
import folkmoot.door.api.entity.FiguresEntity;
import folkmoot.door.api.entity.ProposalEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Folkmoot API, numbers that pages of others carry: the same for everybody, so that proxies keep them. */
public final class CarriedRoutes {

    private static final String KEPT = "public, max-age=60, stale-while-revalidate=300";

    private final Database database;
    private final Communities communities;
    private final Bodies bodies;
    private final Proposals proposals;
    private final BodyStatistics statistics;
    private final LocalUris uris;

    public CarriedRoutes(
            Database database,
            Communities communities,
            Bodies bodies,
            Proposals proposals,
            BodyStatistics statistics,
            LocalUris uris) {
        this.database = database;
        this.communities = communities;
        this.bodies = bodies;
        this.proposals = proposals;
        this.statistics = statistics;
        this.uris = uris;
    }

    /**
     * How many back a proposal.
     *
     * @param title empty once it is hidden or removed
     * @param supports empty once it is hidden, removed or withdrawn
     * @param counted what counts towards the threshold
     */
    record CountEntity(
            String id,
            URI url,
            Optional<String> title,
            Optional<String> language,
            String state,
            Optional<ProposalEntity.SupportsEntity> supports,
            Optional<Integer> counted,
            Optional<ProposalEntity.ThresholdEntity> threshold) {}

    /** How a body answers. {@code countedAt}: when that was counted. */
    record BodyFiguresEntity(
            String slug,
            String name,
            URI url,
            FiguresEntity total,
            List<FiguresEntity.Year> years,
            Optional<Instant> countedAt) {}

    public void register(Routing routing) {
        routing.get(ProposalRoutes.BASE + "/:id/count", this::count)
                .get("/api/folkmoot/v1/communities/:name/bodies/:slug/figures", this::figures);
    }

    /** A JSON that is the same for everybody. */
    static Response kept(Request request, Object value) {
        return EntityTag.on(request, Response.json(value).header("Cache-Control", KEPT));
    }

    private Response count(Request request) {
        var id = new ProposalId(Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new));
        return kept(request, database.read(tx -> {
            var count = CarriedCount.of(tx, proposals, id);
            var proposal = count.proposal();
            return new CountEntity(
                    id.toString(),
                    proposals.page(tx, proposal),
                    Optional.of(proposal.title()).filter(_ -> count.isNamed()),
                    Optional.of(proposal.content().language()).filter(_ -> count.isNamed()),
                    proposal.state().word(),
                    count.tally().map(ProposalRenderer::supports),
                    count.towardsThreshold(),
                    count.tally()
                            .map(_ -> ProposalRenderer.threshold(
                                    proposal.threshold(), proposal.times().thresholdReached())));
        }));
    }

    private Response figures(Request request) {
        return kept(request, database.read(tx -> {
            var community = communities.requireByName(tx, request.pathParameter("name"));
            var body = bodies.require(tx, community.id(), request.pathParameter("slug"));
            var lines = statistics.of(tx, body.id());
            return new BodyFiguresEntity(
                    body.slug(),
                    body.name(),
                    uris.at("/c/" + community.name() + "/bodies/" + body.slug()),
                    FiguresEntity.of(BodyStatistics.total(lines)),
                    FiguresEntity.years(BodyStatistics.by(lines, BodyStatistics.Line::year)),
                    BodyStatistics.counted(lines));
        }));
    }
}
