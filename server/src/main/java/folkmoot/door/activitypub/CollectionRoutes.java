package folkmoot.door.activitypub;

import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.hashtag.FeaturedTags;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.VisibleStatuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * The collections of an actor. Followers and following tell only how many; the outbox holds what anybody may see, and
 * never a like.
 */
public final class CollectionRoutes {

    private static final int PAGE = 20;

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final StatusDeliveries posts;
    private final Reblogs reblogs;
    private final Pins pins;
    private final FeaturedTags tags;
    private final LocalUris uris;
    private final LocalActors actors;

    public CollectionRoutes(
            Database database,
            Accounts accounts,
            Statuses statuses,
            StatusDeliveries posts,
            Reblogs reblogs,
            Pins pins,
            FeaturedTags tags,
            LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.posts = posts;
        this.reblogs = reblogs;
        this.pins = pins;
        this.tags = tags;
        this.uris = uris;
        this.actors = new LocalActors(database, accounts, uris);
    }

    public void addTo(Routing routing) {
        for (var actor : List.of("/users/:name", "/c/:name", "")) {
            collection(routing, actor + "/followers", request -> size(request, "followers"));
            collection(routing, actor + "/following", request -> size(request, "following"));
        }
        collection(routing, "/users/:name/featured_tags", this::featuredTags);
        for (var actor : List.of("/users/:name", "")) { // those of communities are in GroupRoutes
            collection(routing, actor + "/outbox", this::outbox);
            collection(routing, actor + "/featured", this::featured);
        }
    }

    private static void collection(Routing routing, String path, Handler handler) {
        routing.get(path, Accept.ACTIVITY, handler);
    }

    private Response size(Request request, String part) {
        var actor = actors.of(request);
        var stats = database.read(tx -> accounts.stats(tx, actor.id()));
        return Documents.of(CollectionPage.sizeOnly(
                uris.below(actor.uri(), part),
                "OrderedCollection",
                part.equals("followers") ? stats.followers() : stats.following()));
    }

    /** What the actor pinned and anybody may see, as ids. */
    private Response featured(Request request) {
        var actor = actors.of(request);
        var items = database.read(tx -> pins.of(tx, actor.id(), Optional.empty()).stream()
                .flatMap(id -> statuses.find(tx, id).stream())
                .map(status -> CollectionPage.Item.link(status.uri()))
                .toList());
        return Documents.of(CollectionPage.of(uris.below(actor.uri(), "featured"), "OrderedCollection", items));
    }

    /** The hashtags on the profile, as Mastodon has them. */
    private Response featuredTags(Request request) {
        var actor = actors.of(request);
        var items = database.read(tx -> tags.of(tx, actor.id())).stream()
                .map(tag -> hashtag(tag.name()))
                .toList();
        return Documents.of(CollectionPage.of(uris.below(actor.uri(), "featured_tags"), "Collection", items));
    }

    private CollectionPage.Item hashtag(String name) {
        var href = uris.tag(name);
        var json = Json.object()
                .put("type", "Hashtag")
                .put("href", href.toString())
                .put("name", "#" + name);
        return new CollectionPage.Item(href, Optional.of(new Verbatim(href, "Hashtag", json)));
    }

    private Response outbox(Request request) {
        var actor = actors.of(request);
        var id = uris.below(actor.uri(), "outbox");
        var asked = request.parameter("page");
        if (asked.filter(page -> !page.equals("true")).isPresent()) {
            throw new NotFound(); // pages have no numbers here
        }
        CollectionPage outbox =
                database.read(tx -> asked.isPresent() ? page(tx, request, actor, id) : collection(tx, actor, id));
        return Documents.of(outbox);
    }

    private CollectionPage collection(Transaction tx, Account actor, URI id) {
        return new CollectionPage(
                id,
                "OrderedCollection",
                Optional.empty(),
                OptionalLong.of(tx.sql().fetchCount(STATUS, shown(actor))),
                List.of(),
                Optional.of(URI.create(id + "?page=true")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private CollectionPage page(Transaction tx, Request request, Account actor, URI id) {
        var before = before(request);
        var page = before.isPresent() ? Page.before(before.getAsLong(), PAGE) : Page.first(PAGE);
        var ids = tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(shown(actor))
                .and(page.bounds(STATUS.ID))
                .orderBy(STATUS.ID.desc())
                .limit(PAGE + 1)
                .fetch(STATUS.ID);
        if (before.isPresent() && ids.isEmpty()) {
            throw new NotFound();
        }
        var shown = ids.subList(0, Math.min(PAGE, ids.size()));
        var items = shown.stream()
                .flatMap(status -> statuses.find(tx, new StatusId(status)).stream())
                .flatMap(status -> activity(tx, actor, status))
                .map(activity -> new CollectionPage.Item(
                        activity.id(),
                        Optional.of(new Verbatim(activity.id(), activity.type(), ObjectWriter.document(activity)))))
                .toList();
        return new CollectionPage(
                URI.create(id + "?page=true"
                        + before.stream()
                                .mapToObj(last -> "&max_id=" + last)
                                .findFirst()
                                .orElse("")),
                "OrderedCollectionPage",
                Optional.empty(),
                OptionalLong.empty(),
                items,
                Optional.empty(),
                ids.size() > PAGE
                        ? Optional.of(URI.create(id + "?page=true&max_id=" + shown.getLast()))
                        : Optional.empty(),
                Optional.empty(),
                Optional.of(id));
    }

    /** 404 for what is no id: there is no such page. */
    private static OptionalLong before(Request request) {
        var asked = request.parameter("max_id");
        var before = Id.parse(asked.orElse(""));
        if (asked.isPresent() && before.isEmpty()) {
            throw new NotFound();
        }
        return before;
    }

    private static Condition shown(Account actor) {
        return DSL.and(STATUS.ACCOUNT_ID.eq(actor.id().value()), VisibleStatuses.to(STATUS, Optional.empty()));
    }

    private Stream<Activity> activity(Transaction tx, Account actor, Status status) {
        if (!status.isReblog()) {
            return Stream.of(posts.create(tx, status, actor));
        }
        return status.reblog().flatMap(reblog -> statuses.find(tx, reblog.status())).stream()
                .flatMap(original -> accounts.find(tx, original.author()).stream()
                        .map(author -> reblogs.announce(actor, status, original, author)));
    }
}
