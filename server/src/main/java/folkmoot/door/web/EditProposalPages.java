package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.door.web.PictureFields.Taken;
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
    private final PictureFields pictures;

    EditProposalPages(Frame frame, Database database, CivicSources from, PictureFields pictures) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.fields = new ProposalFields(from);
        this.pictures = pictures;
    }

    public void register(Routing routing) {
        routing.get("/c/:name/proposals/:id/edit", this::show)
                .post("/c/:name/proposals/:id/edit", PictureFields.BODY, this::send);
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
        var taken = Taken.of(database.read(tx -> from.amendments().pictures(tx, proposal)));
        return form(request, proposal, present(proposal), 200, Map.of(), taken);
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
        var text = frame.text(request);
        if (!database.read(tx -> from.proposals().isAuthor(tx, proposal, who))) {
            throw new Forbidden("Only its authors can change the text of a proposal");
        }
        var taken = pictures.take(request, text, proposal.author(), Optional.of(proposal.status()));
        var typed = ProposalFields.typed(request, community).with(taken.ids());
        if (request.parameter("lang").isPresent()) {
            return form(request, proposal, typed, 200, Map.of(), taken);
        }
        var errors = ProposalFields.wrong(text, typed, taken);
        if (!errors.isEmpty()) {
            return form(request, proposal, typed, 422, errors, taken);
        }
        try {
            database.write(tx -> {
                pictures.describe(tx, proposal.author(), proposal.status(), taken);
                from.amendments()
                        .change(
                                tx,
                                proposal,
                                from.accounts().require(tx, who),
                                typed,
                                !taken.described().isEmpty());
            });
            return Response.redirect(Views.url(proposal, Optional.of(community)));
        } catch (Invalid invalid) {
            return form(request, proposal, typed, 422, ProposalFields.errors(text, invalid), taken);
        } catch (Forbidden refused) {
            return form(request, proposal, typed, 403, Map.of("", refused.getMessage()), taken);
        }
    }

    private Response form(
            Request request,
            Proposal proposal,
            NewProposal draft,
            int status,
            Map<String, String> errors,
            Taken taken) {
        var page = frame.page(request, frame.text(request).get("edit.title")).keeping("proposal");
        var community = community(proposal);
        var values = new HashMap<String, Object>();
        values.put("title", proposal.title());
        values.put("base", Views.url(proposal, Optional.of(community)));
        values.put("errors", errors);
        values.put("accepted", pictures.accepted());
        values.put("csrf", frame.csrf(request));
        database.read(tx -> {
            fields.add(tx, page.text(), community, draft, values);
            values.put("slots", pictures.slots(tx, proposal.author(), Optional.of(proposal.status()), taken));
            return values;
        });
        return frame.draw(request, status, "edit-proposal", page, values);
    }
}
