package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.group.LocalModeration;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Discussion;
import folkmoot.door.web.FaultWords;
import folkmoot.door.web.Frame;
import folkmoot.door.web.MatterViews;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Places;
import folkmoot.door.web.TimelineItems;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Summary;
import folkmoot.door.web.form.Tried;
import folkmoot.door.web.ui.Crumb;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.report.ReportFiling;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusContexts;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a matter, and what is done on it. */
final class MatterActPages {

    private static final String PATH = "/c/:name/matters/:id";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Board board;
    private final Beside beside;

    /** What else the page shows and does. */
    record Beside(
            Places places,
            Views views,
            MatterViews matters,
            TimelineItems items,
            LocalModeration moderation,
            ReportFiling filing,
            InstantSource clock) {}

    MatterActPages(Frame frame, Database database, CivicSources from, Board board, Beside beside) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.board = board;
        this.beside = beside;
    }

    void register(Routing routing) {
        routing.get(PATH, frame.alike(this::show)).get("/matters/:id", frame.alike(this::show));
        for (var path : List.of(PATH, "/matters/:id")) {
            routing.post(
                            path + "/answer",
                            act(
                                    "answer",
                                    "answered",
                                    (tx, matter, by, request) -> board.answer(
                                            tx,
                                            matter,
                                            by,
                                            request.parameter("first_name").orElse(""),
                                            request.parameter("note").orElse(""))))
                    .post(
                            path + "/unanswer",
                            act("unanswer", "withdrawn", (tx, matter, by, _) -> board.withdraw(tx, matter, by)));
        }
        routing.post(
                        PATH + "/agree",
                        act(
                                "agree",
                                "agreed",
                                (tx, matter, by, request) ->
                                        board.answers().agree(tx, matter.id(), answer(request), by)))
                .post(
                        PATH + "/decline",
                        act(
                                "decline",
                                "declined",
                                (tx, matter, by, request) ->
                                        board.answers().decline(tx, matter.id(), answer(request), by)))
                .post(
                        PATH + "/thanks",
                        act(
                                "thanks",
                                "thanked",
                                (tx, matter, by, request) -> board.thanks()
                                        .thank(
                                                tx,
                                                matter.id(),
                                                by,
                                                request.parameter("thanks").orElse(""))))
                .post(
                        PATH + "/close",
                        act(
                                "close",
                                "closed",
                                (tx, matter, by, _) -> board.closing().close(tx, matter.id(), by)))
                .post(PATH + "/objection", this::object)
                .post(PATH + "/marks", act("marks", "marked", this::mark))
                .post(
                        PATH + "/proposed",
                        act(
                                "proposed",
                                "proposal",
                                (tx, matter, by, request) ->
                                        board.eventProposals().add(tx, matter, proposal(request), by)))
                .post(PATH + "/report", act("report", "reported", this::report))
                .post(
                        PATH + "/hide",
                        act(
                                "hide",
                                "hidden",
                                (tx, matter, by, request) -> beside.moderation()
                                        .remove(tx, moderator(tx, matter, by, request), post(tx, matter))))
                .post(
                        PATH + "/restore",
                        act(
                                "restore",
                                "restored",
                                (tx, matter, by, request) -> beside.moderation()
                                        .restore(
                                                tx,
                                                moderator(tx, matter, by, request),
                                                post(tx, matter).uri())));
    }

    /** Something done by somebody to a matter. */
    @FunctionalInterface
    private interface Act {
        void run(Transaction tx, Matter matter, Account by, Request request);
    }

    /** Does it, and leads back to the page, which says so; where it does not hold up, the page comes back. */
    private Handler act(String form, String done, Act act) {
        return request -> {
            var account = frame.requireSession(request).user().account();
            var text = frame.text(request);
            try {
                database.write(tx -> {
                    var by = from.accounts().require(tx, account);
                    act.run(tx, matter(tx, request, Optional.of(by)), by, request);
                });
                return Room.done(path(request), done);
            } catch (Invalid invalid) {
                var faults = FaultWords.of(text, invalid);
                return again(request, 422, form, faults, faults.isEmpty() ? text.get("problem.whole") : "");
            } catch (Forbidden _) {
                return again(request, 403, form, Map.of(), text.get("problem.forbidden"));
            } catch (Conflict _) {
                return again(request, 409, form, Map.of(), text.get("problem.conflict"));
            }
        };
    }

    private Response again(Request request, int status, String form, Map<String, String> faults, String fault) {
        return draw(request, status, new Tried(form, Optional.of(request), faults, fault));
    }

    private static String path(Request request) {
        return request.path().replaceFirst("/[a-z]+$", "");
    }

    private static long answer(Request request) {
        return Id.parse(request.parameter("answer").orElse("")).orElseThrow(NotFound::new);
    }

    private static ProposalId proposal(Request request) {
        var address = request.parameter("proposal").orElse("").strip().replaceFirst("[?#].*$", "");
        return Id.parse(address.substring(address.lastIndexOf('/') + 1)).stream()
                .mapToObj(ProposalId::new)
                .findFirst()
                .orElseThrow(() -> Invalid.field("proposal", "ERR_INVALID", "is no address of a proposal"));
    }

    private Status post(Transaction tx, Matter matter) {
        return from.statuses().find(tx, matter.id()).orElseThrow(NotFound::new);
    }

    /** A reason is told to whom it concerns. Problems: 422 where none is given. */
    private By moderator(Transaction tx, Matter matter, Account by, Request request) {
        var community = from.communities().require(tx, matter.community().orElseThrow(NotFound::new));
        from.communities().requireModerator(tx, community.id(), by.id());
        var reason = request.parameter("reason").map(String::strip).orElse("");
        if (reason.isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "can't be blank");
        }
        return new By(community, by, Optional.of(reason));
    }

    private void mark(Transaction tx, Matter matter, Account by, Request request) {
        if (!(board.matters().whole(tx, matter).block() instanceof MarkedPlace place)) {
            throw new NotFound();
        }
        board.placeMarks().put(tx, matter, place, by, MatterParts.picked(place, request::parameter));
    }

    private void report(Transaction tx, Matter matter, Account by, Request request) {
        var comment = request.parameter("comment").orElse("").strip();
        if (comment.isEmpty()) {
            throw Invalid.field("comment", "ERR_BLANK", "can't be blank");
        }
        beside.filing()
                .file(
                        tx,
                        new ReportFiling.Complaint(
                                by.id(), matter.author(), "other", comment, List.of(matter.id()), List.of(), false));
    }

    /** Afterwards there is no page to come back to. */
    private Response object(Request request) {
        var account = frame.requireSession(request).user().account();
        database.write(tx -> {
            var by = from.accounts().require(tx, account);
            board.objections().object(tx, matter(tx, request, Optional.of(by)).id(), by);
        });
        return Response.redirect("/c/" + request.pathParameter("name") + "/matters");
    }

    /** Problems: 404 where it is not in the community of the address. */
    private Matter matter(Transaction tx, Request request, Optional<Account> reader) {
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

    private Response show(Request request) {
        return draw(request, 200, Tried.NOTHING);
    }

    private Optional<Account> reader(Transaction tx, Request request) {
        return frame.session(request)
                .map(session -> from.accounts().require(tx, session.user().account()));
    }

    private Response draw(Request request, int status, Tried tried) {
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
            var drawing = new MatterParts(board, from, text, beside.clock().instant(), tried);
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
        var post = post(tx, matter);
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
