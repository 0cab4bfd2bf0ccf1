package folkmoot.door.api.civic;

import folkmoot.civic.Board;
import folkmoot.civic.decision.Ballot;
import folkmoot.civic.decision.BallotPaper;
import folkmoot.civic.decision.Decision;
import folkmoot.civic.decision.Decisions;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.Matters;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Folkmoot API, decisions: ballots, variants, what bodies answer to them. What a decision is, is told with its matter. */
final class DecisionRoutes {

    private static final String BASE = "/api/folkmoot/v1/matters/:id";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Board board;
    private final Decisions decisions;
    private final DecisionRenderer renderer;

    DecisionRoutes(Database database, Authentication authentication, Accounts accounts, Board board) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.board = board;
        this.decisions = board.decisions();
        this.renderer = new DecisionRenderer(board.decisions());
    }

    void register(Routing routing) {
        routing.put(BASE + "/ballot", this::cast)
                .delete(
                        BASE + "/ballot",
                        request ->
                                act(request, (tx, id, by) -> decisions.ballots().withdraw(tx, id, by)))
                .get(BASE + "/ballots", this::published)
                .post(
                        BASE + "/variants/:variant/withdraw",
                        request -> act(
                                request,
                                (tx, id, by) -> decisions.ballots().withdrawVariant(tx, id, by, variant(request))))
                .post(
                        BASE + "/variants/:variant/answer",
                        request -> act(
                                request,
                                (tx, id, by) -> decisions
                                        .answers()
                                        .answer(
                                                tx,
                                                id,
                                                by,
                                                variant(request),
                                                request.parameter("text").orElse(""))));
    }

    private static StatusId id(Request request) {
        return new StatusId(RequestIds.row(request));
    }

    private static int variant(Request request) {
        var number = request.pathParameter("variant");
        if (!number.matches("[1-9][0-9]?")) {
            throw new NotFound();
        }
        return Integer.parseInt(number) - 1;
    }

    private Response cast(Request request) {
        return act(
                request,
                (tx, id, by) -> decisions
                        .ballots()
                        .cast(
                                tx,
                                id,
                                by,
                                (decision, before) -> new Ballot(
                                        before.map(Ballot::receipt).orElseGet(decisions.ballots()::receipt),
                                        BallotPaper.read(decision, answers(request)),
                                        BallotPaper.experience(
                                                decision,
                                                request.parameter("experience").orElse("")))));
    }

    /** By the numbers of variants; a number that is sent twice is none of them. */
    private static Map<String, String> answers(Request request) {
        var answers = new LinkedHashMap<String, String>();
        request.parameters().sent().forEach((name, values) -> {
            if (name.startsWith("answers[") && name.endsWith("]")) {
                answers.put(
                        name.substring("answers[".length(), name.length() - 1),
                        values.size() == 1 ? values.getFirst() : "twice");
            }
        });
        return answers;
    }

    /** Something done to a decision. */
    @FunctionalInterface
    private interface Act {
        void run(Transaction tx, StatusId id, Account by);
    }

    /** Does it in one transaction, and answers with the decision as it is then. */
    private Response act(Request request, Act act) {
        var viewer = authentication.require(request, "write:statuses").account();
        return Response.json(database.transaction(tx -> {
            var by = accounts.require(tx, viewer);
            act.run(tx, matter(tx, request).id(), by);
            return renderer.one(tx, whole(tx, matter(tx, request)), Optional.of(by));
        }));
    }

    /** Whom its author has blocked decides, too; what moderators hid is there for nobody. */
    private Matter matter(Transaction tx, Request request) {
        return board.matters()
                .find(tx, id(request))
                .filter(matter -> matter.isHome() && !matter.hidden())
                .orElseThrow(NotFound::new);
    }

    private Matters.Whole<Decision> whole(Transaction tx, Matter matter) {
        return board.matters().whole(tx, matter, Decision.class);
    }

    private Response published(Request request) {
        return Response.json(database.read(tx -> renderer.published(tx, whole(tx, matter(tx, request)))));
    }
}
