package folkmoot.door.api.civic;

import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.VersionChanges;
import folkmoot.civic.proposal.VersionText;
import folkmoot.door.api.entity.ArrivedEntity;
import folkmoot.door.api.entity.PlaceEntity;
import folkmoot.door.api.entity.ProposalVersionEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.NotFound;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Folkmoot API, a proposal's text: changed by its authors, every version with what changed. */
final class ProposalTextRoutes {

    private static final String ONE = ProposalRoutes.BASE + "/:id";

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;

    ProposalTextRoutes(Database database, ProposalActions actions, ProposalRoutes.Parts parts) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
    }

    void register(Routing routing) {
        routing.update(ONE, this::change)
                .get(ONE + "/versions", this::versions)
                .get(ONE + "/arrived", this::arrived)
                .post(ONE + "/stay", this::stay);
    }

    /** What is not sent stays as it is. */
    private Response change(Request request) {
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.amendments()
                        .change(
                                tx,
                                proposal,
                                by,
                                changed(request, proposal, text(tx, proposal))
                                        .with(PlaceFields.pictures(
                                                request, parts.amendments().pictures(tx, proposal)))));
    }

    private Optional<VersionText> text(Transaction tx, Proposal proposal) {
        return parts.proposals()
                .versions()
                .find(tx, proposal.id(), proposal.version())
                .map(version -> version.text());
    }

    private static NewProposal changed(Request request, Proposal proposal, Optional<VersionText> present) {
        return new NewProposal(
                request.parameter("title").orElse(proposal.title()),
                request.parameter("ask").orElse(proposal.content().ask()),
                request.parameter("problem").orElse(proposal.content().problem()),
                new Proposal.Place(
                        chosen(request, "category", proposal.place().category()),
                        chosen(request, "locality", proposal.place().locality()),
                        proposal.place().lifeEvent(),
                        PlaceFields.spot(request, proposal.place().spot())),
                request.parameters().has("bodies")
                        ? request.parameters("bodies").stream()
                                .filter(slug -> !slug.isBlank())
                                .toList()
                        : present.map(VersionText::bodies).orElse(List.of()),
                request.parameter("language").orElse(proposal.content().language()),
                Optional.empty());
    }

    private static Optional<String> chosen(Request request, String field, Optional<String> present) {
        return request.parameters().has(field) ? request.parameter(field).filter(word -> !word.isBlank()) : present;
    }

    /** Somebody who supports an earlier text supports the present one. */
    private Response stay(Request request) {
        return actions.run(
                request,
                "write:favourites",
                (tx, by, proposal) -> parts.supports().stay(tx, by, proposal));
    }

    /** What it had on the platform where it was made; 404 for one that was made here. */
    private Response arrived(Request request) {
        return Response.json(database.read(tx -> parts.arrivals()
                .of(tx, actions.proposal(tx, request).id())
                .map(ArrivedEntity::of)
                .orElseThrow(NotFound::new)));
    }

    private Response versions(Request request) {
        return Response.json(database.read(tx ->
                VersionChanges.steps(parts.proposals()
                                .versions()
                                .list(tx, actions.proposal(tx, request).id()))
                        .stream()
                        .map(ProposalTextRoutes::entity)
                        .toList()));
    }

    private static ProposalVersionEntity entity(VersionChanges.Step step) {
        var version = step.version();
        var text = version.text();
        return new ProposalVersionEntity(
                version.number(),
                version.correction(),
                text.title(),
                text.ask(),
                text.problem(),
                text.category(),
                text.locality(),
                text.spot().map(PlaceEntity::of),
                text.bodies(),
                text.language(),
                version.by().map(AccountId::toString),
                version.written(),
                HexFormat.of().formatHex(version.salt()),
                HexFormat.of().formatHex(version.digest()),
                step.changes().stream().map(ProposalTextRoutes::change).toList());
    }

    private static ProposalVersionEntity.ChangeEntity change(VersionChanges change) {
        return new ProposalVersionEntity.ChangeEntity(
                change.field(),
                change.parts().stream()
                        .map(part ->
                                new ProposalVersionEntity.PartEntity(part.kind().word(), part.text()))
                        .toList());
    }
}
