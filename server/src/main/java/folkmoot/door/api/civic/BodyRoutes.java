package folkmoot.door.api.civic;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.RegisterFile;
import folkmoot.civic.community.RegisterImport;
import folkmoot.civic.community.Registers;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import java.util.List;
import java.util.Optional;

/** Folkmoot API, a community's register of public bodies. */
public final class BodyRoutes {

    private static final String BASE = "/api/folkmoot/v1/communities/:name/bodies";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Communities communities;
    private final Bodies bodies;
    private final Registers registers;
    private final RegisterImport imports;
    private final BodyRenderer renderer;

    public BodyRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Communities communities,
            Bodies bodies,
            Registers registers,
            RegisterImport imports) {
        this.imports = imports;
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.communities = communities;
        this.bodies = bodies;
        this.registers = registers;
        this.renderer = new BodyRenderer(bodies);
    }

    public void register(Routing routing) {
        routing.get(BASE, this::list)
                .post(BASE, this::enter)
                .get(BASE + "/:slug", this::show)
                .update(BASE + "/:slug", this::correct)
                .delete(BASE + "/:slug", this::retire)
                .post(BASE + "/:slug/merge", this::merge)
                .post(BASE + "/import", this::take)
                .get(BASE + ".csv", request -> Response.csv("register.csv", RegisterFile.csv(entries(request))))
                .get(
                        BASE + ".json",
                        request -> Response.json(
                                entries(request).stream().map(BodyFields::of).toList()));
    }

    private Community community(Transaction tx, Request request) {
        return communities.requireByName(tx, request.pathParameter("name"));
    }

    private Response list(Request request) {
        return Response.json(database.read(tx ->
                renderer.entities(tx, bodies.list(tx, community(tx, request).id()))));
    }

    private Response show(Request request) {
        return Response.json(database.read(tx ->
                renderer.entity(tx, bodies.require(tx, community(tx, request).id(), request.pathParameter("slug")))));
    }

    private Response enter(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var by = keeper(tx, request, viewer.account());
            return renderer.entity(
                    tx, registers.register(tx, by, fields(request).asNew()));
        }));
    }

    private Registers.By keeper(Transaction tx, Request request, AccountId account) {
        return new Registers.By(
                community(tx, request), Optional.of(accounts.require(tx, account)), request.parameter("reason"));
    }

    /** What is not named stays; a blank one is taken away. */
    private Response correct(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var by = keeper(tx, request, viewer.account());
            var body = bodies.require(tx, by.community().id(), request.pathParameter("slug"));
            return renderer.entity(
                    tx, registers.correct(tx, by, body, fields(request).over(NewBody.of(body))));
        }));
    }

    /** Names in other languages come as {@code name_cy} or {@code names[cy]}. */
    private static BodyFields fields(Request request) {
        var sent = request.parameters();
        return BodyFields.of(name -> {
            var nested = name.startsWith("name_") ? "names[" + name.substring("name_".length()) + "]" : name;
            var texts = sent.texts(name);
            return texts.isEmpty()
                    ? sent.typed(name).or(() -> sent.typed(nested)).map(List::of)
                    : Optional.of(texts);
        });
    }

    /** Into the entry {@code into}. */
    private Response merge(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        return Response.json(database.transaction(tx -> {
            var by = keeper(tx, request, viewer.account());
            var into = bodies.require(
                    tx, by.community().id(), request.parameter("into").orElse(""));
            registers.merge(tx, by, bodies.require(tx, by.community().id(), request.pathParameter("slug")), into);
            return renderer.entity(tx, bodies.require(tx, by.community().id(), into.slug()));
        }));
    }

    /** A file in the form's {@code file}, or its {@code text}; all of it or nothing. */
    private Response take(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        var text = request.upload("file")
                .map(file -> SavedText.read(file.bytes()))
                .or(() -> request.parameter("text"))
                .orElseThrow(() -> Invalid.field("file", "ERR_BLANK", "must be given"));
        return Response.json(imports.take(tx -> keeper(tx, request, viewer.account()), text));
    }

    private List<NewBody> entries(Request request) {
        return database.read(tx -> imports.entries(tx, community(tx, request)));
    }

    private Response retire(Request request) {
        var viewer = authentication.require(request, "write:accounts");
        database.write(tx -> {
            var by = keeper(tx, request, viewer.account());
            registers.retire(tx, by, bodies.require(tx, by.community().id(), request.pathParameter("slug")));
        });
        return Paging.done();
    }
}
