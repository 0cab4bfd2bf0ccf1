package folkmoot.door.api.instance;

import folkmoot.door.api.entity.RuleEntity;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.about.InstanceDocument;
import folkmoot.stewardship.about.InstanceDocument.Kind;
import folkmoot.stewardship.about.InstanceDocuments;
import folkmoot.stewardship.about.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Client API, instance: what it says of itself. */
public final class InstanceDocumentRoutes {

    private final Database database;
    private final Rules rules;
    private final InstanceDocuments documents;

    public InstanceDocumentRoutes(Database database, Rules rules, InstanceDocuments documents) {
        this.database = database;
        this.rules = rules;
        this.documents = documents;
    }

    public void register(Routing routing) {
        routing.get(
                        "/api/v1/instance/rules",
                        _ -> Response.json(database.read(tx ->
                                rules.list(tx).stream().map(RuleEntity::of).toList())))
                .get("/api/v1/instance/extended_description", _ -> description())
                .get("/api/v1/instance/privacy_policy", _ -> privacyPolicy())
                .get("/api/v1/instance/terms_of_service", _ -> terms())
                .get("/api/v1/instance/terms_of_service/:date", this::termsOf);
    }

    private Response description() {
        var text = database.read(tx -> documents.current(tx, Kind.DESCRIPTION));
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "updated_at",
                text.map(document -> seconds(document.published())).orElse(null));
        json.put("content", text.map(InstanceDocument::content).orElse(""));
        return Response.json(json);
    }

    private Response privacyPolicy() {
        var policy = database.read(documents::privacyPolicy);
        return Response.json(Map.of("updated_at", seconds(policy.published()), "content", policy.content()));
    }

    private Response terms() {
        return Response.json(database.read(
                tx -> terms(tx, documents.current(tx, Kind.TERMS_OF_SERVICE).orElseThrow(NotFound::new))));
    }

    private Response termsOf(Request request) {
        var day = day(request.pathParameter("date")).orElseThrow(NotFound::new);
        return Response.json(database.read(
                tx -> terms(tx, documents.of(tx, Kind.TERMS_OF_SERVICE, day).orElseThrow(NotFound::new))));
    }

    private Map<String, Object> terms(Transaction tx, InstanceDocument terms) {
        var json = new LinkedHashMap<String, Object>();
        json.put("effective_date", terms.effective().toString());
        json.put("effective", documents.isEffective(terms));
        json.put("content", terms.content());
        json.put(
                "succeeded_by",
                documents
                        .after(tx, Kind.TERMS_OF_SERVICE, terms.effective())
                        .map(next -> next.effective().toString())
                        .orElse(null));
        return json;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    /** To the second, as clients expect here (client API). */
    private static String seconds(Instant when) {
        return DateTimeFormatter.ISO_INSTANT.format(when.truncatedTo(ChronoUnit.SECONDS));
    }
}
