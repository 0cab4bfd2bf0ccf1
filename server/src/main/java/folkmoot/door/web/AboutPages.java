package folkmoot.door.web;

import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.stewardship.about.InstanceDocument;
import folkmoot.stewardship.about.InstanceDocument.Kind;
import folkmoot.stewardship.about.InstanceDocuments;
import folkmoot.stewardship.about.Rule;
import folkmoot.stewardship.about.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the instance is, what it asks of its people, and what it promises them. */
public final class AboutPages {

    private static final String TERMS = "/terms-of-service";

    private final Frame frame;
    private final Database database;
    private final Rules rules;
    private final InstanceDocuments documents;
    private final LiveSettings settings;

    public AboutPages(Frame frame, Database database, Rules rules, InstanceDocuments documents, LiveSettings settings) {
        this.frame = frame;
        this.database = database;
        this.rules = rules;
        this.documents = documents;
        this.settings = settings;
    }

    public void register(Routing routing) {
        routing.get("/about", frame.alike(this::about))
                .get("/terms", _ -> Response.redirect(hasTerms() ? TERMS : "/about")) // as apps write it
                .get(
                        "/privacy-policy",
                        request -> document(
                                request,
                                "about.privacy",
                                Optional.of(database.read(tx -> documents.privacyPolicy(
                                        tx, frame.text(request).language())))))
                .get(
                        TERMS,
                        request -> document(
                                request,
                                "about.terms",
                                database.read(tx -> documents.current(tx, Kind.TERMS_OF_SERVICE))));
    }

    private boolean hasTerms() {
        return database.read(tx -> documents.current(tx, Kind.TERMS_OF_SERVICE).isPresent());
    }

    private record Said(List<Rule> rules, Optional<InstanceDocument> description, boolean terms) {}

    private Response about(Request request) {
        var said = database.read(tx -> new Said(
                rules.list(tx),
                documents.current(tx, Kind.DESCRIPTION),
                documents.current(tx, Kind.TERMS_OF_SERVICE).isPresent()));
        var values = new HashMap<String, Object>();
        values.put("summary", settings.now().instance().description());
        values.put(
                "description", said.description().map(InstanceDocument::content).orElse(""));
        values.put("rules", said.rules());
        values.put("email", settings.now().instance().contactEmail());
        values.put("terms", said.terms());
        return frame.draw(
                request, "about", frame.page(request, frame.text(request).get("about.title")), values);
    }

    private Response document(Request request, String title, Optional<InstanceDocument> found) {
        var document = found.orElseThrow(NotFound::new);
        var text = frame.text(request);
        var key = documents.isEffective(document) ? "about.since" : "about.from";
        return frame.draw(
                request,
                "document",
                frame.page(request, text.get(title)),
                Map.of("when", text.get(key, document.effective().toString()), "content", document.content()));
    }
}
