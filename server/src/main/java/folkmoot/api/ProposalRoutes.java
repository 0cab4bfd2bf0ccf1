package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.api.entity.OfficialResponseEntity;
import folkmoot.api.entity.ProposalEventEntity;
import folkmoot.api.entity.SimilarEntity;
import folkmoot.body.Bodies;
import folkmoot.community.Communities;
import folkmoot.community.Community;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.id.AccountId;
import folkmoot.id.BodyId;
import folkmoot.id.Id;
import folkmoot.id.ProposalId;
import folkmoot.problem.Invalid;
import folkmoot.problem.NotFound;
import folkmoot.proposal.Lifecycle;
import folkmoot.proposal.NewProposal;
import folkmoot.proposal.OfficialResponse;
import folkmoot.proposal.Proposal;
import folkmoot.proposal.ProposalFilter;
import folkmoot.proposal.ProposalLink;
import folkmoot.proposal.ProposalLists;
import folkmoot.proposal.ProposalState;
import folkmoot.proposal.Proposals;
import folkmoot.proposal.Reason;
import folkmoot.proposal.Responses;
import folkmoot.proposal.SimilarProposals;
import folkmoot.proposal.Supports;
import folkmoot.proposal.TrackState;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Folkmoot API, proposals: list, make, support, follow, answer, move, confirm, link. */
public final class ProposalRoutes {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    /** The features behind the routes. */
    public record Parts(
            Accounts accounts,
            Communities communities,
            Bodies bodies,
            Proposals proposals,
            Supports supports,
            Responses responses,
            Lifecycle lifecycle,
            SimilarProposals similar) {}

    private final Database database;
    private final Authentication authentication;
    private final Parts parts;
    private final ProposalRenderer renderer;
    private final StatusRenderer statusRenderer;
    private final AccountRenderer accountRenderer;

    public ProposalRoutes(
            Database database,
            Authentication authentication,
            Parts parts,
            ProposalRenderer renderer,
            StatusRenderer statusRenderer,
            AccountRenderer accountRenderer) {
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderer = renderer;
        this.statusRenderer = statusRenderer;
        this.accountRenderer = accountRenderer;
    }

    public void register(Routing routing) {
        routing.get(BASE, this::list)
                .post(BASE, this::create)
                .get(BASE + "/similar", this::similar)
                .post(BASE + "/similar", this::similar)
                .get(BASE + "/:id", this::show)
                .delete(BASE + "/:id", this::withdraw)
                .post(BASE + "/:id/support", request -> support(request, true))
                .post(BASE + "/:id/unsupport", request -> support(request, false))
                .get(BASE + "/:id/supporters", this::supporters)
                .post(BASE + "/:id/follow", request -> follow(request, true))
                .post(BASE + "/:id/unfollow", request -> follow(request, false))
                .get(BASE + "/:id/events", this::events)
                .get(BASE + "/:id/responses", this::responses)
                .post(BASE + "/:id/responses", this::respond)
                .get(BASE + "/:id/links", this::links)
                .post(BASE + "/:id/links", this::link)
                .post(BASE + "/:id/state", this::moderate)
                .post(BASE + "/:id/send", this::send)
                .post(BASE + "/:id/confirmation", this::confirm);
    }

