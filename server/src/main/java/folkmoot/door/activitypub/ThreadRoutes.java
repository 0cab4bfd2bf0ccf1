package folkmoot.door.activitypub;

import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Threads that began here, as collections of the ids of their posts (FEP-7888), in pages of 100. */
public final class ThreadRoutes {

    private static final int PAGE = 100;

    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final StatusContexts contexts;
    private final LocalUris uris;

    public ThreadRoutes(
            Database database, Accounts accounts, Statuses statuses, StatusContexts contexts, LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.contexts = contexts;
        this.uris = uris;
    }

    public void addTo(Routing routing) {
        routing.get("/contexts/:id", Accept.ACTIVITY, this::thread);
    }

    private Response thread(Request request) {
        var root = Id.status(request.pathParameter("id"))
                .flatMap(id -> database.read(tx -> statuses.visible(tx, id, Optional.empty())))
                .filter(status -> status.local() && !status.isReply() && !status.isReblog())
                .orElseThrow(NotFound::new);
        var author = database.read(tx -> accounts.find(tx, root.author()))
                .filter(Account::isActive)
                .orElseThrow(NotFound::new);
        var after = Id.parse(request.parameter("min_id").orElse(""));
        var posts = database.read(tx -> contexts.publicThread(tx, root.id(), after.orElse(0), PAGE));
        var page = page(root, posts, after.orElse(0));
        return after.isPresent() ? Documents.of(page) : Documents.of(thread(root, posts, author), page);
    }

    private CollectionPage thread(Status root, List<Status> posts, Account author) {
        return new CollectionPage(
                uris.thread(root.id()),
                "OrderedCollection",
                Optional.of(author.uri()),
                posts.size() < PAGE ? OptionalLong.of(posts.size()) : OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private CollectionPage page(Status root, List<Status> posts, long after) {
        var thread = uris.thread(root.id());
        return new CollectionPage(
                URI.create(thread + "?min_id=" + after),
                "OrderedCollectionPage",
                Optional.empty(),
                OptionalLong.empty(),
                items(posts),
                Optional.empty(),
                next(root, posts),
                Optional.empty(),
                Optional.of(thread));
    }

    private static List<CollectionPage.Item> items(List<Status> posts) {
        return posts.stream()
                .map(status -> CollectionPage.Item.link(status.uri()))
                .toList();
    }

    private Optional<URI> next(Status root, List<Status> posts) {
        return posts.size() < PAGE
                ? Optional.empty()
                : Optional.of(URI.create(
                        uris.thread(root.id()) + "?min_id=" + posts.getLast().id()));
    }
}
