package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The form in which its authors change the text of a proposal. Nothing typed is lost. */
public final class EditProposalPages {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final ProposalFields fields;

    public EditProposalPages(Frame frame, Database database, CivicSources from) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.fields = new ProposalFields(from);
    }

    public void register(Routing routing) {
        routing.get("/c/:name/proposals/:id/edit", this::show).post("/c/:name/proposals/:id/edit", this::send);
    }

    private Response show(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Response.redirect("/sign-in?return_to=" + request.path());
        }
        var who = session.get().user().account();
        var proposal = proposal(request);
        if (!database.read(tx -> from.proposals().isAuthor(tx, proposal, who))) {
            throw new Forbidden("Only its authors can change the text of a proposal");
        }
        return form(request, proposal, present(proposal), 200, Map.of());
    }

    private Proposal proposal(Request request) {
        return database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var proposal = from.proposals().require(tx, ProposalPages.id(request));
            if (!proposal.community().equals(community.id())) {
                throw new NotFound();
            }
            return proposal;
        });
    }

    private NewProposal present(Proposal proposal) {
        var content = proposal.content();
        var bodies = database.read(tx -> from.proposals().versions().find(tx, proposal.id(), proposal.version()))
                .orElseThrow(NotFound::new)
                .text()
                .bodies();
        return new NewProposal(
                content.title(),
                content.ask(),
                content.problem(),
                proposal.place(),
                bodies,
                content.language(),
                Optional.empty());
    }

    private Community community(Proposal proposal) {
        return database.read(tx -> from.communities().require(tx, proposal.community()));
    }

    private Response send(Request request) {
        var who = frame.requireSession(request).user().account();
        var proposal = proposal(request);
        var community = community(proposal);
        var typed = ProposalFields.typed(request, community);
        try {
            database.write(
                    tx -> from.amendments().change(tx, proposal, from.accounts().require(tx, who), typed));
            return Response.redirect(Views.url(proposal, Optional.of(community)));
        } catch (Invalid invalid) {
            return form(request, proposal, typed, 422, ProposalFields.errors(invalid));
        } catch (Forbidden refused) {
            return form(request, proposal, typed, 403, Map.of("", refused.getMessage()));
        }
    }

    private Response form(
            Request request, Proposal proposal, NewProposal draft, int status, Map<String, String> errors) {
        var page = frame.page(request, frame.text(request).get("edit.title"));
        var community = community(proposal);
        var values = new HashMap<String, Object>();
        values.put("title", proposal.title());
        values.put("base", Views.url(proposal, Optional.of(community)));
        values.put("errors", errors);
        values.put("csrf", frame.csrf(request));
        database.read(tx -> {
            fields.add(tx, page.text(), community, draft, values);
            return values;
        });
        return frame.draw(request, status, "edit-proposal", page, values);
    }
}
