package folkmoot.door.api.account;

import folkmoot.door.api.entity.CollectionEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.collection.AccountCollection;
import folkmoot.talk.collection.AccountCollection.Description;
import folkmoot.talk.collection.AccountCollections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Client API, collections: accounts that somebody recommends together. */
public final class CollectionRoutes {

    private static final String PATH = "/api/v1/collections";
    private static final int USUAL = 40;

    private final Database database;
    private final Authentication authentication;
    private final AccountCollections collections;
    private final Accounts accounts;
    private final AccountRenderer accountRenderer;
    private final CollectionRenderer renderer;

    public CollectionRoutes(
            Database database,
            Authentication authentication,
            AccountCollections collections,
            Accounts accounts,
            AccountRenderer accountRenderer,
            CollectionRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.collections = collections;
        this.accounts = accounts;
        this.accountRenderer = accountRenderer;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/accounts/:id/collections", this::ofAccount)
                .get("/api/v1/accounts/:id/in_collections", this::withAccount)
                .get(PATH + "/:id", this::show)
                .post(PATH, wrapping(this::create))
                .update(PATH + "/:id", wrapping(this::change))
                .delete(PATH + "/:id", this::remove)
                .post(PATH + "/:id/items", wrapping(this::add))
                .delete(PATH + "/:id/items/:item_id", this::removeItem)
                .post(PATH + "/:id/items/:item_id/revoke", this::revoke);
    }

    private Response ofAccount(Request request) {
        var viewer = authentication.optional(request, "read:collections").map(Viewer::account);
        var offset = Paging.offset(request);
        return database.read(tx -> {
            var owner = accounts.find(tx, RequestIds.account(request))
                    .filter(Account::isActive)
                    .orElseThrow(NotFound::new);
            return list(collections.of(tx, owner.id(), viewer, request.limit(USUAL, 100), offset), viewer);
        });
    }

    /** Only one's own account: who else is recommended where is theirs to know. */
    private Response withAccount(Request request) {
        var viewer = authentication.require(request, "read:collections").account();
        var account = RequestIds.account(request);
        if (database.read(tx -> accounts.find(tx, account)).isEmpty()) {
            throw new NotFound();
        }
        if (!viewer.equals(account)) {
            throw new Forbidden("This action is not allowed");
        }
        var offset = Paging.offset(request);
        return database.read(
                tx -> list(collections.showing(tx, viewer, request.limit(USUAL, 80), offset), Optional.of(viewer)));
    }

    private Response list(List<AccountCollection> found, Optional<AccountId> viewer) {
        return Response.json(Map.of(
                "collections",
                found.stream().map(each -> renderer.render(each, viewer)).toList()));
    }

    private Response show(Request request) {
        var viewer = authentication.optional(request, "read:collections").map(Viewer::account);
        return Response.json(database.read(tx -> {
            var collection = collections.find(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
            var people = new ArrayList<AccountId>();
            people.add(collection.owner());
            people.addAll(collection.shown());
            var json = new LinkedHashMap<String, Object>();
            json.put("collection", renderer.render(collection, viewer));
            json.put("accounts", accountRenderer.renderIds(tx, people));
            return json;
        }));
    }

    private Response create(Request request) {
        var owner = authentication.require(request, "write:collections").account();
        var about = description(request, new Description("", "", Optional.empty(), false, false, Optional.empty()));
        var members = request.parameters("account_ids").stream()
                .map(text -> Id.account(text).orElseThrow(NotFound::new))
                .toList();
        return Response.json(
                database.transaction(tx -> Map.of("collection", own(collections.create(tx, owner, about, members)))));
    }

    private Response change(Request request) {
        var owner = authentication.require(request, "write:collections").account();
        return Response.json(database.transaction(tx -> {
            var before = collections.find(tx, RequestIds.row(request)).orElseThrow(NotFound::new);
            var changed = collections.change(tx, owner, before.id(), description(request, before.about()));
            return Map.of("collection", own(changed));
        }));
    }

    private CollectionEntity own(AccountCollection collection) {
        return renderer.render(collection, Optional.of(collection.owner()));
    }

    private Response remove(Request request) {
        var owner = authentication.require(request, "write:collections").account();
        database.write(tx -> collections.remove(tx, owner, RequestIds.row(request)));
        return Paging.done();
    }

    private Response add(Request request) {
        var owner = authentication.require(request, "write:collections").account();
        var member = request.parameter("account_id")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> Invalid.field("account_id", "ERR_BLANK", "can't be blank"));
        var id = Id.account(member).orElseThrow(NotFound::new);
        return Response.json(database.transaction(tx -> Map.of(
                "collection_item", CollectionRenderer.item(collections.add(tx, owner, RequestIds.row(request), id)))));
    }

    private Response removeItem(Request request) {
        var owner = authentication.require(request, "write:collections").account();
        database.write(tx -> collections.removeItem(tx, owner, RequestIds.row(request), item(request)));
        return Paging.done();
    }

    private Response revoke(Request request) {
        var member = authentication.require(request, "write:collections").account();
        database.write(tx -> collections.revoke(tx, member, RequestIds.row(request), item(request)));
        return Paging.done();
    }

    private static long item(Request request) {
        var value = Id.parse(request.pathParameter("item_id"));
        if (value.isEmpty()) {
            throw new NotFound();
        }
        return value.getAsLong();
    }

    private static Description description(Request request, Description before) {
        var parameters = request.parameters();
        return new Description(
                request.parameter("name").map(String::strip).orElse(before.name()),
                parameters.typed("description").map(String::strip).orElse(before.description()),
                parameters.has("language")
                        ? request.parameter("language").filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"))
                        : before.language(),
                parameters.flag("sensitive").orElse(before.sensitive()),
                parameters.flag("discoverable").orElse(before.discoverable()),
                parameters.has("tag_name")
                        ? request.parameter("tag_name")
                                .map(name -> name.replaceFirst("^#", "").strip())
                                .filter(name -> !name.isEmpty())
                        : before.tag());
    }

    /** Here the whole answer of a refusal stands one level deeper (client API). */
    private static Handler wrapping(Handler handler) {
        return request -> {
            try {
                return handler.handle(request);
            } catch (Invalid invalid) {
                var error = new LinkedHashMap<String, Object>();
                error.put("error", invalid.getMessage());
                error.put("details", invalid.details());
                return Response.json(422, Map.of("error", error));
            }
        };
    }
}
