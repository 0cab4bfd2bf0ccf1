package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.FirstItems;
import folkmoot.civic.draft.Draft;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import java.util.HashMap;
import java.util.Optional;

/** For a community's moderators: what waits for them, and how much of somebody new does. 403 for everybody else. */
public final class WaitingPages {

    private static final String PATH = "/c/:name/waiting";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;

    WaitingPages(Frame frame, Database database, CivicSources from, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> draw(request, 200, "")).post(PATH, this::set);
    }

    /** One that waits. */
    public record Line(String url, String title, String language, AuthorView author, String until, boolean soon) {}

    private Response draw(Request request, int status, String error) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Response.redirect("/sign-in?return_to=" + request.path());
        }
        var page = frame.page(request, frame.text(request).get("waiting.title"));
        var values = database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var shown = new HashMap<String, Object>();
            shown.put("community", community);
            shown.put(
                    "lines",
                    from
                            .unpublished()
                            .review()
                            .waiting(tx, community, session.get().user().account())
                            .stream()
                            .map(draft -> line(tx, page.text(), community, draft))
                            .toList());
            return shown;
        });
        values.put("error", error);
        values.put("csrf", frame.csrf(request));
        values.put("most", FirstItems.MOST);
        values.put("mostDays", FirstItems.MOST_DAYS);
        return frame.draw(request, status, "waiting", page, values);
    }

    private Line line(Transaction tx, Messages text, Community community, Draft draft) {
        return new Line(
                DraftPages.address(community, draft.id()),
                draft.text().title(),
                draft.text().language(),
                views.author(tx, text, from.accounts().require(tx, draft.author()), Optional.of(community.id())),
                draft.waitsUntil().map(until -> views.date(text, until)).orElse(""),
                from.unpublished().review().isSoon(draft));
    }

    private Response set(Request request) {
        var session = frame.requireSession(request);
        try {
            database.write(tx -> {
                Account by = from.accounts().require(tx, session.user().account());
                from.firstItems()
                        .set(
                                tx,
                                from.communities().requireByName(tx, request.pathParameter("name")),
                                by,
                                request.parameters().number("count").orElse(-1),
                                request.parameters().number("days").orElse(-1));
            });
            return Response.redirect(303, request.path());
        } catch (Invalid refused) {
            return draw(request, 422, refused.getMessage());
        }
    }
}
