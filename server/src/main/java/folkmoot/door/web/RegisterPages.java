package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.LookAlikeNews;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.BodyTemplates;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.RegisterFile;
import folkmoot.civic.community.RegisterImport;
import folkmoot.civic.community.Registers;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A community's register as one list, with what its moderators have to see to; entering a body, and files in and out. */
public final class RegisterPages {

    private static final int AT_ONCE = 50;
    private static final int MOST_LOOK_ALIKES = 50;

    /** A line of the register. */
    public record Line(String url, String name, String kind, String handle, String reach, boolean unreachable) {}

    /** An account that could be taken for a body's. */
    public record LookAlikeLine(AuthorView account, String body, String url, String found) {}

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Registers registers;
    private final RegisterImport imports;
    private final LookAlikeNews lookAlikes;
    private final Views views;
    private final Places places;

    public RegisterPages(
            Frame frame,
            Database database,
            CivicSources from,
            Registers registers,
            RegisterImport imports,
            LookAlikeNews lookAlikes,
            Views views,
            Places places) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.registers = registers;
        this.imports = imports;
        this.lookAlikes = lookAlikes;
        this.views = views;
        this.places = places;
    }

    public void register(Routing routing) {
        routing.get("/c/:name/register", request -> draw(request, 200, "", ""))
                .post("/c/:name/register", this::enter)
                .post("/c/:name/register/import", this::take)
                .get(
                        "/c/:name/register.csv",
                        request -> Response.csv("register.csv", RegisterFile.csv(entries(request))))
                .get("/c/:name/register.json", request -> json(RegisterFile.json(entries(request))));
    }

    private static Response json(String text) {
        return Response.bytes(200, "application/json; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"register.json\"");
    }

    private Community community(Transaction tx, Request request) {
        return from.communities().requireByName(tx, request.pathParameter("name"));
    }

    private List<NewBody> entries(Request request) {
        return database.read(tx -> imports.entries(tx, community(tx, request)));
    }

    /** @param done what an import did */
    private Response draw(Request request, int status, String error, String done) {
        var text = frame.text(request);
        var community = database.read(tx -> community(tx, request));
        var page = places.page(request, community, text.get("register.title", community.title()));
        var values = database.read(tx -> {
            boolean keeps = frame.session(request)
                    .filter(session -> from.communities()
                            .isModerator(tx, community.id(), session.user().account()))
                    .isPresent();
            var shown = new HashMap<String, Object>();
            shown.put("head", places.head(tx, request, text, community, "/register"));
            var bodies = Paged.of(request, from.bodies().list(tx, community.id()), AT_ONCE);
            shown.put(
                    "bodies",
                    bodies.shown().stream()
                            .map(body -> line(text, community, body))
                            .toList());
            shown.put("previous", bodies.previous());
            shown.put("next", bodies.next());
            shown.put("mayKeep", keeps);
            shown.put("alike", keeps ? alike(tx, text, community) : List.of());
            return shown;
        });
        values.put("community", community);
        values.put("templates", templates(text));
        values.put("fields", BodyForm.fields(text, request, template(request), true));
        values.put("open", request.parameter("template").isPresent() || !error.isEmpty());
        values.put("csrf", frame.csrf(request));
        values.put("error", error);
        values.put("done", done);
        return frame.draw(request, status, "register", page, values);
    }

    private static NewBody template(Request request) {
        return request.parameter("template")
                .flatMap(BodyTemplates::find)
                .orElseGet(() -> BodyFields.of(Map.of()).asNew());
    }

    private static Map<String, String> templates(Messages text) {
        var names = new LinkedHashMap<String, String>();
        BodyTemplates.all()
                .forEach(body -> names.put(body.slug(), body.names().getOrDefault(text.language(), body.name())));
        return names;
    }

    private Line line(Messages text, Community community, Body body) {
        return new Line(
                "/c/" + community.name() + "/bodies/" + body.slug(),
                body.name(text.language()),
                BodyFigures.kind(text, body.kind()),
                body.handle().map(handle -> "@" + handle).orElse(body.domain()),
                views.reach(text, body).orElse(""),
                body.isUnreachable());
    }

    private List<LookAlikeLine> alike(Transaction tx, Messages text, Community community) {
        return lookAlikes.latest(tx, community.id(), MOST_LOOK_ALIKES).stream()
                .flatMap(one -> from.accounts().find(tx, one.account()).stream()
                        .map(account -> new LookAlikeLine(
                                views.author(tx, text, account, Optional.of(community.id())),
                                one.body().name(text.language()),
                                "/c/" + community.name() + "/bodies/"
                                        + one.body().slug(),
                                views.date(text, one.found()))))
                .toList();
    }

    private Registers.By by(Transaction tx, Request request) {
        var session = frame.requirePerson(request);
        return new Registers.By(
                community(tx, request),
                Optional.of(from.accounts().require(tx, session.user().account())),
                request.parameter("reason"));
    }

    private Response enter(Request request) {
        frame.requireSession(request);
        try {
            var body = database.transaction(tx -> registers.register(
                    tx, by(tx, request), BodyForm.typed(request).asNew()));
            return Response.redirect("/c/" + request.pathParameter("name") + "/bodies/" + body.slug());
        } catch (Invalid problem) {
            return draw(request, 422, problem.getMessage(), "");
        }
    }

    private Response take(Request request) {
        frame.requireSession(request);
        var text =
                request.upload("file").map(file -> SavedText.read(file.bytes())).orElse("");
        try {
            var outcome = imports.take(tx -> by(tx, request), text);
            return draw(
                    request,
                    200,
                    "",
                    frame.text(request)
                            .get(
                                    "register.taken",
                                    outcome.entered().size(),
                                    outcome.corrected().size(),
                                    outcome.same().size()));
        } catch (Invalid problem) {
            return draw(request, 422, problem.getMessage(), "");
        }
    }
}
