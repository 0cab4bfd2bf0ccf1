package folkmoot.door.api.civic;

import folkmoot.civic.BodyAnswers;
import folkmoot.civic.arrival.Arrivals;
import folkmoot.civic.body.Bodies;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.draft.Drafts;
import folkmoot.civic.near.Sketches;
import folkmoot.civic.proposal.Amendments;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.Confirmations;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Merges;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLinks;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.ProposalWriter;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.SimilarProposals;
import folkmoot.civic.response.Responses;
import folkmoot.civic.support.Count;
import folkmoot.civic.support.Supports;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.SimilarEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.favourite.FavouriteWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Folkmoot API, proposals: list, make, support, follow; where they stand is in {@link ProposalStateRoutes}, what bodies answer in {@link ResponseRoutes} and {@link AnswerRoutes}, what they say in {@link
 * ProposalTextRoutes}, what people agree about them in {@link ProposalAgreementRoutes}. */
public final class ProposalRoutes {

    private static final int MOST_SKETCHES = 500;

    static final String BASE = "/api/folkmoot/v1/proposals";

    /** The features behind the routes. */
    public record Parts(
            Accounts accounts,
            Communities communities,
            Bodies bodies,
            Proposals proposals,
            Arrivals arrivals,
            Supports supports,
            FavouriteWriter favourites,
            Responses responses,
            BodyAnswers answers,
            ProposalWriter writer,
            Amendments amendments,
            Asking asking,
            Lifecycle lifecycle,
            ProposalLinks links,
            Merges merges,
            CoAuthors coAuthors,
            Confirmations confirmations,
            SimilarProposals similar,
            Count count,
            Drafts drafts,
            Sketches sketches) {}

    private final Database database;
    private final Authentication authentication;
    private final Parts parts;
    private final ProposalRenderer renderer;
    private final AccountRenderer accountRenderer;
    private final ProposalActions actions;
    private final ProposalStateRoutes states;
    private final ResponseRoutes responses;
    private final AnswerRoutes answers;
    private final SupportReviewRoutes review;
    private final ProposalTextRoutes texts;
    private final ProposalAgreementRoutes agreements;
    private final InPersonRoutes inPerson;
    private final DraftRoutes drafts;

    public ProposalRoutes(
            Database database,
            Authentication authentication,
            Parts parts,
            ProposalRenderer renderer,
            StatusRenderer statusRenderer,
            AccountRenderer accountRenderer,
            DraftRoutes drafts) {
        this.drafts = drafts;
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
        this.actions = new ProposalActions(database, authentication, parts, renderer);
        this.states = new ProposalStateRoutes(database, actions, parts);
        this.responses = new ResponseRoutes(database, actions, parts, statusRenderer);
        this.answers = new AnswerRoutes(database, actions, parts);
        this.review = new SupportReviewRoutes(database, actions, parts);
        this.texts = new ProposalTextRoutes(database, actions, parts);
        this.agreements = new ProposalAgreementRoutes(database, actions, parts, renderer, accountRenderer);
        this.inPerson = new InPersonRoutes(database, actions, parts);
    }

    public void register(Routing routing) {
        routing.get(BASE, this::list)
                .post(BASE, this::create)
                .get(BASE + "/sketches", this::sketches)
                .get(BASE + "/similar", this::similar)
                .post(BASE + "/similar", this::similar)
                .get(BASE + "/:id", this::show)
                .post(BASE + "/:id/support", request -> actions.support(request, true))
                .post(BASE + "/:id/unsupport", request -> actions.support(request, false))
                .get(BASE + "/:id/supporters", this::supporters)
                .post(BASE + "/:id/follow", request -> follow(request, true))
                .post(BASE + "/:id/unfollow", request -> follow(request, false));
        states.register(routing);
        responses.register(routing);
        answers.register(routing);
        review.register(routing);
        texts.register(routing);
        agreements.register(routing);
        inPerson.register(routing);
        drafts.register(routing);
    }

