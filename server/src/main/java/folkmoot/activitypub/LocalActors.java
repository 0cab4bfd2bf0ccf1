package folkmoot.activitypub;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.database.Database;
import folkmoot.http.Request;
import folkmoot.problem.NotFound;
import folkmoot.uri.LocalUris;

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
