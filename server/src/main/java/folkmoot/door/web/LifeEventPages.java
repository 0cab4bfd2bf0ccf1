package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.BodySuggestions;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.proposal.Progress;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.Words;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Situations in a life across public bodies: whom to ask, what is proposed and how far it is, and a list to print. */
public final class LifeEventPages {

    private static final int SHOWN = 20;

    /** A life event in a list. */
    public record EventLine(String url, String name, String interaction) {}

    /** One box to tick. */
    public record Step(String name, String url, String does, List<String> ways) {}

    /** A proposal with how far its bodies have come together. */
    public record Advance(ProposalView proposal, String answered, String least) {}

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final BodySuggestions suggestions;
    private final Views views;
    private final Places places;

    public LifeEventPages(
            Frame frame,
            Database database,
            CivicSources from,
            BodySuggestions suggestions,
            Views views,
            Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.suggestions = suggestions;
        this.views = views;
        this.places = places;
    }

    public void register(Routing routing) {
        routing.get("/c/:name/life-events", frame.alike(this::list))
                .get("/c/:name/life-events/:slug", frame.alike(this::show));
    }

    private Community community(Transaction tx, Request request) {
        return from.communities().requireByName(tx, request.pathParameter("name"));
    }

    private Response list(Request request) {
        var text = frame.text(request);
        var community = database.read(tx -> community(tx, request));
        var chosen = request.parameter("interaction");
        var events = database.read(from.communities()::lifeEvents).stream()
                .filter(event -> chosen.map(event.interaction()::equals).orElse(true))
                .map(event -> new EventLine(
                        "/c/" + community.name() + "/life-events/" + event.slug(),
                        event.name(text.language()),
                        text.get("interaction." + event.interaction())))
                .toList();
        var values = new HashMap<String, Object>();
        values.put("head", database.read(tx -> places.head(tx, request, text, community, "/life-events")));
        values.put("events", events);
        return frame.draw(request, "life-events", places.page(request, community, text.get("life.title")), values);
    }

    private Response show(Request request) {
        var text = frame.text(request);
        var community = database.read(tx -> community(tx, request));
        var event = database.read(tx -> from.communities().lifeEvent(tx, request.pathParameter("slug")))
                .orElseThrow(NotFound::new);
        var values = database.read(tx -> values(tx, text, community, event));
        values.put("community", community);
        values.put("event", event.name(text.language()));
        values.put("interaction", text.get("interaction." + event.interaction()));
        values.put("propose", "/c/" + community.name() + "/proposals/new?life_event=" + event.slug());
        var path = "/c/" + community.name() + "/life-events/" + event.slug();
        values.put(
                "embed",
                views.embed(
                        text,
                        path,
                        event.name(text.language()),
                        "/api/folkmoot/v1/communities/" + community.name() + "/life_events/" + event.slug()));
        return views.discoverable(
                frame.draw(request, "life-event", frame.page(request, event.name(text.language())), values), path);
    }

    private Map<String, Object> values(Transaction tx, Messages text, Community community, LifeEvent event) {
        var proposals = ProposalLists.newest(
                        tx, ProposalFilter.ALL.in(community.id()).of(event), Page.first(SHOWN))
                .proposals();
        var tracks =
                from.proposals().tracks(tx, proposals.stream().map(Proposal::id).toList());
        var shown = views.proposals(tx, text, proposals);
        var values = new HashMap<String, Object>();
        values.put(
                "proposals",
                shown.stream()
                        .map(view -> advance(
                                text, view, tracks.getOrDefault(view.proposal().id(), List.of())))
                        .toList());
        values.put(
                "steps",
                suggestions.involved(tx, community, event).stream()
                        .map(body -> step(text, community, body))
                        .toList());
        return values;
    }

    private static Advance advance(Messages text, ProposalView view, List<Track> tracks) {
        var progress = Progress.of(tracks);
        return new Advance(
                view,
                progress.bodies() == 0 ? "" : text.get("life.answered", progress.answered(), progress.bodies()),
                progress.least()
                        .filter(_ -> progress.bodies() > 1)
                        .map(state ->
                                text.get("life.least", Words.in(text.language()).track(state)))
                        .orElse(""));
    }

    private static Step step(Messages text, Community community, Body body) {
        return new Step(
                body.name(text.language()),
                "/c/" + community.name() + "/bodies/" + body.slug(),
                String.join(", ", body.remit()),
                List.of(
                                body.form().map(Object::toString),
                                body.mail(),
                                body.handle().map(handle -> "@" + handle))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }
}
