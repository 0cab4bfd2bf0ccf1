package folkmoot.door.api.civic;

import folkmoot.civic.Board;
import folkmoot.civic.community.Communities;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.opinion.OpinionRounds;
import folkmoot.civic.opinion.Round;
import folkmoot.door.api.entity.OpinionEntity.StatementEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folkmoot API, opinion rounds: statements and what people say of them. What shows in that is told with the matter. */
final class OpinionRoutes {

    private static final String BASE = "/api/folkmoot/v1/matters/:id/statements";
    private static final List<String> WORDS = List.of("disagree", "pass", "agree");

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Board board;
    private final OpinionRounds rounds;

    OpinionRoutes(
            Database database, Authentication authentication, Accounts accounts, Communities communities, Board board) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.board = board;
        this.rounds = board.opinions().rounds();
    }

    void register(Routing routing) {
        routing.get(BASE, this::list)
                .post(
                        BASE,
                        request -> act(
                                request,
                                (tx, id, by) -> rounds.say(
                                        tx,
                                        id,
                                        by,
                                        request.parameter("statement").orElse(""))))
                .put(
                        BASE + "/:statement/answer",
                        request -> act(
                                request,
                                (tx, id, by) -> rounds.answer(
                                        tx,
                                        id,
                                        statement(request),
                                        by,
                                        OpinionRounds.Said.of(
                                                request.parameter("answer").orElse("")))))
                .post(
                        BASE + "/:statement/hide",
                        request -> act(request, (tx, id, by) -> rounds.moderate(tx, id, statement(request), by, false)))
                .post(
                        BASE + "/:statement/show",
                        request -> act(request, (tx, id, by) -> rounds.moderate(tx, id, statement(request), by, true)));
    }

    private static long statement(Request request) {
        return Id.parse(request.pathParameter("statement")).orElseThrow(NotFound::new);
    }

    /** Something done in a round. */
    @FunctionalInterface
    private interface Act {
        void run(Transaction tx, StatusId id, Account by);
    }

    /** Does it in one transaction, and answers with the statements as they are then. */
    private Response act(Request request, Act act) {
        var viewer = authentication.require(request, "write:statuses").account();
        return Response.json(database.transaction(tx -> {
            var by = accounts.require(tx, viewer);
            act.run(tx, matter(tx, request).id(), by);
            return statements(tx, matter(tx, request), Optional.of(by));
        }));
    }

    /** Whom its author has blocked takes part, too; what moderators hid is there for nobody. */
    private Matter matter(Transaction tx, Request request) {
        var matter = board.matters()
                .find(tx, new StatusId(RequestIds.row(request)))
                .filter(found -> found.isHome() && !found.hidden())
                .orElseThrow(NotFound::new);
        board.matters().whole(tx, matter, Round.class);
        return matter;
    }

    private Response list(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        return Response.json(database.read(
                tx -> statements(tx, matter(tx, request), viewer.flatMap(id -> accounts.find(tx, id)))));
    }

    private List<StatementEntity> statements(Transaction tx, Matter matter, Optional<Account> reader) {
        var own = reader.map(by -> rounds.own(tx, matter.id(), by)).orElse(Map.of());
        boolean all = reader.filter(
                        by -> communities.isModerator(tx, matter.community().orElseThrow(), by.id()))
                .isPresent();
        return rounds.statements(tx, matter.id(), all).stream()
                .map(one -> new StatementEntity(
                        Long.toString(one.id()),
                        one.text(),
                        one.state().word(),
                        Optional.ofNullable(own.get(one.id())).map(said -> WORDS.get(said + 1))))
                .toList();
    }
}
