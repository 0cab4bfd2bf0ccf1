package folkmoot.door.web;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.desk.Desk;
import folkmoot.civic.desk.DeskCounts;
import folkmoot.civic.desk.DeskFilter;
import folkmoot.civic.desk.DeskFilter.Order;
import folkmoot.civic.desk.DeskFilter.Standing;
import folkmoot.civic.desk.DeskGroup;
import folkmoot.civic.desk.DeskNotes.DeskTemplate;
import folkmoot.civic.desk.DeskWorker;
import folkmoot.civic.desk.Desks;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.UserId;
import folkmoot.platform.text.Table;
import folkmoot.platform.text.Worded;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** The desk of an account that proposals address: what waits, group by group, and one answer for each. */
public final class DeskPages {

    private final Frame frame;
    private final Database database;
    private final Desks desks;
    private final Communities communities;
    private final Views views;

    DeskPages(Frame frame, Database database, Desks desks, Communities communities, Views views) {
        this.frame = frame;
        this.database = database;
        this.desks = desks;
        this.communities = communities;
        this.views = views;
    }

    /** A group, as a row of the list. */
    public record GroupView(
            String id, String title, String cases, String communities, String supports, String due, boolean late) {}

    void register(Routing routing) {
        routing.get("/desk", this::list)
                .get("/desk/export.csv", this::export)
                .post("/desk/templates", this::keepTemplate);
    }

    static Response signIn(Request request) {
        return Response.redirect("/sign-in?return_to=" + request.path());
    }

    static DeskWorker worker(Session session) {
        return new DeskWorker(session.user().account(), session.person(), session.member());
    }

    private Response list(Request request) {
        return frame.session(request).map(session -> list(request, session)).orElseGet(() -> signIn(request));
    }

    private Response list(Request request, Session session) {
        var page = frame.page(request, frame.text(request).get("desk.title", session.username()));
        var text = page.text();
        var worker = worker(session);
        var filter = filter(request, session);
        int offset = DeskFilter.offset(request::parameter);
        record Found(boolean exists, List<DeskGroup> groups, DeskCounts counts, List<DeskTemplate> templates) {}
        var found = database.read(tx -> new Found(
                desks.desk().exists(tx, worker.account()),
                desks.desk().groups(tx, worker, filter, offset),
                desks.desk().counts(tx, worker),
                desks.notes().templates(tx, worker)));
        var shown = found.groups().stream().limit(Desk.MOST_GROUPS).toList();
        var values = new HashMap<String, Object>();
        values.put("csrf", session.csrfToken());
        values.put("exists", found.exists());
        values.put("counts", counted(text, found.counts()));
        values.put("standings", choices(text, "desk.standing.", Standing.values(), filter.standing()));
        values.put("orders", choices(text, "desk.order.", Order.values(), filter.order()));
        values.put("words", filter.words().orElse(""));
        values.put("mine", filter.assigned().isPresent());
        values.put("groups", shown.stream().map(group -> view(text, group)).toList());
        values.put("next", found.groups().size() > shown.size() ? next(request, offset) : "");
        values.put("templates", found.templates());
        return frame.draw(request, "desk", page, values);
    }

    private static List<String> counted(Messages text, DeskCounts counts) {
        return List.of(
                text.get("desk.count.open", counts.open()),
                text.get("desk.count.overdue", counts.overdue()),
                text.get("desk.count.answered", counts.answered()));
    }

    private DeskFilter filter(Request request, Session session) {
        var mine = request.flag("mine") ? Optional.of(session.person()) : Optional.<UserId>empty();
        return DeskFilter.read(request::parameter, mine)
                .in(request.parameter("community")
                        .flatMap(name -> database.read(tx -> communities.byName(tx, name)))
                        .map(Community::id));
    }

    private static <E extends Enum<E> & Worded> List<Choice> choices(Messages text, String key, E[] values, E chosen) {
        return Arrays.stream(values)
                .map(value -> new Choice(value.word(), text.get(key + value.word()), value == chosen))
                .toList();
    }

    private static String next(Request request, int offset) {
        var query = new StringBuilder("/desk?offset=" + (offset + Desk.MOST_GROUPS));
        for (var name : List.of("standing", "order", "mine")) {
            request.parameter(name)
                    .filter(value -> value.matches("[a-z]{1,20}"))
                    .ifPresent(
                            value -> query.append('&').append(name).append('=').append(value));
        }
        return query.toString();
    }

    private GroupView view(Messages text, DeskGroup group) {
        return new GroupView(
                group.id().toString(),
                group.title(),
                text.get("desk.cases", group.cases()),
                text.get("desk.communities", group.communities()),
                text.get("desk.supports", group.supports()),
                group.due().map(day -> views.date(text, day)).orElse(""),
                group.due().filter(day -> desks.desk().today().isAfter(day)).isPresent());
    }

    private Response export(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return signIn(request);
        }
        var worker = worker(session.get());
        var filter = filter(request, session.get());
        var lines = database.read(tx -> desks.desk().all(tx, worker, filter));
        return Response.csv(
                "desk.csv",
                Table.write(
                        List.of("id", "title", "community", "page", "state", "supports", "answer_due", "answered"),
                        lines.stream()
                                .map(each -> List.of(
                                        each.proposal().id().toString(),
                                        each.proposal().title(),
                                        each.origin().community(),
                                        each.origin().page().toString(),
                                        each.state().word(),
                                        String.valueOf(each.supports()),
                                        each.answerDue().map(Object::toString).orElse(""),
                                        String.valueOf(each.answered())))
                                .toList()));
    }

    private Response keepTemplate(Request request) {
        var session = frame.requirePerson(request);
        database.write(tx -> desks.notes()
                .keepTemplate(
                        tx,
                        worker(session),
                        request.parameter("name").orElse(""),
                        request.parameter("text").orElse("")));
        return Response.redirect("/desk");
    }
}
