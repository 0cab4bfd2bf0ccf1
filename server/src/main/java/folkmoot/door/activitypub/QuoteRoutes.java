package folkmoot.door.activitypub;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.quote.Quotes;
import folkmoot.talk.status.Statuses;

/** The stamps by which authors of ours allow that others quote them (FEP-044f); a stamp taken back is not there. */
public final class QuoteRoutes {

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Quotes quotes;
    private final LocalUris uris;

    public QuoteRoutes(Database database, Accounts accounts, Statuses statuses, Quotes quotes, LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.quotes = quotes;
        this.uris = uris;
    }

    public void addTo(Routing routing) {
        routing.get("/users/:name/quote_authorizations/:id", Accept.ACTIVITY, this::stamp);
    }

    private Response stamp(Request request) {
        var uri = uris.at(request.path());
        return Documents.of(200, JsonBodies.write(database.read(tx -> {
            var quote = quotes.byStamp(tx, uri).orElseThrow(NotFound::new);
            var author = quote.quotedAuthor()
                    .flatMap(id -> accounts.find(tx, id))
                    .filter(Account::isActive)
                    .orElseThrow(NotFound::new);
            var quoting = statuses.find(tx, quote.status())
                    .filter(status -> status.visibility().isOpen())
                    .orElseThrow(NotFound::new);
            return AuthorizationDocuments.write(
                    uri, AuthorizationDocuments.QUOTE, author.uri(), quoting.uri(), quote.quotedUri());
        })));
    }
}
