package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.group.LocalModeration;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.civic.release.Release;
import folkmoot.civic.release.ReleaseFiles;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Refused;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Tried;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.stewardship.report.ReportFiling;
import folkmoot.talk.status.Status;
import java.util.List;
import java.util.Optional;

/** What is done on the page of a matter. */
final class MatterActPages {

    private static final String PATH = "/c/:name/matters/:id";

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Board board;
    private final DecisionActs decisions;
    private final RoundActs rounds;
    private final MatterPage page;
    private final LocalModeration moderation;
    private final ReportFiling filing;

    MatterActPages(
            Frame frame,
            Database database,
            CivicSources from,
            Board board,
            MatterPage page,
            LocalModeration moderation,
            ReportFiling filing) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.board = board;
        this.decisions = new DecisionActs(database, board);
        this.rounds = new RoundActs(board.opinions().rounds());
        this.page = page;
        this.moderation = moderation;
        this.filing = filing;
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
                .post(PATH + "/ballot", act("ballot", "ballot", decisions::cast))
                .post(PATH + "/unballot", act("unballot", "unballot", decisions::withdraw))
                .post(PATH + "/withdrawal", act("withdrawal", "withdrawal", decisions::withdrawVariant))
                .post(PATH + "/reply", act("reply", "replied", decisions::answer))
                .post(PATH + "/opinion", act("opinion", "opinion", rounds::answer))
                .post(PATH + "/say", act("say", "said", rounds::say))
                .post(PATH + "/statement", act("statement", "statement", rounds::moderate))
                .get(PATH + "/ballots.csv", this::ballots)
                .post(PATH + "/files", Body.upTo(ReleaseFiles.LARGEST_FORM), act("files", "handed", this::hand))
                .get(PATH + "/files/:file", this::handed)
                .post(PATH + "/report", act("report", "reported", this::report))
                .post(
                        PATH + "/hide",
                        act(
                                "hide",
                                "hidden",
                                (tx, matter, by, request) ->
                                        moderation.remove(tx, moderator(tx, matter, by, request), post(tx, matter))))
                .post(
                        PATH + "/restore",
                        act(
                                "restore",
                                "restored",
                                (tx, matter, by, request) -> moderation.restore(
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
            try {
                database.write(tx -> {
                    var by = from.accounts().require(tx, account);
                    act.run(tx, page.matter(tx, request, Optional.of(by)), by, request);
                });
                return Room.done(MatterPage.path(request), done);
            } catch (Problem problem) {
                var back = Refused.by(problem, request, frame.text(request), form);
                return page.draw(request, back.status(), back.tried());
            }
        };
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
        board.placeMarks().put(tx, matter, place, by, KindParts.picked(place, request::parameter));
    }

    private Release release(Transaction tx, Matter matter) {
        return board.matters().whole(tx, matter, Release.class).block();
    }

    private void hand(Transaction tx, Matter matter, Account by, Request request) {
        var file = request.upload("file")
                .filter(sent -> !sent.fileName().isBlank())
                .orElseThrow(() -> Invalid.field("file", "ERR_BLANK", "can't be blank"));
        board.files().add(tx, matter, release(tx, matter), by, file.fileName(), file.bytes());
    }

    /** Who is not signed in and might be a member is asked to sign in. */
    private Response handed(Request request) {
        try {
            var handed = database.read(tx -> {
                var reader = page.reader(tx, request);
                var matter = page.matter(tx, request, reader);
                var id = Id.parse(request.pathParameter("file")).orElseThrow(NotFound::new);
                return board.files().read(tx, matter, release(tx, matter), id, reader);
            });
            return Response.saved(handed.file().name(), handed.content());
        } catch (Unauthorized nobody) {
            return Frame.toSignIn(request);
        }
    }

    private void report(Transaction tx, Matter matter, Account by, Request request) {
        var comment = request.parameter("comment").orElse("").strip();
        if (comment.isEmpty()) {
            throw Invalid.field("comment", "ERR_BLANK", "can't be blank");
        }
        filing.file(
                tx,
                new ReportFiling.Complaint(
                        by.id(), matter.author(), "other", comment, List.of(matter.id()), List.of(), false));
    }

    /** Afterwards there is no page to come back to. */
    private Response object(Request request) {
        var account = frame.requireSession(request).user().account();
        database.write(tx -> {
            var by = from.accounts().require(tx, account);
            board.objections()
                    .object(tx, page.matter(tx, request, Optional.of(by)).id(), by);
        });
        return Response.redirect("/c/" + request.pathParameter("name") + "/matters");
    }

    private Response ballots(Request request) {
        var matter = database.read(tx -> page.matter(tx, request, page.reader(tx, request)));
        return decisions.ballots(request, matter);
    }

    private Response show(Request request) {
        return page.draw(request, 200, Tried.NOTHING);
    }
}
