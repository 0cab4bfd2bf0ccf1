package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.draft.Drafts;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Publication;
import folkmoot.door.web.PictureFields.Taken;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * The first of the steps in which somebody proposes: the text, its pictures, where it is. What holds up is kept as a draft, and {@link
 * ProposingPages} goes on from there, so that going back, signing in again or another machine lose nothing.
 */
public final class NewProposalPages {

    /** The script asks when somebody pauses; nobody does so more often than once a second. */
    private static final RateLimits.Rule WHILE_WRITING = new RateLimits.Rule("similar", 60, Duration.ofMinutes(1));

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Drafts drafts;
    private final Places places;
    private final ProposalFields fields;
    private final PictureFields pictures;
    private final NearViews near;

    NewProposalPages(
            Frame frame, Database database, CivicSources from, Views views, Places places, PictureFields pictures) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.drafts = from.unpublished().drafts();
        this.places = places;
        this.fields = new ProposalFields(from);
        this.pictures = pictures;
        this.near = new NearViews(from, views);
    }

    public void register(Routing routing) {
        routing.get("/c/:name/proposals/new", this::show)
                .get("/c/:name/proposals/similar", this::similar)
                .post("/c/:name/proposals", PictureFields.BODY, this::send);
    }

    private Response show(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var author = session.get().user().account();
        return form(request, community(request), author, 200, Map.of(), Taken.of(List.of()));
    }

    /** What is near to a draft that is being written: a piece of the form, for its script. Problems: 403 for nobody, 429. */
    private Response similar(Request request) {
        var session = frame.session(request).orElseThrow(() -> new Forbidden("Sign in first"));
        request.count(WHILE_WRITING, session.user().account().toString());
        var community = community(request);
        var draft = ProposalFields.typed(request, community);
        if (draft.title().length() < NewProposal.SHORTEST_TITLE) {
            return Response.html("");
        }
        var page = frame.page(request, "");
        return Response.html(frame.piece("near", database.read(tx -> {
            var values = near.lists(tx, page.text(), near.find(tx, community, draft));
            values.put("page", page);
            return values;
        })));
    }

    private Community community(Request request) {
        return database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
    }

    private Response send(Request request) {
        var account = frame.requireSession(request).user().account();
        var text = frame.text(request);
        var community = community(request);
        var taken = pictures.take(request, text, account, Optional.empty());
        if (request.parameter("lang").isPresent()) { // nothing is sent yet: the form in another language
            return form(request, community, account, 200, Map.of(), taken);
        }
        boolean keep = request.parameter("keep").isPresent();
        var draft = ProposalFields.typed(request, community).with(taken.ids());
        var errors = keep ? Map.<String, String>of() : ProposalFields.wrong(text, draft, taken);
        if (!errors.isEmpty()) {
            return form(request, community, account, 422, errors, taken);
        }
        try {
            var kept = database.transaction(tx -> drafts.write(
                    tx,
                    new Publication.Wanted(
                            community,
                            from.accounts().require(tx, account),
                            draft,
                            request.parameter("key"),
                            earlier(tx, request).map(Proposal::id))));
            var address = DraftPages.address(community, kept.id());
            return Response.redirect(keep || !kept.state().isOpen() ? address : address + ProposingPages.NEAR);
        } catch (Invalid invalid) {
            return form(request, community, account, 422, ProposalFields.errors(text, invalid), taken);
        } catch (Forbidden refused) {
            return form(request, community, account, 403, Map.of("", refused.getMessage()), taken);
        }
    }

    /** The proposal from which the new one follows. */
    private Optional<Proposal> earlier(Transaction tx, Request request) {
        return request.parameter("follows")
                .map(Id::parse)
                .filter(OptionalLong::isPresent)
                .flatMap(id -> from.proposals().find(tx, new ProposalId(id.getAsLong())))
                .filter(proposal -> proposal.state().isPublic());
    }

    /** What was typed; on an empty form, the text from which the new one follows, in the reader's language otherwise. */
    private NewProposal draft(Transaction tx, Request request, Community community) {
        var typed = ProposalFields.typed(request, community);
        var before = typed.title().isEmpty() ? earlier(tx, request) : Optional.<Proposal>empty();
        return before.map(proposal -> new NewProposal(
                        proposal.title(),
                        proposal.content().ask(),
                        proposal.content().problem(),
                        proposal.place(),
                        from.proposals()
                                .versions()
                                .find(tx, proposal.id(), proposal.version())
                                .map(version -> version.text().bodies())
                                .orElse(List.of()),
                        proposal.content().language(),
                        Optional.empty()))
                .orElse(typed);
    }

    private Response form(
            Request request,
            Community community,
            AccountId author,
            int status,
            Map<String, String> errors,
            Taken taken) {
        var page = places.page(request, community, frame.text(request).get("form.title"))
                .keeping("proposal");
        var values = new HashMap<String, Object>();
        values.put("community", community);
        values.put("steps", ProposingStep.WRITE.steps(page.text()));
        values.put("errors", errors);
        values.put("csrf", frame.csrf(request));
        values.put(
                "key",
                request.parameter("key").orElseGet(() -> UUID.randomUUID().toString()));
        values.put("follows", request.parameter("follows").orElse(""));
        values.put("accepted", pictures.accepted());
        values.put("warning", HealthWarning.of(page.text(), community));
        database.read(tx -> {
            var draft = draft(tx, request, community);
            fields.add(tx, page.text(), community, draft, values);
            values.put("slots", pictures.slots(tx, author, Optional.empty(), taken));
            values.put(
                    "languages",
                    ProposalFields.choices(
                            Messages.LANGUAGES,
                            LandingPages.chosen(request, "language")
                                    .or(() -> earlier(tx, request).map(_ -> draft.language()))
                                    .or(() -> Optional.of(page.text().language()))));
            var events = new LinkedHashMap<String, String>();
            from.communities()
                    .lifeEvents(tx)
                    .forEach(one -> events.put(one.slug(), one.name(page.text().language())));
            values.put("events", ProposalFields.choices(events, draft.place().lifeEvent()));
            return values;
        });
        return frame.draw(request, status, "new-proposal", page, values);
    }
}
