package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Category;
import folkmoot.civic.community.Community;
import folkmoot.civic.statistics.BodyStatistics;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How bodies answer: the part of a body's page that says so, and the page that sets bodies of one kind side by side. */
final class BodyFigures {

    /** So many bodies are set side by side. */
    private static final int MOST_COMPARED = 50;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;
    private final Places places;

    BodyFigures(Frame frame, Database database, CivicSources from, Views views, Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
        this.places = places;
    }

    void register(Routing routing) {
        routing.get("/c/:name/register/compare", this::compare);
    }

    /** For the page of one body: one query, however much it was asked. */
    void add(Transaction tx, Messages text, Community community, Body body, Map<String, Object> shown) {
        var lines = from.statistics().of(tx, body.id());
        var categories = from.communities().categories(tx, community.id()).stream()
                .collect(Collectors.toMap(Category::slug, one -> one.name(text.language())));
        var years = new TreeMap<>(BodyStatistics.by(lines, BodyStatistics.Line::year));
        shown.put("bars", BarsView.of(years, text.direction().equals("rtl")));
        shown.put(
                "years",
                years.descendingMap().entrySet().stream()
                        .map(year -> FiguresView.of(text, year.getKey().toString(), "", year.getValue()))
                        .toList());
        shown.put(
                "byCategory",
                BodyStatistics.by(lines, BodyStatistics.Line::category).entrySet().stream()
                        .map(one -> FiguresView.of(
                                text,
                                categories.getOrDefault(one.getKey(), text.get("figures.none")),
                                "",
                                one.getValue()))
                        .toList());
        shown.put("total", FiguresView.of(text, text.get("figures.total"), "", BodyStatistics.total(lines)));
        shown.put(
                "counted",
                BodyStatistics.counted(lines)
                        .map(when -> text.get("figures.counted", views.moment(text, when)))
                        .orElse(""));
    }

    /** By name, never by a figure: figures of bodies that are asked in different ways make no ranking. */
    private Response compare(Request request) {
        var text = frame.text(request);
        var community = database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
        var kind = request.parameter("kind").orElse("");
        var page = places.page(
                request,
                community,
                kind.isEmpty() ? text.get("tab.insight") : text.get("compare.title", kind(text, kind)));
        var values = new HashMap<String, Object>();
        values.put("head", database.read(tx -> places.head(tx, request, text, community, "/register/compare")));
        values.put("rows", database.read(tx -> rows(tx, text, community, kind)));
        return frame.draw(request, "compare", page, values);
    }

    /** The word for a kind of body, where there is one. */
    static String kind(Messages text, String kind) {
        return text.find("body.kind." + kind).orElse(kind);
    }

    private List<FiguresView> rows(Transaction tx, Messages text, Community community, String kind) {
        var bodies = from.bodies().list(tx, community.id()).stream()
                .filter(body -> kind.isEmpty() || body.kind().equals(kind))
                .limit(MOST_COMPARED)
                .toList();
        var lines = from.statistics().of(tx, bodies.stream().map(Body::id).toList()).stream()
                .collect(Collectors.groupingBy(BodyStatistics.Line::body));
        return bodies.stream()
                .map(body -> {
                    var total = BodyStatistics.total(lines.getOrDefault(body.id(), List.of()));
                    var name = body.name(text.language());
                    var url = "/c/" + community.name() + "/bodies/" + body.slug();
                    return total.received() < FiguresView.FEWEST
                            ? FiguresView.tooFew(text, name, url)
                            : FiguresView.of(text, name, url, total);
                })
                .toList();
    }
}
