package folkmoot.door.web;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.event.Calendar;
import folkmoot.civic.event.Event;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterLists;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.proposal.Spot;
import folkmoot.door.web.CommunityPages.Choice;
import folkmoot.door.web.feed.Feed;
import folkmoot.door.web.feed.FeedRoutes;
import folkmoot.door.web.ui.Tab;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.CalendarLines;
import folkmoot.platform.uri.LocalUris;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The noticeboard of a community: its list by kind, state and words; a feed; a calendar of its events. */
final class MatterPages {

    private static final int PAGE = 20;
    private static final int MOST_EVENTS = 200;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Board board;
    private final Places places;
    private final MatterViews matters;
    private final LocalUris uris;

    MatterPages(
            Frame frame,
            Database database,
            CivicSources from,
            Board board,
            Places places,
            MatterViews matters,
            LocalUris uris) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.board = board;
        this.places = places;
        this.matters = matters;
        this.uris = uris;
    }

    void register(Routing routing) {
        new FeedRoutes(routing).feeds("/c/:name/matters", this::feed);
        routing.get("/c/:name/matters", frame.alike(this::list))
                .get("/c/:name/matters/events.ics", this::calendar)
                .get("/c/:name/matters/:id/event.ics", this::one);
    }

    private Community community(Request request) {
        return database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
    }

    private Optional<AccountId> reader(Request request) {
        return frame.session(request).map(session -> session.user().account());
    }

    private MatterLists.Asked asked(Request request, Community community, int most) {
        return new MatterLists.Asked(
                Optional.of(community.id()),
                request.parameter("kind").flatMap(board.kinds()::find),
                request.parameter("state").flatMap(MatterState::of),
                request.parameter("q"),
                request.parameter("after").flatMap(Id::status),
                most);
    }

    private Response list(Request request) {
        var community = community(request);
        var elsewhere = places.elsewhere(community, "/matters");
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        var asked = asked(request, community, PAGE);
        var page = places.page(request, community, frame.text(request).get("board.title"));
        var text = page.text();
        var words = board.kinds().in(text.language());
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("head", places.head(tx, request, text, community, "/matters"));
            var wanted = board.choices().of(tx, community);
            shown.put("tabs", tabs(request, text, wanted, asked.kind()));
            var postable = board.writing()
                    .kinds(
                            tx,
                            community,
                            wanted,
                            reader(request).flatMap(id -> from.accounts().find(tx, id)));
            shown.put("makes", makes(text, community, postable, asked.kind()));
            var found = board.lists().find(tx, asked, reader(request));
            shown.put("matters", matters.all(tx, text, found.matters(), Optional.of(community)));
            shown.put(
                    "next",
                    found.goesOn()
                            ? Addresses.with(
                                    request,
                                    Map.of(
                                            "after",
                                            found.matters().getLast().id().toString()))
                            : "");
            return shown;
        });
        values.put(
                "about",
                asked.kind().map(kind -> words.get(kind.word() + ".about")).orElse(""));
        values.put("kind", asked.kind().<String>map(MatterKind::word).orElse(""));
        values.put("words", asked.words().orElse(""));
        values.put("states", states(request, text));
        boolean narrowed = asked.words().isPresent() || asked.state().isPresent();
        values.put("none", text.get(narrowed ? "board.none.found" : "board.none"));
        return frame.draw(request, 200, "matters", page, values);
    }

    private List<Tab> tabs(Request request, Messages text, List<MatterKind<?>> wanted, Optional<MatterKind<?>> chosen) {
        var words = board.kinds().in(text.language());
        var tabs = new ArrayList<Tab>();
        tabs.add(Tab.of(text.get("board.all"), Addresses.with(request, Map.of("kind", "")), chosen.isEmpty()));
        wanted.forEach(kind -> tabs.add(Tab.of(
                words.plural(kind),
                Addresses.with(request, Map.of("kind", kind.word())),
                chosen.equals(Optional.of(kind)))));
        return tabs;
    }

    /** What can be posted, by the address of its form. */
    private Map<String, String> makes(
            Messages text, Community community, List<MatterKind<?>> wanted, Optional<MatterKind<?>> chosen) {
        var words = board.kinds().in(text.language());
        var makes = new LinkedHashMap<String, String>();
        wanted.stream()
                .filter(kind -> chosen.isEmpty() || chosen.get().equals(kind))
                .forEach(kind -> makes.put(
                        "/c/" + community.name() + "/matters/new?kind=" + kind.word(),
                        words.get(kind.word() + ".new")));
        return makes;
    }

    private List<Choice> states(Request request, Messages text) {
        var words = board.kinds().in(text.language());
        var all = new LinkedHashMap<String, String>();
        all.put("", text.get("board.state.now"));
        for (var state : MatterState.values()) {
            all.put(state.word(), words.get("matter.state." + state.word()));
        }
        return CommunityPages.choices(request, "state", all);
    }

    /** The newest, by kind and words as the list. */
    private Feed feed(Request request) {
        var community = community(request);
        var text = frame.text(request);
        var page = uris.at("/c/" + community.name() + "/matters").toString();
        var found = database.read(tx -> board.lists()
                .find(tx, asked(request, community, PAGE), Optional.empty())
                .matters());
        return new Feed(
                text.get("board.title") + " · " + community.title(),
                page,
                page,
                community.title(),
                text.language(),
                found.stream().map(matter -> entry(community, matter)).toList(),
                List.of());
    }

    private Feed.Entry entry(Community community, Matter matter) {
        var url = uris.matterPage(community.name(), matter.id()).toString();
        return new Feed.Entry(
                url, url, matter.title(), matter.text().body(), matter.times().made());
    }

    private Response calendar(Request request) {
        var community = community(request);
        var asked = new MatterLists.Asked(
                Optional.of(community.id()),
                board.kinds().find("event"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MOST_EVENTS);
        return database.read(tx -> {
            var found = board.lists().find(tx, asked, Optional.empty()).matters();
            return calendar(tx, community, found);
        });
    }

    private Response one(Request request) {
        var community = community(request);
        return database.read(tx -> {
            var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
            var matter = board.matters().require(tx, id, Optional.empty());
            if (!matter.community().equals(Optional.of(community.id()))
                    || !matter.kind().equals("event")) {
                throw new NotFound();
            }
            return calendar(tx, community, List.of(matter));
        });
    }

    private Response calendar(Transaction tx, Community community, List<Matter> events) {
        var calendar = new Calendar(community.title());
        board.matters()
                .whole(tx, events)
                .forEach(whole -> entry(community, whole).ifPresent(calendar::add));
        return Response.bytes(200, CalendarLines.TYPE, calendar.bytes());
    }

    private Optional<Calendar.Entry> entry(Community community, Matters.Whole<?> whole) {
        var matter = whole.matter();
        var url = uris.matterPage(community.name(), matter.id());
        return whole.block() instanceof Event event
                ? Optional.of(new Calendar.Entry(
                        url,
                        url,
                        matter.title(),
                        matter.text().body(),
                        matter.spot().map(Spot::name).orElse(""),
                        event,
                        matter.times().stateSince(),
                        matter.state() == MatterState.CLOSED))
                : Optional.empty();
    }
}