    private Response list(Request request) {
        var viewer = actions.viewer(request);
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = ProposalLists.newest(tx, filter(tx, request), page);
            return Paging.linkedOn(
                    request,
                    Response.json(renderer.render(tx, found.proposals(), viewer)),
                    found.proposals().stream()
                            .map(proposal -> proposal.id().value())
                            .toList(),
                    found.goesOn());
        });
    }

    private ProposalFilter filter(Transaction tx, Request request) {
        var community = request.parameter("community");
        var found = community.map(name -> parts.communities().requireByName(tx, name));
        return new ProposalFilter(
                found.map(Community::id),
                request.parameter("state").map(ProposalRoutes::state),
                request.parameter("category"),
                request.parameter("body").map(slug -> body(tx, found, slug)),
                request.parameter("language"),
                request.parameter("locality"),
                request.parameter("life_event"),
                request.parameter("interaction"),
                request.parameter("q"));
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

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        if (request.flag("draft")) {
            return drafts.keep(request);
        }
        var written = parts.writer()
                .publish(new ProposalWriter.Asked(
                        request.parameter("community").orElse(""),
                        viewer,
                        community -> draft(request, community),
                        request.header("Idempotency-Key").filter(key -> !key.isBlank())));
        return written.now() && written.what() instanceof Proposed.Published published
                ? Response.json(renderer.made(published))
                : drafts.proposed(written.what(), viewer);
    }

    private Community community(Transaction tx, Request request) {
        return parts.communities()
                .byName(tx, request.parameter("community").orElse(""))
                .orElseThrow(() -> Invalid.field("community", "ERR_INCLUSION", "is not a community here"));
    }

    /** The text that a request brings. */
    static NewProposal draft(Request request, Community community) {
        return new NewProposal(
                request.parameter("title").orElse(""),
                request.parameter("ask").orElse(""),
                request.parameter("problem").orElse(""),
                new Proposal.Place(
                        request.parameter("category"),
                        request.parameter("locality"),
                        request.parameter("life_event"),
                        PlaceFields.spot(request, Optional.empty())),
                request.parameters("bodies"),
                request.parameter("language").orElse(community.language()),
                request.parameter("different_because"),
                PlaceFields.pictures(request, List.of()));
    }

    /** For other servers: from which of theirs their drafts are kept apart. */
    private Response sketches(Request request) {
        var after = request.parameter("after").orElse("0");
        long from = Id.parse(after).orElseThrow(() -> Invalid.malformed("after is not an id"));
        int limit = request.limit(100, MOST_SKETCHES);
        return Response.json(new SketchesEntity(
                Sketches.METHOD, database.read(tx -> parts.sketches().after(tx, from, limit))));
    }

    /** A page of sketches. */
    record SketchesEntity(String method, List<Sketches.Published> proposals) {}

    private Response similar(Request request) {
        var viewer = actions.viewer(request);
        return Response.json(database.read(tx -> {
            var community = community(tx, request);
            var found = parts.similar().find(tx, community, draft(request, community));
            var near =
                    found.near().stream().map(SimilarProposals.Near::proposal).toList();
            var shown = renderer.render(
                    tx, Stream.concat(near.stream(), found.related().stream()).toList(), viewer);
            return new SimilarEntity(
                    IntStream.range(0, near.size())
                            .mapToObj(i -> new SimilarEntity.NearEntity(
                                    Math.round(found.near().get(i).score() * 100) / 100.0, shown.get(i)))
                            .toList(),
                    shown.subList(near.size(), shown.size()),
                    found.elsewhere().stream()
                            .map(one -> new SimilarEntity.ElsewhereEntity(
                                    one.title(),
                                    one.url(),
                                    one.language(),
                                    one.host(),
                                    Math.round(one.score() * 100) / 100.0))
                            .toList());
        }));
    }

    private Response show(Request request) {
        var viewer = actions.viewer(request);
        return Response.json(database.read(tx -> {
            var found = actions.find(tx, request);
            return found.isPresent()
                    ? renderer.render(tx, found.get(), viewer)
                    : drafts.shown(tx, request, viewer.orElseThrow(NotFound::new));
        }));
    }

    /** Only those who chose to be named. */
    private Response supporters(Request request) {
        return Response.json(database.read(tx ->
                accountRenderer.render(tx, parts.supports().named(tx, actions.proposal(tx, request)))));
    }

    private Response follow(Request request, boolean follow) {
        return actions.run(request, "write:follows", (tx, by, proposal) -> {
            if (follow) {
                parts.proposals().follow(tx, proposal.id(), by.id());
            } else {
                parts.proposals().unfollow(tx, proposal.id(), by.id());
            }
        });
    }
}
