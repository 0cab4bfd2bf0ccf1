package folkmoot.door.web;

import folkmoot.civic.desk.Desks;
import folkmoot.civic.statistics.Figures;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.HashMap;
import java.util.TreeMap;

/** How an account answers all that addresses it, for who acts as it: counted as on a body's page. */
final class DeskStatisticsPages {

    private final Frame frame;
    private final Database database;
    private final Desks desks;

    DeskStatisticsPages(Frame frame, Database database, Desks desks) {
        this.frame = frame;
        this.database = database;
        this.desks = desks;
    }

    void register(Routing routing) {
        routing.get("/desk/statistics", this::show);
    }

    private Response show(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return DeskPages.signIn(request);
        }
        var text = frame.text(request);
        var years = database.read(
                tx -> desks.statistics().years(tx, session.get().user().account()));
        var values = new HashMap<String, Object>();
        values.put("bars", BarsView.of(new TreeMap<>(years), text.direction().equals("rtl")));
        values.put(
                "years",
                years.entrySet().stream()
                        .map(year -> FiguresView.of(text, year.getKey().toString(), "", year.getValue()))
                        .toList());
        values.put("total", FiguresView.of(text, text.get("figures.total"), "", Figures.sum(years.values())));
        return frame.draw(request, "deskStatistics", frame.page(request, text.get("desk.statistics")), values);
    }
}
