package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.matter.Matter;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Discussion;
import folkmoot.door.web.Frame;
import folkmoot.door.web.MatterViews;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Places;
import folkmoot.door.web.TimelineItems;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Summary;
import folkmoot.door.web.form.Tried;
import folkmoot.door.web.ui.Crumb;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusContexts;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a matter, for who looks. */
final class MatterPage {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Board board;
    private final Beside beside;

    /** What else the page shows. */
    record Beside(Places places, Views views, MatterViews matters, TimelineItems items, InstantSource clock) {}

    MatterPage(Frame frame, Database database, CivicSources from, Board board, Beside beside) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.board = board;
        this.beside = beside;
    }

    /** Problems: 404 where it is not in the community of the address. */
    Matter matter(Transaction tx, Request request, Optional<Account> reader) {
        var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
        var matter = board.matters().require(tx, id, reader);
        var here = community(tx, matter).map(Community::name).orElse("");
        var asked = request.path().startsWith("/c/") ? request.pathParameter("name") : "";
        if (!here.equalsIgnoreCase(asked)) {
            throw new NotFound();
        }
        return matter;
    }

    private Optional<Community> community(Transaction tx, Matter matter) {
        return matter.community().map(id -> from.communities().require(tx, id));
    }

    /** Its address, in that of what is done on it. */
    static String path(Request request) {
        return request.path().replaceFirst("/[a-z]+$", "");
    }

    /** Who looks, if somebody does. */
    Optional<Account> reader(Transaction tx, Request request) {
        return frame.session(request)
                .map(session -> from.accounts().require(tx, session.user().account()));
    }

    /** @param tried what was sent and did not hold up */
    Response draw(Request request, int status, Tried tried) {
        var text = frame.text(request);
        var base = request.method().name().equals("GET") ? request.path() : path(request);
        var matter = database.read(tx -> matter(tx, request, reader(tx, request)));
        var community = database.read(tx -> community(tx, matter));
        var plain = community
                .map(one -> beside.places().page(request, one, matter.title()))
                .orElseGet(() -> frame.page(request, matter.title()));
        var page = request.method().name().equals("GET") ? plain : plain.at(base);
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put(
                    "head",
                    community.map(one -> beside.places().head(tx, request, text, one, "/matters")).stream()
                            .toList());
            shown.put("view", beside.matters().one(tx, text, matter, community));
            var reader = reader(tx, request);
            var whole = board.matters().whole(tx, matter);
            var drawing = new MatterParts(
                    from, beside.views(), beside.clock().instant(), new MatterForms(board, text, tried));
            var parts = drawing.all(tx, whole, community, reader, base);
            var below = drawing.below(tx, whole, community, reader, base);
            shown.put("parts", parts);
            shown.put("below", below);
            shown.put(
                    "open",
                    tried.isWrong() && List.of("report", "hide", "restore").contains(tried.form()));
            boolean moderates = reader.isPresent()
                    && community.isPresent()
                    && from.communities()
                            .isModerator(tx, community.get().id(), reader.get().id());
            shown.put("belowName", text.get(moderates ? "board.moderate" : "board.report"));
            shown.put(
                    "summary",
                    Summary.of(
                            text, Stream.concat(parts.stream(), below.stream()).toList(), tried));
            addDiscussion(tx, request, text, matter, community, reader, shown);
            return shown;
        });
        values.put(
                "way",
                community.map(one -> new Crumb(text.get("board.title"), "/c/" + one.name() + "/matters")).stream()
                        .toList());
        values.put("csrf", frame.csrf(request));
        values.put("done", done(request, text));
        var drawn = frame.draw(request, status, "matter", page, values);
        return matter.listed() ? drawn : drawn.header("X-Robots-Tag", "noindex");
    }

    private static String done(Request request, Messages text) {
        return request.parameter("done")
                .filter(word ->
                        word.matches("[a-z]{1,40}") && request.method().name().equals("GET"))
                .flatMap(word -> text.find("board.done." + word))
                .orElse("");
    }

    private void addDiscussion(
            Transaction tx,
            Request request,
            Messages text,
            Matter matter,
            Optional<Community> community,
            Optional<Account> reader,
            Map<String, Object> shown) {
        var post = from.statuses().find(tx, matter.id()).orElseThrow(NotFound::new);
        var viewer = reader.map(Account::id);
        var limits = viewer.isPresent() ? StatusContexts.Limits.MEMBER : StatusContexts.Limits.VISITOR;
        var replies = from.contexts().around(tx, post, viewer, limits).descendants();
        shown.put(
                "post",
                beside.views()
                        .posts(tx, text, List.of(post), Map.of(), matter.community())
                        .getFirst());
        shown.put(
                "acts",
                beside.items().acts(tx, text, replies.stream().map(Status::id).toList(), viewer));
        shown.put(
                "discussion",
                Discussion.of(
                        request,
                        text,
                        beside.views().posts(tx, text, replies, Map.of(), matter.community()),
                        community.map(beside.views()::clerk).orElse("")));
    }
}
