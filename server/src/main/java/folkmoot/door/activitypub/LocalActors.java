package folkmoot.door.activitypub;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;

/** Finds the local actor below whose address a request stands. */
final class LocalActors {

    private final Database database;
    private final Accounts accounts;
    private final LocalUris uris;

    LocalActors(Database database, Accounts accounts, LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.uris = uris;
    }

    /** Of {@code /users/:name/…}, {@code /c/:name/…}, or the instance actor; 404 when there is none. */
    Account of(Request request) {
        var path = request.path();
        var uri = path.startsWith("/users/")
                ? uris.person(request.pathParameter("name"))
                : path.startsWith("/c/") ? uris.community(request.pathParameter("name")) : uris.instanceActor();
        return database.read(tx -> accounts.byUri(tx, uri))
                .filter(Account::isLocal)
                .filter(Account::isActive)
                .orElseThrow(NotFound::new);
    }
}
