package folkmoot.door.api.account;

import folkmoot.door.api.entity.FamiliarFollowersEntity;
import folkmoot.door.api.entity.SuggestionEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.relation.Endorsements;
import folkmoot.people.relation.HiddenSets;
import folkmoot.people.relation.Suggestions;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Client API: private notes, endorsements, familiar followers, suggestions and the directory. */
public final class RelationRoutes {

    /** {@code limit=0} of endorsements means all of them, within reason. */
    private static final int ALL = 1_000;

    private final Database database;
    private final Authentication authentication;
    private final RelationActions actions;
    private final Endorsements endorsements;
    private final Suggestions suggestions;
    private final HiddenSets hidden;
    private final AccountRenderer renderer;

    RelationRoutes(
            Database database,
            Authentication authentication,
            RelationActions actions,
            Endorsements endorsements,
            Suggestions suggestions,
            HiddenSets hidden,
            AccountRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.actions = actions;
        this.endorsements = endorsements;
        this.suggestions = suggestions;
        this.hidden = hidden;
        this.renderer = renderer;
    }

    void register(Routing routing) {
        routing.post("/api/v1/accounts/:id/note", this::note)
                .post("/api/v1/accounts/:id/endorse", this::endorse)
                .post("/api/v1/accounts/:id/unendorse", this::unendorse)
                .post("/api/v1/accounts/:id/pin", this::endorse)
                .post("/api/v1/accounts/:id/unpin", this::unendorse)
                .get("/api/v1/accounts/:id/endorsements", this::endorsementsOf)
                .get("/api/v1/endorsements", this::endorsements)
                .get("/api/v1/accounts/familiar_followers", this::familiarFollowers)
                .get("/api/v1/accounts/:id/identity_proofs", this::identityProofs)
                .get("/api/v2/suggestions", this::suggestions)
                .get("/api/v1/suggestions", this::suggestedAccounts)
                .delete("/api/v1/suggestions/:id", this::dismiss)
                .get("/api/v1/directory", this::directory);
    }

    private Response note(Request request) {
        var comment = request.parameter("comment").orElse("");
        return actions.run(
                request,
                (tx, viewer, other) -> endorsements.note(tx, viewer.id(), other.id(), comment),
                "write:accounts");
    }

    private Response endorse(Request request) {
        return actions.run(
                request, (tx, viewer, other) -> endorsements.add(tx, viewer.id(), other.id()), "write:accounts");
    }

    private Response unendorse(Request request) {
        return actions.run(
                request, (tx, viewer, other) -> endorsements.remove(tx, viewer.id(), other.id()), "write:accounts");
    }

    private Response endorsementsOf(Request request) {
        authentication.optional(request, "read:accounts");
        return database.read(tx -> {
            var account = actions.account(tx, request);
            if (!account.isActive()) {
                throw new NotFound();
            }
            return endorsements(tx, request, account.id());
        });
    }

    private Response endorsements(Request request) {
        var viewer = authentication.require(request, "read:accounts").account();
        return database.read(tx -> endorsements(tx, request, viewer));
    }

    private Response endorsements(Transaction tx, Request request, AccountId of) {
        boolean all = request.parameter("limit").filter("0"::equals).isPresent();
        var page = Paging.page(request, all ? ALL : 40, all ? ALL : 80);
        var found = endorsements.list(tx, of, page);
        var people = renderer.renderIds(
                tx, found.stream().map(Endorsements.Endorsement::target).toList());
        return Paging.linkedWhileFull(
                request,
                people,
                found.stream().map(Endorsements.Endorsement::id).toList(),
                page.limit());
    }

    private Response familiarFollowers(Request request) {
        var viewer = authentication.require(request, "read:follows").account();
        var wanted = RequestIds.accounts(request, "id", 40);
        return Response.json(database.read(tx -> {
            var familiar = suggestions.familiarFollowers(tx, viewer, wanted);
            var everybody =
                    familiar.values().stream().flatMap(List::stream).distinct().toList();
            var people = renderer.renderIds(tx, everybody).stream()
                    .collect(Collectors.toMap(entity -> entity.id(), Function.identity()));
            return wanted.stream()
                    .map(id -> new FamiliarFollowersEntity(
                            id.toString(),
                            familiar.getOrDefault(id, List.of()).stream()
                                    .map(follower -> people.get(follower.toString()))
                                    .toList()))
                    .toList();
        }));
    }

    /** Nobody proves identities this way any more. */
    private Response identityProofs(Request request) {
        authentication.require(request);
        database.read(tx -> actions.account(tx, request));
        return Response.json(List.of());
    }

    private Response suggestions(Request request) {
        return Response.json(suggested(request).stream().toList());
    }

    private Response suggestedAccounts(Request request) {
        return Response.json(
                suggested(request).stream().map(SuggestionEntity::account).toList());
    }

    private List<SuggestionEntity> suggested(Request request) {
        var viewer = authentication.require(request, "read:accounts").account();
        var unseen = hidden.of(viewer);
        int limit = request.limit(40, 80);
        int offset = Paging.offset(request);
        return database.read(tx -> {
            var found = suggestions.list(tx, viewer, unseen, limit, offset);
            var people = renderer.renderIds(
                    tx, found.stream().map(Suggestions.Suggestion::account).toList());
            var entities = new ArrayList<SuggestionEntity>();
            for (int i = 0; i < people.size(); i++) {
                var why = found.get(i);
                entities.add(new SuggestionEntity(
                        why.ofFriends() ? "past_interactions" : "global", sources(why), people.get(i)));
            }
            return entities;
        });
    }

    private static List<String> sources(Suggestions.Suggestion why) {
        var sources = new ArrayList<String>();
        if (why.ofFriends()) {
            sources.add("friends_of_friends");
        }
        if (why.popular()) {
            sources.add("most_followed");
        }
        return sources;
    }

    private Response dismiss(Request request) {
        var viewer = authentication.require(request, "write:accounts").account();
        database.write(tx -> {
            Account other = actions.account(tx, request);
            suggestions.dismiss(tx, viewer, other.id());
        });
        return Paging.done();
    }

    private Response directory(Request request) {
        var viewer = authentication.optional(request).map(Viewer::account);
        var order = request.parameter("order").orElse("active");
        if (!Set.of("active", "new").contains(order)) {
            throw Invalid.malformed("order is active or new");
        }
        var unseen = hidden.of(viewer);
        int limit = request.limit(40, 80);
        int offset = Paging.offset(request);
        return Response.json(database.read(tx -> renderer.renderIds(
                tx, suggestions.directory(tx, unseen, order.equals("new"), request.flag("local"), limit, offset))));
    }
}
