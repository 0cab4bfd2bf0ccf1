package folkmoot.door.api.civic;

import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Reason;
import folkmoot.door.api.entity.ProposalEventEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.problem.Invalid;

/** Folkmoot API, where a proposal stands: what happened, moderation, confirmation, withdrawal. */
final class ProposalStateRoutes {

    private static final String ONE = ProposalRoutes.BASE + "/:id";
    private static final String RESTORED = "restored";

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;

    ProposalStateRoutes(Database database, ProposalActions actions, ProposalRoutes.Parts parts) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
    }

    void register(Routing routing) {
        routing.delete(ONE, this::withdraw)
                .get(ONE + "/events", this::events)
                .post(ONE + "/state", this::moderate)
                .post(ONE + "/send", this::send)
                .post(ONE + "/resubmit", this::resubmit)
                .post(ONE + "/confirmation", this::confirm);
    }

    private Response withdraw(Request request) {
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.lifecycle().withdraw(tx, proposal, by.id()));
    }

    private Response events(Request request) {
        return Response.json(database.read(tx ->
                parts.proposals().events(tx, actions.proposal(tx, request).id()).stream()
                        .map(event -> new ProposalEventEntity(
                                Long.toString(event.id()),
                                event.kind(),
                                event.from(),
                                event.to(),
                                event.body().map(BodyId::toString),
                                event.shownActor().map(AccountId::toString),
                                event.reason(),
                                event.note(),
                                event.createdAt()))
                        .toList()));
    }

    private Response moderate(Request request) {
        if (request.parameter("state").filter(RESTORED::equals).isPresent()) {
            return actions.run(
                    request,
                    "write:statuses",
                    (tx, by, proposal) -> parts.lifecycle()
                            .restore(tx, proposal, by, request.parameter("note").orElse("")));
        }
        var reason = request.parameter("reason")
                .map(word -> Reason.of(word)
                        .orElseThrow(() -> Invalid.field("reason", "ERR_INCLUSION", "is not one of the reasons")));
        var to = ProposalState.of(request.parameter("state").orElse(""));
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.lifecycle()
                        .moderate(
                                tx,
                                proposal,
                                by,
                                to,
                                reason,
                                request.parameter("note").orElse("")));
    }

    private Response resubmit(Request request) {
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.lifecycle()
                        .resubmit(tx, proposal, by, request.parameter("note").orElse("")));
    }

    private Response send(Request request) {
        return actions.run(
                request, "write:statuses", (tx, by, proposal) -> parts.asking().send(tx, proposal, by));
    }

    private Response confirm(Request request) {
        var agrees = request.parameters()
                .flag("agrees")
                .orElseThrow(() -> Invalid.field("agrees", "ERR_BLANK", "must be true or false"));
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.confirmations().confirm(tx, proposal, by, agrees));
    }
}
