package folkmoot.door.web;

import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Direction;
import java.util.HashMap;
import java.util.Map;

/** One answer to many proposals, whole, with all that it is to. */
final class AnswerPages {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Views views;

    AnswerPages(Frame frame, Database database, CivicSources from, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get("/answers/:id", this::show);
    }

    private Response show(Request request) {
        long id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        var page = frame.page(request, frame.text(request).get("answers.group"));
        Map<String, Object> values = database.read(tx -> {
            var groups = from.answers().groups();
            var group = groups.find(tx, id).orElseThrow(NotFound::new);
            var about = groups.proposals(tx, id);
            var shown = new HashMap<String, Object>();
            shown.put(
                    "by",
                    views.author(
                            tx,
                            page.text(),
                            from.accounts().require(tx, group.by()),
                            about.stream().findFirst().map(proposal -> proposal.community())));
            shown.put("body", group.text());
            shown.put("language", group.language());
            shown.put("direction", Direction.of(group.language()));
            shown.put("time", group.createdAt().toString());
            shown.put("date", views.moment(page.text(), group.createdAt()));
            shown.put("proposals", views.proposals(tx, page.text(), about));
            return shown;
        });
        return frame.draw(request, "answer", page, values);
    }
}
