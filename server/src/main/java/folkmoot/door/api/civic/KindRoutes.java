package folkmoot.door.api.civic;

import folkmoot.civic.Board;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.matter.MatterKind;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.List;

/** Folkmoot API: which kinds of matters a community wants. */
final class KindRoutes {

    private static final String PATH = "/api/folkmoot/v1/communities/:name/kinds";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Board board;

    KindRoutes(
            Database database, Authentication authentication, Accounts accounts, Communities communities, Board board) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.board = board;
    }

    void register(Routing routing) {
        routing.get(PATH, this::kinds).put(PATH, this::choose);
    }

    private Response kinds(Request request) {
        return Response.json(database.read(tx -> kinds(tx, community(tx, request))));
    }

    /** What a community wants on its noticeboard. @param kinds their words */
    record KindsEntity(List<String> kinds) {}

    private KindsEntity kinds(Transaction tx, Community community) {
        return new KindsEntity(board.choices().of(tx, community).stream()
                .<String>map(MatterKind::word)
                .toList());
    }

    private Community community(Transaction tx, Request request) {
        return communities.requireByName(tx, request.pathParameter("name"));
    }

    private Response choose(Request request) {
        var viewer = authentication.require(request, "write:accounts").account();
        return Response.json(database.transaction(tx -> {
            var community = community(tx, request);
            board.choices().set(tx, community, accounts.require(tx, viewer), request.parameters("kinds"));
            return kinds(tx, community);
        }));
    }
}