    private Response list(Request request) {
        var viewer = viewer(request);
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = ProposalLists.newest(tx, filter(tx, request), page);
            return Paging.linkedWhileFull(
                    request,
                    renderer.render(tx, found, viewer),
                    found.stream().map(proposal -> proposal.id().value()).toList(),
                    page.limit());
        });
    }

    private ProposalFilter filter(Transaction tx, Request request) {
        var community = request.parameter("community").filter(name -> !name.isEmpty());
        var found = community.map(name -> parts.communities().requireByName(tx, name));
        return new ProposalFilter(
                found.map(Community::id),
                text(request, "state").map(ProposalRoutes::state),
                text(request, "category"),
                text(request, "body").map(slug -> body(tx, found, slug)),
                text(request, "language"),
                text(request, "locality"),
                text(request, "life_event"),
                text(request, "q"));
    }

    private BodyId body(Transaction tx, Optional<Community> community, String slug) {
        var in = community.orElseThrow(() -> Invalid.malformed("body needs a community"));
        return parts.bodies().require(tx, in.id(), slug).id();
    }

    private static ProposalState state(String word) {
        var state = ProposalState.of(word);
        if (state == ProposalState.OTHER) {
            throw Invalid.malformed("state is not one that a proposal can have");
        }
        return state;
    }

    private static Optional<String> text(Request request, String name) {
        return request.parameter(name).filter(value -> !value.isBlank());
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        return Response.json(database.transaction(tx -> {
            var community = community(tx, request);
            var author = parts.accounts().require(tx, viewer.account());
            var proposal = parts.proposals().publish(tx, community, author, draft(request, community));
            return renderer.render(tx, proposal, Optional.of(viewer.account()));
        }));
    }

    private Community community(Transaction tx, Request request) {
        return parts.communities()
                .byName(tx, request.parameter("community").orElse(""))
                .orElseThrow(() -> Invalid.field("community", "ERR_INCLUSION", "is not a community here"));
    }

    private static NewProposal draft(Request request, Community community) {
        return new NewProposal(
                request.parameter("title").orElse(""),
                request.parameter("ask").orElse(""),
                request.parameter("problem").orElse(""),
                new Proposal.Place(text(request, "category"), text(request, "locality"), text(request, "life_event")),
                request.parameters("bodies"),
                text(request, "language").orElse(community.language()),
                text(request, "different_because"));
    }

    private Response similar(Request request) {
        var viewer = viewer(request);
        return Response.json(database.read(tx -> {
            var community = community(tx, request);
            var found = parts.similar().find(tx, community, draft(request, community));
            return new SimilarEntity(
                    found.near().stream()
                            .map(near -> new SimilarEntity.NearEntity(
                                    Math.round(near.score() * 100) / 100.0,
                                    renderer.render(tx, near.proposal(), viewer)))
                            .toList(),
                    renderer.render(tx, found.related(), viewer));
        }));
    }

    private Response show(Request request) {
        var viewer = viewer(request);
        return Response.json(database.read(tx -> renderer.render(tx, proposal(tx, request), viewer)));
    }

    private Response withdraw(Request request) {
        return change(
                request,
                "write:statuses",
                (tx, act) ->
                        parts.lifecycle().withdraw(tx, act.proposal(), act.by().id()));
    }

    private Response support(Request request, boolean add) {
        return change(request, "write:favourites", (tx, act) -> {
            if (add) {
                parts.supports()
                        .add(tx, act.by(), act.proposal(), request.parameters().flag("named"));
            } else {
                parts.supports().remove(tx, act.by(), act.proposal());
            }
        });
    }

    /** Only those who chose to be named. */
    private Response supporters(Request request) {
        return Response.json(database.read(tx ->
                accountRenderer.render(tx, parts.supports().named(tx, proposal(tx, request)))));
    }

    private Response follow(Request request, boolean follow) {
        return change(request, "write:follows", (tx, act) -> {
            if (follow) {
                parts.proposals().follow(tx, act.proposal().id(), act.by().id());
            } else {
                parts.proposals().unfollow(tx, act.proposal().id(), act.by().id());
            }
        });
    }

    private Response events(Request request) {
        return Response.json(database.read(tx -> parts
                .proposals()
                .events(tx, proposal(tx, request).id())
                .stream()
                .map(event -> new ProposalEventEntity(
                        Long.toString(event.id()),
                        event.kind(),
                        event.from(),
                        event.to(),
                        event.body().map(BodyId::toString),
                        event.actor().map(AccountId::toString),
                        event.reason(),
                        event.note(),
                        event.createdAt()))
                .toList()));
    }

    private Response responses(Request request) {
        var viewer = viewer(request);
        return Response.json(database.read(tx -> {
            var found = parts.proposals().responses(tx, proposal(tx, request).id());
            var statuses = statusRenderer.renderIds(
                    tx, found.stream().map(OfficialResponse::status).toList(), viewer);
            return found.stream()
                    .flatMap(response -> statuses.stream()
                            .filter(status ->
                                    status.id().equals(response.status().toString()))
                            .map(status -> new OfficialResponseEntity(
                                    response.body().map(BodyId::toString),
                                    response.position(),
                                    response.level(),
                                    response.createdAt(),
                                    status)))
                    .toList();
        }));
    }

    private Response respond(Request request) {
        var position = text(request, "position")
                .map(word -> TrackState.of(word)
                        .filter(state -> state.hashtag().isPresent())
                        .orElseThrow(() -> Invalid.field("position", "ERR_INCLUSION", "is not one of the positions")));
        return change(
                request,
                "write:statuses",
                (tx, act) -> parts.responses()
                        .respond(
                                tx,
                                act.proposal(),
                                act.by(),
                                position,
                                request.parameter("text").orElse("")));
    }

    private Response links(Request request) {
        var viewer = viewer(request);
        return Response.json(database.read(tx -> parts
                .proposals()
                .links(tx, proposal(tx, request).id())
                .stream()
                .flatMap(link -> parts
                        .proposals()
                        .find(tx, link.other())
                        .filter(other -> other.state().isPublic())
                        .map(other -> Map.of(
                                "kind", link.kind().word(),
                                "outgoing", link.outgoing(),
                                "proposal", renderer.render(tx, other, viewer)))
                        .stream())
                .toList()));
    }

    private Response link(Request request) {
        var kind = ProposalLink.Kind.of(request.parameter("kind").orElse(""))
                .orElseThrow(() -> Invalid.field("kind", "ERR_INCLUSION", "is not one of the kinds of links"));
        return change(
                request,
                "write:statuses",
                (tx, act) -> parts.proposals()
                        .link(tx, act.by(), act.proposal(), parts.proposals().require(tx, other(request)), kind));
    }

    private static ProposalId other(Request request) {
        return new ProposalId(Id.parse(request.parameter("other_id").orElse("")).orElseThrow(NotFound::new));
    }

    private Response moderate(Request request) {
        var reason = text(request, "reason")
                .map(word -> Reason.of(word)
                        .orElseThrow(() -> Invalid.field("reason", "ERR_INCLUSION", "is not one of the reasons")));
        var to = ProposalState.of(request.parameter("state").orElse(""));
        return change(
                request,
                "write:statuses",
                (tx, act) -> parts.lifecycle()
                        .moderate(
                                tx,
                                act.proposal(),
                                act.by(),
                                to,
                                reason,
                                request.parameter("note").orElse("")));
    }

    private Response send(Request request) {
        return change(request, "write:statuses", (tx, act) -> parts.lifecycle().send(tx, act.proposal(), act.by()));
    }

    private Response confirm(Request request) {
        var agrees = request.parameters()
                .flag("agrees")
                .orElseThrow(() -> Invalid.field("agrees", "ERR_BLANK", "must be true or false"));
        return change(
                request,
                "write:statuses",
                (tx, act) -> parts.lifecycle().confirm(tx, act.proposal(), act.by(), agrees));
    }

    /** Who does something to which proposal. */
    private record Act(Proposal proposal, Account by) {}

    /** Does it, and answers with the proposal as it is then. */
    private Response change(Request request, String scope, BiConsumer<Transaction, Act> work) {
        var viewer = authentication.require(request, scope);
        var id = id(request);
        return Response.json(database.transaction(tx -> {
            var by = parts.accounts().require(tx, viewer.account());
            work.accept(tx, new Act(parts.proposals().requireFor(tx, id, viewer.account()), by));
            var now = parts.proposals().find(tx, id).orElseThrow(NotFound::new);
            return renderer.render(tx, now, Optional.of(viewer.account()));
        }));
    }

    private Optional<AccountId> viewer(Request request) {
        return authentication.optional(request, "read:statuses").map(Viewer::account);
    }

    private Proposal proposal(Transaction tx, Request request) {
        return parts.proposals().require(tx, id(request));
    }

    private static ProposalId id(Request request) {
        return new ProposalId(Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new));
    }
}
