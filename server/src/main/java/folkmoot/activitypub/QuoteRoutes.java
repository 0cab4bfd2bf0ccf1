package folkmoot.activitypub;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.database.Database;
import folkmoot.federation.json.Contexts;
import folkmoot.http.Accept;
import folkmoot.http.JsonBodies;
import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.problem.NotFound;
import folkmoot.quote.Quote;
import folkmoot.quote.Quotes;
import folkmoot.status.Status;
import folkmoot.status.Statuses;
import folkmoot.uri.LocalUris;

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
            return document(uri.toString(), author, quote, quoting);
        })));
    }

    private static Object document(String id, Account author, Quote quote, Status quoting) {
        var json = JsonNodeFactory.instance.objectNode();
        var context = json.putArray("@context");
        context.add(Contexts.ACTIVITY_STREAMS);
        var terms = context.addObject();
        terms.put("gts", "https://gotosocial.org/ns#");
        terms.put("QuoteAuthorization", "https://w3id.org/fep/044f#QuoteAuthorization");
        terms.putObject("interactingObject").put("@id", "gts:interactingObject").put("@type", "@id");
        terms.putObject("interactionTarget").put("@id", "gts:interactionTarget").put("@type", "@id");
        json.put("id", id);
        json.put("type", "QuoteAuthorization");
        json.put("attributedTo", author.uri().toString());
        json.put("interactingObject", quoting.uri().toString());
        json.put("interactionTarget", quote.quotedUri().toString());
        return json;
    }
}
