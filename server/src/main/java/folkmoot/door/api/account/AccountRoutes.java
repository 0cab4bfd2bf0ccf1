package folkmoot.door.api.account;

import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.people.follow.Follow;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Client API, accounts: who somebody is, following and being followed. */
public final class AccountRoutes {

    private static final String[] WRITE_FOLLOWS = {"follow", "write:follows"};
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Follows follows;
    private final AccountRenderer renderer;
    private final RelationshipRenderer relationships;
    private final CredentialAccounts credentials;
    private final ViewerFilters viewerFilters;

    public AccountRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Follows follows,
            AccountRenderer renderer,
            RelationshipRenderer relationships,
            CredentialAccounts credentials,
            ViewerFilters viewerFilters) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.follows = follows;
        this.renderer = renderer;
        this.relationships = relationships;
        this.credentials = credentials;
        this.viewerFilters = viewerFilters;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/accounts/verify_credentials", this::verifyCredentials)
                .get("/api/v1/accounts/lookup", this::lookup)
                .get("/api/v1/accounts/search", this::search)
                .get("/api/v1/accounts/relationships", this::relationships)
                .get("/api/v1/accounts", this::several)
                .get("/api/v1/accounts/:id", this::show)
                .get("/api/v1/accounts/:id/followers", request -> people(request, true))
                .get("/api/v1/accounts/:id/following", request -> people(request, false))
                .post("/api/v1/accounts/:id/follow", this::follow)
                .post("/api/v1/accounts/:id/unfollow", request -> change(request, this::unfollow))
                .post("/api/v1/accounts/:id/remove_from_followers", request -> change(request, this::sendAway))
                .get("/api/v1/follow_requests", this::requests)
                .post("/api/v1/follow_requests/:id/authorize", request -> answer(request, true))
                .post("/api/v1/follow_requests/:id/reject", request -> answer(request, false));
    }

    private Response verifyCredentials(Request request) {
        var viewer = authentication.require(request, "profile", "read:accounts");
        return Response.json(database.read(tx -> credentials.of(tx, viewer)));
    }

    private Response lookup(Request request) {
        authentication.optional(request, "read:accounts");
        return Response.json(database.read(tx -> request.parameter("acct")
                .flatMap(Handle::parse)
                .flatMap(handle -> accounts.byHandle(tx, handle))
                .map(account -> renderer.render(tx, account))
                .orElseThrow(NotFound::new)));
    }

    private Response search(Request request) {
        var viewer =
                Optional.of(authentication.require(request, "read:accounts").account());
        var words = request.parameter("q").orElse("").strip();
        var followedBy = viewer.filter(_ -> request.flag("following"));
        return Response.json(database.read(tx -> words.isEmpty()
                ? List.of()
                : viewerFilters.people(
                        renderer.render(
                                tx,
                                accounts.search(tx, words, followedBy, request.limit(40, 80), Paging.offset(request))),
                        viewer)));
    }

    private Response several(Request request) {
        authentication.optional(request, "read:accounts");
        var ids = RequestIds.accounts(request, "id", 40);
        return Response.json(database.read(tx -> renderer.renderIds(tx, ids)));
    }

    private Response relationships(Request request) {
        var viewer = authentication.require(request, "read:follows");
        var ids = RequestIds.accounts(request, "id", 300);
        return Response.json(database.read(tx -> relationships.render(tx, viewer.account(), ids)));
    }

    private Response show(Request request) {
        authentication.optional(request, "read:accounts");
        return Response.json(database.read(tx -> renderer.render(tx, account(tx, request))));
    }

    private Response people(Request request, boolean followers) {
        var viewer = authentication.optional(request, "read:accounts").map(Viewer::account);
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var of = account(tx, request).id();
            var found = followers ? follows.followers(tx, of, page) : follows.following(tx, of, page);
            return people(tx, request, found, followers ? Follow::account : Follow::target, viewer, page.limit());
        });
    }

    private Response people(
            Transaction tx,
            Request request,
            List<Follow> found,
            Function<Follow, AccountId> who,
            Optional<AccountId> viewer,
            int limit) {
        List<AccountEntity> entities = viewerFilters.people(
                renderer.renderIds(tx, found.stream().map(who).toList()), viewer);
        return Paging.linkedWhileFull(
                request,
                entities,
                found.stream().map(follow -> follow.id().value()).toList(),
                limit);
    }

    private Response follow(Request request) {
        var viewer = authentication.require(request, WRITE_FOLLOWS);
        var options = new Follows.Options(
                request.parameters().flag("reblogs"),
                request.parameters().flag("notify"),
                request.parameters().has("languages") ? Optional.of(languages(request)) : Optional.empty());
        return Response.json(database.transaction(tx -> {
            var target = account(tx, request);
            follows.add(tx, accounts.require(tx, viewer.account()), target, options);
            return relationships.render(tx, viewer.account(), target.id());
        }));
    }

    private static List<String> languages(Request request) {
        var tags = request.parameters("languages").stream()
                .filter(tag -> !tag.isBlank())
                .distinct()
                .toList();
        if (!tags.stream()
                .allMatch(tag -> LANGUAGES.contains(Locale.forLanguageTag(tag).getLanguage()))) {
            throw Invalid.field("languages", "ERR_INVALID", "is not a list of languages");
        }
        return tags;
    }

    private void unfollow(Transaction tx, Both both) {
        follows.remove(tx, both.viewer(), both.other());
    }

    private void sendAway(Transaction tx, Both both) {
        if (follows.find(tx, both.other().id(), both.viewer().id()).isPresent()) {
            follows.reject(tx, both.viewer(), both.other());
        }
    }

    /** The signed-in account and the one the request is about. */
    private record Both(Account viewer, Account other) {}

    private Response change(Request request, BiConsumer<Transaction, Both> change) {
        var viewer = authentication.require(request, WRITE_FOLLOWS);
        return Response.json(database.transaction(tx -> {
            var both = new Both(accounts.require(tx, viewer.account()), account(tx, request));
            change.accept(tx, both);
            return relationships.render(tx, viewer.account(), both.other().id());
        }));
    }

    private Response requests(Request request) {
        var viewer = authentication.require(request, "follow", "read:follows");
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> people(
                tx,
                request,
                follows.requests(tx, viewer.account(), page),
                Follow::account,
                Optional.empty(),
                page.limit()));
    }

    private Response answer(Request request, boolean accept) {
        return change(request, (tx, both) -> {
            if (accept) {
                follows.accept(tx, both.viewer(), both.other());
            } else {
                follows.reject(tx, both.viewer(), both.other());
            }
        });
    }

    private Account account(Transaction tx, Request request) {
        return accounts.requireUndeleted(tx, RequestIds.account(request));
    }
}
