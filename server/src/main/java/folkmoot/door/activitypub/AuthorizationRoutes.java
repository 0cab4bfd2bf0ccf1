package folkmoot.door.activitypub;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.consent.InteractionAuthorizations;
import folkmoot.talk.status.Statuses;

/** The documents by which authors of ours allow answers, likes and boosts that were asked for (GoToSocial). */
public final class AuthorizationRoutes {

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final InteractionAuthorizations authorizations;
    private final Readers readers;
    private final LocalUris uris;

    public AuthorizationRoutes(
            Database database,
            Accounts accounts,
            Statuses statuses,
            InteractionAuthorizations authorizations,
            Readers readers,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.authorizations = authorizations;
        this.readers = readers;
        this.uris = uris;
    }

    public void addTo(Routing routing) {
        routing.get("/users/:name/authorizations/:id", Accept.ACTIVITY, this::authorization);
    }

    /** Shown to those who may see the post that it is about. */
    private Response authorization(Request request) {
        var id = Id.status(request.pathParameter("id")).map(StatusId::value).orElseThrow(NotFound::new);
        var reader = readers.reader(request);
        return Documents.of(200, JsonBodies.write(database.read(tx -> {
            var authorization = authorizations.find(tx, id).orElseThrow(NotFound::new);
            var status = statuses.visible(tx, authorization.status(), reader).orElseThrow(NotFound::new);
            var author = accounts.find(tx, status.author())
                    .filter(Account::isActive)
                    .filter(by -> authorizations.address(by, authorization).equals(uris.at(request.path())))
                    .orElseThrow(NotFound::new);
            return AuthorizationDocuments.write(
                    uris.at(request.path()),
                    authorization.kind().authorization(),
                    author.uri(),
                    authorization.interaction(),
                    status.uri());
        })));
    }
}
