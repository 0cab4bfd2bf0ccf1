package folkmoot.door.api.civic;

import folkmoot.civic.proposal.Proposal;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import java.util.Optional;

/** What the signed-in account does to a proposal: found, done in one transaction, answered with the Proposal. */
final class ProposalActions {

    private final Database database;
    private final Authentication authentication;
    private final ProposalRoutes.Parts parts;
    private final ProposalRenderer renderer;

    ProposalActions(
            Database database, Authentication authentication, ProposalRoutes.Parts parts, ProposalRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderer = renderer;
    }

    /** One thing done by somebody to a proposal. */
    @FunctionalInterface
    interface Action {

        void run(Transaction tx, Account by, Proposal proposal);
    }

    /** Does it, and answers with the proposal as it is after the commit and what follows it. 404 for one that the account may not see. */
    Response run(Request request, String scope, Action action) {
        var viewer = authentication.require(request, scope).account();
        database.write(tx -> action.run(tx, account(tx, viewer), proposal(tx, id(request), viewer)));
        return shown(request, viewer);
    }

    /** Supports it, or does no longer, together with others who do so at the same moment; otherwise as {@link #run}. */
    Response support(Request request, boolean add) {
        var viewer = authentication.require(request, "write:favourites").account();
        var proposal = database.read(tx -> proposal(tx, id(request), viewer));
        var named = request.parameters().flag("named");
        if (!add) {
            parts.favourites().remove(viewer, proposal.status());
        } else if (named.isPresent()) {
            parts.favourites()
                    .add(viewer, proposal.status(), tx -> parts.supports().setNamed(tx, viewer, proposal, named.get()));
        } else {
            parts.favourites().add(viewer, proposal.status());
        }
        return shown(request, viewer);
    }

    /** 404 for one that the account may not see; its authors are told that a draft is none. */
    private Proposal proposal(Transaction tx, ProposalId id, AccountId viewer) {
        if (parts.proposals().find(tx, id).isEmpty()) {
            parts.drafts().refuse(tx, id.value(), viewer);
        }
        return parts.proposals().requireFor(tx, id, viewer);
    }

    private Response shown(Request request, AccountId viewer) {
        var id = id(request);
        return Response.json(database.read(tx ->
                renderer.render(tx, parts.proposals().find(tx, id).orElseThrow(NotFound::new), Optional.of(viewer))));
    }

    /** What is looked at or done, and answered with something of its own. */
    @FunctionalInterface
    interface Question {

        Object answer(Transaction tx, Account by, Proposal proposal);
    }

    /** As {@link #run}, with an answer of its own. */
    Response answer(Request request, String scope, Question question) {
        var viewer = requireAccount(request, scope);
        var id = id(request);
        return Response.json(
                database.transaction(tx -> question.answer(tx, account(tx, viewer), proposal(tx, id, viewer))));
    }

    AccountId requireAccount(Request request, String scope) {
        return authentication.require(request, scope).account();
    }

    Account account(Transaction tx, AccountId id) {
        return parts.accounts().require(tx, id);
    }

    Optional<AccountId> viewer(Request request) {
        return authentication.optional(request, "read:statuses").map(Viewer::account);
    }

    /** The proposal in the path if everybody may read it; 404 otherwise. */
    Proposal proposal(Transaction tx, Request request) {
        return parts.proposals().require(tx, id(request));
    }

    /** The same; empty where there is none. Problems: 404 for one that not everybody may read. */
    Optional<Proposal> find(Transaction tx, Request request) {
        return parts.proposals().find(tx, id(request)).map(_ -> proposal(tx, request));
    }

    private static ProposalId id(Request request) {
        return new ProposalId(RequestIds.row(request));
    }
}
