package folkmoot.civic.response;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposals;
import folkmoot.federation.json.Contexts;
import folkmoot.federation.json.Json;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What bodies answered to a proposal, every version, as other servers read it beside the record (FEDERATION.md, Official responses). */
public final class ResponseDocuments {

    private final Database database;
    private final Proposals proposals;
    private final Responses responses;
    private final Foundations civic;

    public ResponseDocuments(Database database, Proposals proposals, Responses responses) {
        this.database = database;
        this.proposals = proposals;
        this.responses = responses;
        this.civic = proposals.civic();
    }

    /** The newest 200, newest first. 404 for a proposal that nobody may read. */
    public ObjectNode document(ProposalId id) {
        return database.read(tx -> {
            proposals.require(tx, id);
            var found = responses.list(tx, id);
            var document = Json.object();
            var context = document.putArray("@context").add(Contexts.ACTIVITY_STREAMS);
            context.addObject().put("fm", Contexts.FOLKMOOT);
            document.put("id", civic.uris().proposalResponses(id).toString());
            document.put("type", "OrderedCollection");
            document.put("totalItems", found.size());
            var items = document.putArray("orderedItems");
            found.forEach(response -> add(tx, items, response));
            return document;
        });
    }

    private void add(Transaction tx, ArrayNode items, OfficialResponse response) {
        var item = items.addObject().put("type", "fm:Response");
        var body = civic.bodies().list(tx, response.body().stream().toList()).stream()
                .findFirst();
        body.ifPresent(found -> item.put("name", found.name()));
        actor(tx, body).ifPresent(uri -> item.put("fm:body", uri.toString()));
        item.put("fm:via", response.via().word());
        item.put("published", response.createdAt().toString());
        response.removed().ifPresent(when -> item.put("deleted", when.toString()));
        response.status()
                .filter(_ -> response.removed().isEmpty())
                .flatMap(status -> civic.statuses().find(tx, status))
                .map(Status::uri)
                .ifPresent(uri -> item.put("object", uri.toString()));
        var versions = item.putArray("fm:versions");
        response.versions().forEach(version -> add(versions, version));
    }

    private Optional<URI> actor(Transaction tx, Optional<Body> body) {
        return body.flatMap(Body::account)
                .flatMap(account ->
                        civic.accounts().list(tx, List.of(account)).stream().findFirst())
                .map(Account::uri);
    }

    private static void add(ArrayNode versions, ResponseVersion version) {
        var says = version.says();
        var item = versions.addObject()
                .put("fm:version", version.number())
                .put("fm:kind", says.type().word())
                .put("content", version.content())
                .put("attributedTo", version.by().toString())
                .put("published", version.createdAt().toString())
                .put("fm:digest", version.digest());
        says.position().ifPresent(state -> item.put("fm:position", state.word()));
        says.due().ifPresent(day -> item.put("fm:due", day.toString()));
        says.measure().ifPresent(measure -> item.put("fm:measure", measure));
        says.names().ifPresent(names -> item.put("fm:names", names));
        says.reason().ifPresent(reason -> item.put("fm:reason", reason));
        says.joint().ifPresent(joint -> item.put("fm:joint", joint.toString()));
    }
}
