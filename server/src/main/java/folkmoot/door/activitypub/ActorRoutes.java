package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.profile.ActorDocuments;
import java.util.Optional;

/**
 * Actors: people, clerks and departments of ours at {@code /users/…}, communities at {@code /c/…}, the instance at
 * {@code /}. Documents need no signature: two servers that both insist on one could never meet.
 */
public final class ActorRoutes {

    private final Database database;
    private final Accounts accounts;
    private final ActorDocuments documents;
    private final LocalUris uris;

    public ActorRoutes(Database database, Accounts accounts, ActorDocuments documents, LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.documents = documents;
        this.uris = uris;
    }

    public void addTo(Routing routing) {
        routing.get("/", Accept.ACTIVITY, _ -> instance());
        routing.get("/users/:name", Accept.ACTIVITY, this::person);
        routing.get("/@:name", Accept.ACTIVITY, this::person);
        routing.get("/c/:name", Accept.ACTIVITY, this::community);
    }

    private Response instance() {
        var known = database.read(tx -> accounts.byUri(tx, uris.instanceActor()));
        var account = known.isPresent() ? known.get() : database.transaction(accounts::instanceActor);
        return Documents.of(documents.actor(account));
    }

    private Response person(Request request) {
        var name = request.pathParameter("name");
        return answer(database.read(tx -> accounts.byUri(tx, uris.person(name))
                .or(() -> accounts.local(tx, name).filter(account -> !account.isGroup()))));
    }

    private Response community(Request request) {
        return answer(database.read(tx -> accounts.byUri(tx, uris.community(request.pathParameter("name")))));
    }

    private Response answer(Optional<Account> found) {
        var account = found.filter(Account::isLocal).orElseThrow(NotFound::new);
        return account.isActive()
                ? Documents.of(documents.actor(account))
                : Documents.gone(new Tombstone(
                        account.uri(),
                        Optional.of(account.type().word()),
                        account.times().deleted()));
    }
}
