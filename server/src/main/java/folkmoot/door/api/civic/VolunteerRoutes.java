package folkmoot.door.api.civic;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.Volunteers;
import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;

/** Folkmoot API: who keeps a community's desk, for everybody to read and for its moderators to decide. */
public final class VolunteerRoutes {

    private static final String PATH = "/api/folkmoot/v1/communities/:name/volunteers";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Volunteers volunteers;
    private final AccountRenderer renderer;

    public VolunteerRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Communities communities,
            Volunteers volunteers,
            AccountRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.volunteers = volunteers;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get(PATH, this::list)
                .post(
                        PATH,
                        request -> decide(
                                request,
                                (tx, community, by, who, why) -> volunteers.appoint(tx, community, by, who, why)))
                .delete(
                        PATH,
                        request -> decide(
                                request,
                                (tx, community, by, who, why) -> volunteers.dismiss(tx, community, by, who, why)));
    }

    private Response list(Request request) {
        return Response.json(database.read(tx -> renderer.renderIds(
                tx,
                volunteers.list(
                        tx,
                        communities
                                .requireByName(tx, request.pathParameter("name"))
                                .id()))));
    }

    /** What a moderator decides about somebody. */
    @FunctionalInterface
    private interface Decision {

        void run(Transaction tx, Community community, Account moderator, Account who, String reason);
    }

    private Response decide(Request request, Decision decision) {
        var viewer = authentication.require(request, "write:accounts").account();
        database.write(tx -> decision.run(
                tx,
                communities.requireByName(tx, request.pathParameter("name")),
                accounts.require(tx, viewer),
                Id.account(request.parameter("account_id").orElse(""))
                        .flatMap(id -> accounts.find(tx, id))
                        .orElseThrow(NotFound::new),
                request.parameter("reason").orElse("")));
        return list(request);
    }
}
