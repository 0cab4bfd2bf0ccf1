package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Small pages and pictures of a proposal, a body and a life event for the pages of others: the only ones of ours that stand in
 * frames. They look at no cookie and set none, hold no script and nothing of another host, and are the same for everybody, so that
 * proxies keep them.
 */
final class EmbedPages {

    private static final String KEPT = "public, max-age=60, stale-while-revalidate=300";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final EmbedViews views;
    private final Supplier<String> site;

    EmbedPages(Frame frame, Database database, CivicSources from, Views views, Supplier<String> site) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = new EmbedViews(from, views);
        this.site = site;
    }

    void register(Routing routing) {
        both(routing, "/embed/c/:name/proposals/:id", this::proposal);
        both(routing, "/embed/c/:name/bodies/:slug", this::body);
        both(routing, "/embed/c/:name/life-events/:slug", this::lifeEvent);
    }

    /** What one of them is about. */
    @FunctionalInterface
    private interface Subject {

        EmbedView view(Transaction tx, Messages text, Community community, Request request);
    }

    private void both(Routing routing, String path, Subject subject) {
        routing.get(path, page(subject)).get(path + "/count.svg", picture(subject));
    }

    private EmbedView proposal(Transaction tx, Messages text, Community community, Request request) {
        return views.proposal(tx, text, community, ProposalPages.id(request));
    }

    private EmbedView body(Transaction tx, Messages text, Community community, Request request) {
        return views.body(
                tx, text, community, from.bodies().require(tx, community.id(), request.pathParameter("slug")));
    }

    private EmbedView lifeEvent(Transaction tx, Messages text, Community community, Request request) {
        return views.lifeEvent(
                tx,
                text,
                community,
                from.communities().lifeEvent(tx, request.pathParameter("slug")).orElseThrow(NotFound::new));
    }

    private Handler page(Subject subject) {
        return request -> {
            var text = text(request);
            var parameters = Map.<String, Object>of(
                    "text",
                    text,
                    "view",
                    view(subject, request, text),
                    "site",
                    site.get(),
                    "style",
                    frame.asset("folkmoot.css"));
            return kept(request, Response.framed(frame.piece("embed", parameters)));
        };
    }

    private Handler picture(Subject subject) {
        return request -> {
            var text = text(request);
            return kept(
                    request,
                    CountImage.of(
                            view(subject, request, text),
                            text,
                            site.get(),
                            request.parameters().number("width").orElse(CountImage.USUAL_WIDTH),
                            request.parameter("theme").orElse("")));
        };
    }

    private EmbedView view(Subject subject, Request request, Messages text) {
        return database.read(tx ->
                subject.view(tx, text, from.communities().requireByName(tx, request.pathParameter("name")), request));
    }

    private static Optional<String> language(Request request) {
        return request.parameter("lang").filter(Messages.LANGUAGES::containsKey);
    }

    /** As the page says that shows it, else as the browser asks; no cookie is looked at. */
    private Messages text(Request request) {
        return language(request).map(Messages::in).orElseGet(() -> frame.accepted(request));
    }

    private static Response kept(Request request, Response response) {
        var forAll = response.header("Cache-Control", KEPT);
        return EntityTag.on(request, language(request).isPresent() ? forAll : forAll.header("Vary", "Accept-Language"));
    }
}
