package folkmoot.door.web;

import folkmoot.civic.community.BodySuggestions;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.civic.proposal.Proposed;
import folkmoot.civic.proposal.Publication;
import folkmoot.civic.proposal.SimilarProposals;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
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
import java.util.stream.Collectors;

/** The form: first the text, then near proposals to support instead, then published. Nothing typed is ever lost. */
public final class NewProposalPages {

    /** The script asks when somebody pauses; nobody does so more often than once a second. */
    private static final RateLimits.Rule WHILE_WRITING = new RateLimits.Rule("similar", 60, Duration.ofMinutes(1));

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;
    private final Places places;
    private final ProposalFields fields;

    public NewProposalPages(Frame frame, Database database, CivicSources from, Views views, Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
        this.places = places;
        this.fields = new ProposalFields(from);
    }

    public void register(Routing routing) {
        routing.get("/c/:name/proposals/new", this::show)
                .get("/c/:name/proposals/similar", this::similar)
                .post("/c/:name/proposals", this::send);
    }

    private Response show(Request request) {
        if (frame.session(request).isEmpty()) {
            return Response.redirect("/sign-in?return_to=" + request.path());
        }
        return form(request, community(request), 200, Map.of(), Optional.empty());
    }

    /** What is near to a draft that is being written: a piece of the form, for its script. Problems: 403 for nobody, 429. */
    private Response similar(Request request) {
        var session = frame.session(request).orElseThrow(() -> new Forbidden("Sign in first"));
        request.count(WHILE_WRITING, session.user().account().toString());
        var community = community(request);
        var draft = ProposalFields.typed(request, community);
        if (draft.title().strip().length() < NewProposal.SHORTEST_TITLE) {
            return Response.html("");
        }
        var page = frame.page(request, "");
        return Response.html(frame.piece("near", database.read(tx -> {
            var values = near(tx, page, Optional.of(from.similar().find(tx, community, draft)));
            values.put("page", page);
            return values;
        })));
    }

    private Map<String, Object> near(Transaction tx, Page page, Optional<SimilarProposals.Similar> similar) {
        var near = similar.map(SimilarProposals.Similar::near).orElse(List.of()).stream()
                .map(SimilarProposals.Near::proposal)
                .toList();
        var values = new HashMap<String, Object>();
        values.put("near", views.proposals(tx, page.text(), near));
        values.put(
                "related",
                views.proposals(
                        tx,
                        page.text(),
                        similar.map(SimilarProposals.Similar::related).orElse(List.of())));
        values.put("elsewhere", similar.map(SimilarProposals.Similar::elsewhere).orElse(List.of()));
        return values;
    }

    private Community community(Request request) {
        return database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
    }

    private Response send(Request request) {
        var session = frame.requireSession(request);
        var community = community(request);
        if (request.parameter("lang").isPresent()) { // nothing is sent yet: the form in another language
            return form(request, community, 200, Map.of(), Optional.empty());
        }
        var draft = ProposalFields.typed(request, community);
        var author =
                database.read(tx -> from.accounts().require(tx, session.user().account()));
        var wanted = database.read(tx -> new Publication.Wanted(
                community,
                author,
                draft,
                request.parameter("key"),
                earlier(tx, request).map(Proposal::id)));
        var earlier = database.read(tx -> from.publication().earlier(tx, wanted));
        if (earlier.isPresent()) { // the button was pressed twice
            return Response.redirect(address(community, earlier.get()));
        }
        try {
            if (request.parameter("keep").isPresent()) {
                var kept =
                        database.transaction(tx -> from.unpublished().drafts().keep(tx, wanted));
                return Response.redirect(DraftPages.address(community, kept.id()));
            }
            draft.requireValid(true);
            if (!request.flag("seen_near")) {
                var similar = database.read(tx -> from.similar().find(tx, community, draft));
                if (!similar.near().isEmpty()
                        || !similar.elsewhere().isEmpty()
                        || !suggested(request, community, draft).isEmpty()) {
                    return form(request, community, 200, Map.of(), Optional.of(similar));
                }
            }
            return Response.redirect(address(community, database.transaction(tx -> propose(tx, wanted))));
        } catch (Invalid invalid) {
            return form(request, community, 422, ProposalFields.errors(invalid), Optional.empty());
        } catch (Forbidden refused) {
            return form(request, community, 403, Map.of("", refused.getMessage()), Optional.empty());
        }
    }

    private Proposed propose(Transaction tx, Publication.Wanted wanted) {
        var proposed = from.publication().propose(tx, wanted);
        if (proposed instanceof Proposed.Published published) {
            wanted.follows()
                    .flatMap(id -> from.proposals().find(tx, id))
                    .ifPresent(before -> from.links()
                            .suggest(
                                    tx, wanted.author(), published.proposal(), before, ProposalLink.Kind.FOLLOWS_FROM));
        }
        return proposed;
    }

    private static String address(Community community, Proposed proposed) {
        return switch (proposed) {
            case Proposed.Published published -> Views.url(published.proposal(), Optional.of(community));
            case Proposed.Waiting waiting -> DraftPages.address(community, waiting.draft());
        };
    }

    /** Bodies that could be asked, where none is named; offered once. */
    private List<BodySuggestions.Suggestion> suggested(Request request, Community community, NewProposal draft) {
        var place = draft.place();
        return !draft.bodies().isEmpty() || request.flag("seen_near")
                ? List.of()
                : database.read(tx -> from.suggestions()
                        .of(
                                tx,
                                community,
                                new BodySuggestions.Matter(place.category(), place.locality(), place.lifeEvent())));
    }

    private static List<SuggestedView> suggested(Messages text, List<BodySuggestions.Suggestion> suggestions) {
        return suggestions.stream()
                .map(one -> new SuggestedView(
                        one.body().slug(),
                        one.body().name(text.language()),
                        one.reasons().stream()
                                .map(reason -> text.get("form.suggested." + reason.word()))
                                .collect(Collectors.joining(" · "))))
                .toList();
    }

    /** A body that could be asked, with the reasons. */
    public record SuggestedView(String slug, String name, String why) {}

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
            int status,
            Map<String, String> errors,
            Optional<SimilarProposals.Similar> similar) {
        var page = places.page(request, community, frame.text(request).get("form.title"))
                .keeping("proposal");
        var values = new HashMap<String, Object>();
        values.put("community", community);
        values.put("errors", errors);
        values.put("csrf", frame.csrf(request));
        values.put(
                "key",
                request.parameter("key").orElseGet(() -> UUID.randomUUID().toString()));
        values.put("follows", request.parameter("follows").orElse(""));
        database.read(tx -> {
            var draft = draft(tx, request, community);
            fields.add(tx, page.text(), community, draft, values);
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
            values.putAll(near(tx, page, similar));
            return values;
        });
        values.put(
                "suggested",
                similar.isEmpty()
                        ? List.of()
                        : suggested(
                                page.text(), suggested(request, community, ProposalFields.typed(request, community))));
        return frame.draw(request, status, "new-proposal", page, values);
    }
}
