package folkmoot.door.web;

import folkmoot.people.relation.Hidden;
import folkmoot.people.relation.HiddenSets;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.timeline.TaggedHome;
import folkmoot.talk.timeline.Timelines;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** What people say, for those who have no app: those whom a member follows, everybody here, and everybody that is known here. */
final class TimelinePages {

    static final String HOME = "/home";
    static final String HERE = "/public";
    static final String EVERYWHERE = "/public/everywhere";

    private static final int SHOWN = 20;

    private final Frame frame;
    private final Database database;
    private final TaggedHome home;
    private final Timelines timelines;
    private final HiddenSets hidden;
    private final TimelineItems items;

    TimelinePages(
            Frame frame,
            Database database,
            TaggedHome home,
            Timelines timelines,
            HiddenSets hidden,
            TimelineItems items) {
        this.frame = frame;
        this.database = database;
        this.home = home;
        this.timelines = timelines;
        this.hidden = hidden;
        this.items = items;
    }

    void register(Routing routing) {
        routing.get(HOME, this::home)
                .get(HERE, frame.alike(request -> open(request, Timelines.Origin.LOCAL)))
                .get(EVERYWHERE, frame.alike(request -> open(request, Timelines.Origin.ANYWHERE)));
    }

    private Response home(Request request) {
        return frame.session(request)
                .map(session -> home(request, session.user().account()))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + HOME));
    }

    private Response home(Request request, AccountId reader) {
        var ids = home.page(reader, wanted(request));
        return draw(request, "home", ids, FilterContext.HOME);
    }

    private Response open(Request request, Timelines.Origin origin) {
        var unseen = reader(request).map(hidden::of).orElse(Hidden.NONE);
        var ids = database.read(tx -> timelines.open(tx, wanted(request), origin, false, unseen));
        var name = origin == Timelines.Origin.LOCAL ? "here" : "everywhere";
        return draw(request, name, ids, FilterContext.PUBLIC);
    }

    private Optional<AccountId> reader(Request request) {
        return frame.session(request).map(Session::user).map(user -> user.account());
    }

    /** One more than is shown tells whether there are more. */
    private static Page wanted(Request request) {
        return Addresses.before(request, SHOWN + 1);
    }

    private Response draw(Request request, String name, List<StatusId> ids, FilterContext where) {
        var page = frame.page(request, frame.text(request).get("timeline." + name));
        var looked = ids.stream().limit(SHOWN).toList();
        var values = new HashMap<String, Object>();
        values.put("items", database.read(tx -> items.of(tx, page.text(), looked, reader(request), where)));
        values.put("csrf", frame.csrf(request));
        values.put("empty", page.text().get("timeline." + name + ".none"));
        values.put("next", ids.size() > SHOWN ? request.path() + "?before=" + looked.getLast() : "");
        return frame.draw(request, "timeline", page, values);
    }
}
