package folkmoot.door.api.account;

import folkmoot.door.api.entity.FeaturedTagEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.hashtag.FollowedTags;
import folkmoot.talk.hashtag.Hashtag;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.status.Tags;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Client API, hashtags: look, follow, feature. */
public final class TagRoutes {

    private static final String[] WRITE_FOLLOWS = {"follow", "write:follows"};

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Parts parts;
    private final TagRenderer renderer;

    /** The features behind it. */
    public record Parts(Hashtags hashtags, FollowedTags followed, FeaturedTags featured) {}

    public TagRoutes(
            Database database, Authentication authentication, Accounts accounts, Parts parts, TagRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.parts = parts;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        var followed = parts.followed();
        var featured = parts.featured();
        routing.get("/api/v1/tags/:name", this::show)
                .post("/api/v1/tags/:name/follow", request -> change(request, followed::follow, WRITE_FOLLOWS))
                .post("/api/v1/tags/:name/unfollow", request -> change(request, followed::unfollow, WRITE_FOLLOWS))
                .post("/api/v1/tags/:name/feature", request -> change(request, featured::add, "write:accounts"))
                .post(
                        "/api/v1/tags/:name/unfeature",
                        request -> change(request, (tx, who, name) -> featured.remove(tx, who, name), "write:accounts"))
                .get("/api/v1/followed_tags", this::followed)
                .get("/api/v1/featured_tags", this::featured)
                .post("/api/v1/featured_tags", this::feature)
                .get("/api/v1/featured_tags/suggestions", this::suggestions)
                .delete("/api/v1/featured_tags/:id", this::unfeature)
                .get("/api/v1/accounts/:id/featured_tags", this::ofAccount);
    }

    private Response show(Request request) {
        var viewer = authentication.optional(request, "read").map(Viewer::account);
        return Response.json(database.read(
                tx -> renderer.render(tx, parts.hashtags().require(tx, request.pathParameter("name")), viewer)));
    }

    @FunctionalInterface
    private interface Change {
        Hashtag of(Transaction tx, AccountId who, String name);
    }

    private Response change(Request request, Change change, String... scopes) {
        var viewer = authentication.require(request, scopes).account();
        return Response.json(database.transaction(
                tx -> renderer.render(tx, change.of(tx, viewer, request.pathParameter("name")), Optional.of(viewer))));
    }

    private Response followed(Request request) {
        var viewer = authentication.require(request, "follow", "read:follows").account();
        var page = Paging.page(request, 100, 200);
        return database.read(tx -> {
            var found = parts.followed().of(tx, viewer, page);
            var tags = found.stream().map(FollowedTags.Followed::tag).toList();
            return Paging.linkedWhileFull(
                    request,
                    renderer.render(tx, tags, Optional.of(viewer)),
                    found.stream().map(FollowedTags.Followed::id).toList(),
                    page.limit());
        });
    }

    private Response featured(Request request) {
        var viewer = authentication.require(request, "read:accounts").account();
        return Response.json(database.read(tx -> featured(tx, accounts.require(tx, viewer))));
    }

    private Response ofAccount(Request request) {
        var id = RequestIds.account(request);
        return Response.json(database.read(tx ->
                featured(tx, accounts.find(tx, id).filter(Account::isActive).orElseThrow(NotFound::new))));
    }

    private List<FeaturedTagEntity> featured(Transaction tx, Account owner) {
        return entities(parts.featured().of(tx, owner.id()), owner);
    }

    /** The hashtags that somebody shows on their profile. */
    static List<FeaturedTagEntity> entities(List<FeaturedTags.Featured> tags, Account owner) {
        return tags.stream()
                .map(tag -> new FeaturedTagEntity(
                        Long.toString(tag.id()),
                        tag.shown(),
                        URI.create(owner.page() + "/tagged/" + URLEncoder.encode(tag.name(), StandardCharsets.UTF_8)),
                        Integer.toString(tag.statuses()),
                        tag.last()
                                .map(when -> when.atZone(ZoneOffset.UTC)
                                        .toLocalDate()
                                        .toString())))
                .toList();
    }

    private Response feature(Request request) {
        var viewer = authentication.require(request, "write:accounts").account();
        var name = request.parameter("name")
                .orElseThrow(() -> Invalid.field("name", "ERR_BLANK", "can't be blank"))
                .strip();
        return Response.json(database.transaction(tx -> {
            var tag = add(tx, viewer, name);
            return featured(tx, accounts.require(tx, viewer)).stream()
                    .filter(entity -> Tags.normal(entity.name()).equals(tag.name()))
                    .findFirst()
                    .orElseThrow(NotFound::new);
        }));
    }

    private Hashtag add(Transaction tx, AccountId viewer, String name) {
        try {
            return parts.featured().add(tx, viewer, name);
        } catch (NotFound notAName) {
            throw Invalid.field("name", "ERR_INVALID", "is not a hashtag");
        }
    }

    private Response unfeature(Request request) {
        var viewer = authentication.require(request, "write:accounts").account();
        long id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        database.write(tx -> parts.featured().remove(tx, viewer, id));
        return Paging.done();
    }

    private Response suggestions(Request request) {
        var viewer = authentication.require(request, "read:accounts").account();
        return Response.json(database.read(
                tx -> renderer.render(tx, parts.featured().suggestions(tx, viewer), Optional.of(viewer))));
    }
}
