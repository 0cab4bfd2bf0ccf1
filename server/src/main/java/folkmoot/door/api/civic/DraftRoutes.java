package folkmoot.door.api.civic;

import folkmoot.civic.community.Communities;
import folkmoot.civic.draft.Draft;
import folkmoot.civic.draft.DraftReview;
import folkmoot.civic.draft.Drafts;
import folkmoot.civic.draft.Unpublished;
import folkmoot.civic.proposal.CoAuthors;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Publication;
import folkmoot.door.api.entity.DraftEntity;
import folkmoot.door.api.entity.PlaceEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.MediaId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Folkmoot API, proposals that are not published: for their authors, and what waits for moderators. For everybody else: 404. */
public final class DraftRoutes {

    private static final String BASE = "/api/folkmoot/v1/drafts";
    private static final String ONE = BASE + "/:id";
    private static final String SCOPE = "write:statuses";
    private static final int ACCEPTED = 202;

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Proposals proposals;
    private final Drafts drafts;
    private final DraftReview review;
    private final ProposalRenderer renderer;

    public DraftRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Communities communities,
            Proposals proposals,
            Unpublished unpublished,
            ProposalRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.proposals = proposals;
        this.drafts = unpublished.drafts();
        this.review = unpublished.review();
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get(BASE, this::list)
                .get(ONE, this::show)
                .update(ONE, request -> change(request, (tx, by, id) -> change(tx, request, by, id)))
                .delete(ONE, this::delete)
                .post(ONE + "/publish", this::publish)
                .post(ONE + "/take-back", request -> change(request, (tx, by, id) -> drafts.takeBack(tx, id, by)))
                .post(
                        ONE + "/authors",
                        request -> change(request, (tx, by, id) -> drafts.invite(tx, id, by, named(tx, request))))
                .post(ONE + "/authors/accept", request -> change(request, (tx, by, id) -> drafts.accept(tx, id, by)))
                .delete(ONE + "/authors/:account", this::part)
                .get("/api/folkmoot/v1/communities/:name/waiting", this::waiting)
                .post(ONE + "/release", this::release)
                .post(ONE + "/refuse", this::refuse);
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        return Response.json(database.read(tx ->
                drafts.of(tx, viewer).stream().map(draft -> entity(tx, draft)).toList()));
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        long id = RequestIds.row(request);
        return Response.json(database.read(tx -> entity(tx, drafts.require(tx, id, viewer))));
    }

    /** One that is asked for where a proposal is meant. Problems: 404 for who may not read it. */
    DraftEntity shown(Transaction tx, Request request, AccountId viewer) {
        return entity(tx, drafts.require(tx, RequestIds.row(request), viewer));
    }

    /** Keeps what was begun; answers with the draft. */
    Response keep(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        return Response.json(database.transaction(tx -> {
            var community = communities
                    .byName(tx, request.parameter("community").orElse(""))
                    .orElseThrow(() -> Invalid.field("community", "ERR_INCLUSION", "is not a community here"));
            return entity(
                    tx,
                    drafts.keep(
                            tx,
                            new Publication.Wanted(
                                    community,
                                    accounts.require(tx, viewer),
                                    ProposalRoutes.draft(request, community),
                                    request.header("Idempotency-Key").filter(key -> !key.isBlank()),
                                    Id.parse(request.parameter("follows").orElse("")).stream()
                                            .mapToObj(ProposalId::new)
                                            .findFirst()
                                            .flatMap(id -> proposals.find(tx, id))
                                            .filter(before -> before.state().isPublic())
                                            .map(Proposal::id))));
        }));
    }

    /** Something done to a draft. */
    @FunctionalInterface
    private interface Doing {

        void run(Transaction tx, Account by, long id);
    }

    private Response change(Request request, Doing doing) {
        var viewer = authentication.require(request, SCOPE).account();
        long id = RequestIds.row(request);
        return Response.json(database.transaction(tx -> {
            doing.run(tx, accounts.require(tx, viewer), id);
            return entity(tx, drafts.require(tx, id, viewer));
        }));
    }

    /** What is not sent stays. */
    private void change(Transaction tx, Request request, Account by, long id) {
        var draft = drafts.require(tx, id, by.id());
        var text = draft.text();
        var typed = request.parameters();
        drafts.change(
                tx,
                id,
                by,
                new NewProposal(
                        typed.typed("title").orElse(text.title()),
                        typed.typed("ask").orElse(text.ask()),
                        typed.typed("problem").orElse(text.problem()),
                        new Proposal.Place(
                                request.parameter("category").or(text.place()::category),
                                request.parameter("locality").or(text.place()::locality),
                                request.parameter("life_event").or(text.place()::lifeEvent),
                                PlaceFields.spot(request, text.place().spot())),
                        request.parameters("bodies").isEmpty() ? text.bodies() : request.parameters("bodies"),
                        request.parameter("language").orElse(text.language()),
                        request.parameter("different_because").or(text::differentBecause),
                        PlaceFields.pictures(request, text.pictures())));
    }

    private Response delete(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        long id = RequestIds.row(request);
        database.write(tx -> drafts.delete(tx, id, accounts.require(tx, viewer)));
        return Paging.done();
    }

    private Response part(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        long id = RequestIds.row(request);
        var who = Id.account(request.pathParameter("account")).orElseThrow(NotFound::new);
        database.write(tx -> drafts.remove(tx, id, accounts.require(tx, viewer), who));
        return Paging.done();
    }

    private Account named(Transaction tx, Request request) {
        return Id.account(request.parameter("account_id").orElse(""))
                .flatMap(id -> accounts.find(tx, id))
                .orElseThrow(NotFound::new);
    }

    private Response publish(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        long id = RequestIds.row(request);
        return proposed(database.transaction(tx -> drafts.publish(tx, id, accounts.require(tx, viewer))), viewer);
    }

    /** The proposal, or 202 with what waits. */
    Response proposed(Proposed proposed, AccountId viewer) {
        return switch (proposed) {
            case Proposed.Published published ->
                Response.json(database.read(tx -> renderer.render(tx, published.proposal(), Optional.of(viewer))));
            case Proposed.Waiting waiting ->
                Response.json(ACCEPTED, database.read(tx -> entity(tx, drafts.require(tx, waiting.draft(), viewer))));
        };
    }

    private Response waiting(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        return Response.json(database.read(tx ->
                review.waiting(tx, communities.requireByName(tx, request.pathParameter("name")), viewer).stream()
                        .map(draft -> entity(tx, draft))
                        .toList()));
    }

    private Response release(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        long id = RequestIds.row(request);
        var proposal = database.transaction(tx -> review.release(tx, id, accounts.require(tx, viewer), seen(request)));
        return Response.json(database.read(tx -> renderer.render(tx, proposal, Optional.of(viewer))));
    }

    private Response refuse(Request request) {
        var viewer = authentication.require(request, SCOPE).account();
        long id = RequestIds.row(request);
        database.write(tx -> review.refuse(
                tx,
                id,
                accounts.require(tx, viewer),
                seen(request),
                request.parameter("reason").orElse(""),
                request.parameter("note").orElse("")));
        return Paging.done();
    }

    private static Optional<Instant> seen(Request request) {
        return DraftReview.seen(request.parameter("changed_at"));
    }

    private DraftEntity entity(Transaction tx, Draft draft) {
        var text = draft.text();
        var authors = new ArrayList<String>();
        var invited = new ArrayList<String>();
        authors.add(draft.author().toString());
        for (CoAuthors.Asked asked : drafts.authors(tx, draft)) {
            (asked.accepted().isPresent() ? authors : invited)
                    .add(asked.account().toString());
        }
        return new DraftEntity(
                Long.toString(draft.id()),
                draft.community().toString(),
                draft.author().toString(),
                draft.state().word(),
                text.title(),
                text.ask(),
                text.problem(),
                text.language(),
                text.place().category(),
                text.place().locality(),
                text.place().lifeEvent(),
                text.place().spot().map(PlaceEntity::of),
                text.pictures().stream().map(MediaId::toString).toList(),
                text.bodies(),
                text.differentBecause(),
                draft.waitsUntil(),
                draft.reason(),
                draft.note(),
                draft.published().map(ProposalId::toString),
                authors,
                invited,
                draft.times().created(),
                draft.times().changed());
    }
}
