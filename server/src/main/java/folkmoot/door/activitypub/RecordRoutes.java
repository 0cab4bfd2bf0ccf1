package folkmoot.door.activitypub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.RecordDocuments;
import folkmoot.civic.response.ResponseDocuments;
import folkmoot.federation.json.Json;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;

/** The civic record of a proposal, its history and what bodies answered, and the way from a proposal's page to its post. */
public final class RecordRoutes {

    private final Database database;
    private final Proposals proposals;
    private final Statuses statuses;
    private final RecordDocuments records;
    private final ResponseDocuments responses;

    public RecordRoutes(
            Database database,
            Proposals proposals,
            Statuses statuses,
            RecordDocuments records,
            ResponseDocuments responses) {
        this.database = database;
        this.proposals = proposals;
        this.statuses = statuses;
        this.records = records;
        this.responses = responses;
    }

    public void addTo(Routing routing) {
        routing.get("/proposals/:id/record", Accept.DOCUMENT, request -> document(records.document(id(request))))
                .get("/proposals/:id/history", Accept.DOCUMENT, request -> document(records.history(id(request))))
                .get("/proposals/:id/responses", Accept.DOCUMENT, request -> document(responses.document(id(request))))
                .get("/c/:name/proposals/:id", Accept.ACTIVITY, this::post);
    }

    /** The address that people copy leads other servers to the post. */
    private Response post(Request request) {
        return database.read(tx -> statuses.find(
                        tx, proposals.require(tx, id(request)).status())
                .map(Status::uri)
                .map(uri -> Response.redirect(302, uri.toString()))
                .orElseThrow(NotFound::new));
    }

    private static Response document(ObjectNode document) {
        return Documents.of(200, Json.write(document));
    }

    private static ProposalId id(Request request) {
        var value = Id.parse(request.pathParameter("id"));
        return new ProposalId(value.orElseThrow(NotFound::new));
    }
}
