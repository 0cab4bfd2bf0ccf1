package folkmoot.door.api.civic;

import folkmoot.civic.Board;
import folkmoot.civic.community.Communities;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterKind;
import folkmoot.civic.matter.MatterLists;
import folkmoot.civic.matter.MatterState;
import folkmoot.civic.matter.MatterWriting;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Statuses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Folkmoot API, matters: offers, needs, events, places and what else a community posts of a kind. */
public final class MatterRoutes {

    private static final String BASE = "/api/folkmoot/v1/matters";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Board board;
    private final MatterRenderer renderer;

    public MatterRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Communities communities,
            Statuses statuses,
            Board board) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.board = board;
        this.renderer = new MatterRenderer(board, statuses);
    }

    public void register(Routing routing) {
        routing.get(BASE, this::list)
                .post(BASE, this::create)
                .get(BASE + "/:id", this::show)
                .patch(BASE + "/:id", this::change)
                .put(BASE + "/:id", this::change)
                .get(BASE + "/:id/answers", this::answers)
                .post(BASE + "/:id/answer", this::answer)
                .post(BASE + "/:id/unanswer", request -> act(request, board::withdraw))
                .post(
                        BASE + "/:id/answers/:answer/agree",
                        request -> act(
                                request,
                                (tx, matter, by) -> board.answers().agree(tx, matter.id(), answerId(request), by)))
                .post(
                        BASE + "/:id/answers/:answer/decline",
                        request -> act(
                                request,
                                (tx, matter, by) -> board.answers().decline(tx, matter.id(), answerId(request), by)))
                .post(
                        BASE + "/:id/thanks",
                        request -> act(
                                request,
                                (tx, matter, by) -> board.thanks()
                                        .thank(
                                                tx,
                                                matter.id(),
                                                by,
                                                request.parameter("thanks").orElse(""))))
                .post(
                        BASE + "/:id/close",
                        request ->
                                act(request, (tx, matter, by) -> board.closing().close(tx, matter.id(), by)))
                .post(BASE + "/:id/objection", this::object)
                .put(BASE + "/:id/marks", request -> act(request, (tx, matter, by) -> mark(tx, request, matter, by)))
                .post(
                        BASE + "/:id/proposed",
                        request -> act(
                                request,
                                (tx, matter, by) -> board.eventProposals().add(tx, matter, proposal(request), by)));
    }

    private Optional<Account> reader(Transaction tx, Optional<AccountId> viewer) {
        return viewer.flatMap(id -> accounts.find(tx, id));
    }

    private Optional<AccountId> viewer(Request request) {
        return authentication.optional(request, "read:statuses").map(Viewer::account);
    }

    private static StatusId id(Request request) {
        return new StatusId(RequestIds.row(request));
    }

    private static long answerId(Request request) {
        return Id.parse(request.pathParameter("answer")).orElseThrow(NotFound::new);
    }

    private static ProposalId proposal(Request request) {
        return Id.parse(request.parameter("proposal_id").orElse("")).stream()
                .mapToObj(ProposalId::new)
                .findFirst()
                .orElseThrow(() -> Invalid.field("proposal_id", "ERR_BLANK", "can't be blank"));
    }

    private Response list(Request request) {
        var viewer = viewer(request);
        int most = request.limit(20, 40);
        return database.read(tx -> {
            var found = board.lists().find(tx, asked(tx, request, most), viewer);
            var goesOn = found.goesOn()
                    ? OptionalLong.of(found.matters().getLast().id().value())
                    : OptionalLong.empty();
            return Paging.linkedAfter(request, Response.json(renderer.list(tx, found.matters())), goesOn);
        });
    }

    private MatterLists.Asked asked(Transaction tx, Request request, int most) {
        return new MatterLists.Asked(
                request.parameter("community")
                        .map(name -> communities.requireByName(tx, name).id()),
                request.parameter("kind").map(board.kinds()::require),
                request.parameter("state")
                        .map(word -> MatterState.of(word)
                                .orElseThrow(() -> Invalid.malformed("state is not one that a matter can have"))),
                request.parameter("q"),
                request.parameter("after")
                        .map(text -> Id.status(text).orElseThrow(() -> Invalid.malformed("after is not an id"))),
                most);
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        return Response.json(database.transaction(tx -> {
            var community = communities
                    .byName(tx, request.parameter("community").orElse(""))
                    .orElseThrow(() -> Invalid.field("community", "ERR_INCLUSION", "is not a community here"));
            var kind = board.kinds().require(request.parameter("kind").orElse(""));
            var by = accounts.require(tx, viewer);
            var key = request.header("Idempotency-Key").filter(word -> !word.isBlank());
            var matter = board.writing()
                    .post(
                            tx,
                            community,
                            by,
                            kind,
                            new MatterWriting.Sent(
                                    typed(request, kind), PlaceFields.pictures(request, List.of()), key));
            return renderer.one(tx, matter, Optional.of(by));
        }));
    }

    /** What was sent of the fields of a kind. */
    private static Map<String, String> typed(Request request, MatterKind<?> kind) {
        var typed = new LinkedHashMap<String, String>();
        kind.fields().stream()
                .map(MatterField::name)
                .filter(name -> request.parameters().has(name))
                .forEach(
                        name -> typed.put(name, request.parameters().typed(name).orElse("")));
        request.parameter("language").ifPresent(language -> typed.put("language", language));
        return typed;
    }

    private Response show(Request request) {
        var viewer = viewer(request);
        return Response.json(database.read(tx -> {
            var reader = reader(tx, viewer);
            return renderer.one(tx, board.matters().require(tx, id(request), reader), reader);
        }));
    }

    private Response change(Request request) {
        return act(
                request,
                (tx, matter, by) -> board.writing()
                        .change(
                                tx,
                                matter.id(),
                                by,
                                typed(request, board.kinds().require(matter.kind()))));
    }

    /** Something done to a matter. */
    @FunctionalInterface
    private interface Act {
        void run(Transaction tx, Matter matter, Account by);
    }

    /** Does it in one transaction, and answers with the matter as it is then. */
    private Response act(Request request, Act act) {
        var viewer = authentication.require(request, "write:statuses").account();
        database.write(tx -> {
            var by = accounts.require(tx, viewer);
            act.run(tx, board.matters().require(tx, id(request), Optional.of(by)), by);
        });
        return Response.json(database.read(tx -> {
            var by = accounts.require(tx, viewer);
            return renderer.one(tx, board.matters().require(tx, id(request), Optional.of(by)), Optional.of(by));
        }));
    }

    private Response answer(Request request) {
        return act(
                request,
                (tx, matter, by) -> board.answer(
                        tx,
                        matter,
                        by,
                        request.parameter("first_name").orElse(""),
                        request.parameter("note").orElse("")));
    }

    /** For its author alone. */
    private Response answers(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        return Response.json(database.read(tx -> {
            var by = accounts.require(tx, viewer);
            var matter = board.matters().require(tx, id(request), Optional.of(by));
            return board.answers().list(tx, matter, by).stream()
                    .map(answer -> MatterRenderer.asked(matter, answer))
                    .toList();
        }));
    }

    private Response object(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        database.write(tx -> {
            var by = accounts.require(tx, viewer);
            board.objections()
                    .object(
                            tx,
                            board.matters()
                                    .require(tx, id(request), Optional.of(by))
                                    .id(),
                            by);
        });
        return Response.json(Map.of());
    }

    private void mark(Transaction tx, Request request, Matter matter, Account by) {
        if (!(board.matters().whole(tx, matter).block() instanceof MarkedPlace place)) {
            throw new NotFound();
        }
        var values = new LinkedHashMap<String, Integer>();
        request.parameters().sent().forEach((name, value) -> {
            if (name.startsWith("marks[")) {
                var text = value.getFirst();
                values.put(name.substring(6, name.length() - 1), text.matches("[0-9]") ? Integer.parseInt(text) : 0);
            }
        });
        board.placeMarks().put(tx, matter, place, by, values);
    }
}
