package folkmoot.door.web;

import folkmoot.civic.news.NewsChoices;
import folkmoot.civic.news.NewsWay;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.Arrays;
import java.util.Map;

/** How a member wants to hear of the proposals that they back or follow. */
final class NewsPages {

    private static final String PATH = "/settings/news";

    private final Frame frame;
    private final Database database;
    private final NewsChoices choices;

    NewsPages(Frame frame, Database database, NewsChoices choices) {
        this.frame = frame;
        this.database = database;
        this.choices = choices;
    }

    void register(Routing routing) {
        routing.get(PATH, this::show).post(PATH, this::choose);
    }

    private Response show(Request request) {
        return frame.session(request)
                .map(session -> page(request, session))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + PATH));
    }

    private Response choose(Request request) {
        var session = frame.requireSession(request);
        request.parameter("news")
                .flatMap(NewsWay::of)
                .ifPresent(way ->
                        database.write(tx -> choices.choose(tx, session.user().account(), way)));
        return Response.redirect(PATH);
    }

    private Response page(Request request, Session session) {
        var text = frame.text(request);
        var chosen = database.read(tx -> choices.of(tx, session.user().account()));
        return frame.draw(
                request,
                "news",
                frame.page(request, text.get("news.title")),
                Map.of(
                        "csrf",
                        session.csrfToken(),
                        "ways",
                        Arrays.stream(NewsWay.values())
                                .map(way -> new Choice(way.word(), text.get("news." + way.word()), way == chosen))
                                .toList()));
    }
}
