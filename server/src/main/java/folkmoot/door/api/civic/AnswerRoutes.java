package folkmoot.door.api.civic;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.AnswerGroups.AnswerGroup;
import folkmoot.civic.response.Delegations.Delegation;
import folkmoot.civic.response.Milestones.Milestone;
import folkmoot.door.api.entity.AnswerGroupEntity;
import folkmoot.door.api.entity.DelegationEntity;
import folkmoot.door.api.entity.HopEntity;
import folkmoot.door.api.entity.MilestoneEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.LocalDate;

/** Folkmoot API, what follows from answers: commitments and whether they work, who passed a proposal on, who answers for whom, one answer to many. */
final class AnswerRoutes {

    private static final String ONE = ProposalRoutes.BASE + "/:id";
    private static final String DELEGATIONS = "/api/folkmoot/v1/communities/:name/delegations";
    private static final String ANSWERS = "/api/folkmoot/v1/answers";

    private final Database database;
    private final ProposalActions actions;
    private final ProposalRoutes.Parts parts;

    AnswerRoutes(Database database, ProposalActions actions, ProposalRoutes.Parts parts) {
        this.database = database;
        this.actions = actions;
        this.parts = parts;
    }

    void register(Routing routing) {
        routing.get(ONE + "/commitments", this::commitments)
                .post(ONE + "/commitments/:response", this::works)
                .get(ONE + "/hops", this::hops)
                .post(ONE + "/hops", this::decide)
                .get(DELEGATIONS, this::delegations)
                .post(DELEGATIONS, this::delegate)
                .post(DELEGATIONS + "/end", this::end)
                .get(ANSWERS + "/:id", this::whole);
    }

    private Response commitments(Request request) {
        return Response.json(database.read(tx ->
                parts
                        .answers()
                        .milestones()
                        .list(tx, actions.proposal(tx, request).id())
                        .stream()
                        .map(AnswerRoutes::entity)
                        .toList()));
    }

    private static MilestoneEntity entity(Milestone milestone) {
        return new MilestoneEntity(
                milestone.response().toString(),
                milestone.body().toString(),
                milestone.due().toString(),
                milestone.measure(),
                milestone.late(),
                milestone.works(),
                milestone.kept());
    }

    private Response works(Request request) {
        boolean works = request.parameters()
                .flag("works")
                .orElseThrow(() -> Invalid.field("works", "ERR_BLANK", "must be true or false"));
        var response =
                new ResponseId(Id.parse(request.pathParameter("response")).orElseThrow(NotFound::new));
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.answers().milestones().works(tx, proposal, response, by, works));
    }

    private Response hops(Request request) {
        return Response.json(database.read(tx ->
                parts.answers().hops().list(tx, actions.proposal(tx, request).id()).stream()
                        .map(hop -> new HopEntity(
                                hop.from().map(BodyId::toString),
                                hop.to().toString(),
                                hop.number(),
                                hop.waits(),
                                hop.createdAt()))
                        .toList()));
    }

    private Response decide(Request request) {
        return actions.run(
                request,
                "write:statuses",
                (tx, by, proposal) -> parts.answers()
                        .hops()
                        .decide(
                                tx,
                                proposal,
                                by,
                                valid(tx, proposal.community(), request, "body"),
                                request.parameter("note").orElse("")));
    }

    private Body valid(Transaction tx, CommunityId community, Request request, String field) {
        return parts.bodies()
                .findValid(tx, community, request.parameter(field).orElse(""))
                .orElseThrow(() -> Invalid.field(field, "ERR_INVALID", "is no body of the register"));
    }

    private CommunityId community(Transaction tx, Request request) {
        return parts.communities()
                .byName(tx, request.pathParameter("name"))
                .orElseThrow(NotFound::new)
                .id();
    }

    private Response delegations(Request request) {
        return Response.json(database.read(tx -> parts.answers().delegations().list(tx, community(tx, request)).stream()
                .map(AnswerRoutes::entity)
                .toList()));
    }

    private static DelegationEntity entity(Delegation delegation) {
        return new DelegationEntity(
                Long.toString(delegation.id()),
                delegation.body().toString(),
                delegation.office().toString(),
                delegation.byBody() ? "body" : "community",
                delegation.since(),
                delegation.ended());
    }

    private Response delegate(Request request) {
        var by = actions.requireAccount(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var community = community(tx, request);
            return entity(parts.answers()
                    .delegations()
                    .enter(
                            tx,
                            valid(tx, community, request, "body"),
                            valid(tx, community, request, "office"),
                            actions.account(tx, by)));
        }));
    }

    private Response end(Request request) {
        var by = actions.requireAccount(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var community = community(tx, request);
            parts.answers()
                    .delegations()
                    .end(
                            tx,
                            parts.bodies()
                                    .require(
                                            tx,
                                            community,
                                            request.parameter("body").orElse("")),
                            parts.bodies()
                                    .require(
                                            tx,
                                            community,
                                            request.parameter("office").orElse("")),
                            actions.account(tx, by));
            return parts.answers().delegations().list(tx, community).stream()
                    .map(AnswerRoutes::entity)
                    .toList();
        }));
    }

    private AnswerGroupEntity entity(Transaction tx, AnswerGroup group) {
        return new AnswerGroupEntity(
                Long.toString(group.id()),
                group.by().toString(),
                group.text(),
                group.language(),
                group.position().map(TrackState::word),
                group.says().due().map(LocalDate::toString),
                group.says().measure(),
                group.createdAt(),
                parts.answers().groups().proposals(tx, group.id()).stream()
                        .map(proposal -> proposal.id().toString())
                        .toList());
    }

    private Response whole(Request request) {
        long id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        return Response.json(database.read(
                tx -> entity(tx, parts.answers().groups().find(tx, id).orElseThrow(NotFound::new))));
    }
}
