package folkmoot.door.api.search;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.entity.AccountEntity;
import folkmoot.door.api.entity.SearchEntity;
import folkmoot.door.api.entity.TagEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.door.api.status.StatusPages;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.json.WrittenJson;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.search.Search;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Client API, search (v2). */
public final class SearchRoutes {

    private static final Set<String> TYPES = Set.of("accounts", "hashtags", "statuses");
    private static final WrittenJson NONE = new WrittenJson(JsonBodies.write(List.of()));

    private final Database database;
    private final Authentication authentication;
    private final Search search;
    private final AccountRenderer accountRenderer;
    private final StatusRenderer statusRenderer;
    private final StatusPages pages;
    private final ViewerFilters viewerFilters;
    private final Hashtags hashtags;
    private final TagRenderer tagRenderer;

    public SearchRoutes(
            Database database,
            Authentication authentication,
            Search search,
            AccountRenderer accountRenderer,
            StatusRenderer statusRenderer,
            StatusPages pages,
            ViewerFilters viewerFilters,
            Hashtags hashtags,
            TagRenderer tagRenderer) {
        this.database = database;
        this.authentication = authentication;
        this.search = search;
        this.accountRenderer = accountRenderer;
        this.statusRenderer = statusRenderer;
        this.pages = pages;
        this.viewerFilters = viewerFilters;
        this.hashtags = hashtags;
        this.tagRenderer = tagRenderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v2/search", this::search);
    }

    private Response search(Request request) {
        var viewer = authentication.optional(request, "read:search").map(Viewer::account);
        var words = request.parameter("q").map(String::strip).orElse("");
        if (words.isEmpty()) {
            throw Invalid.malformed("q is missing");
        }
        boolean resolve = request.flag("resolve");
        int offset = Paging.offset(request);
        if (viewer.isEmpty() && (resolve || offset > 0)) {
            throw new Unauthorized("Search queries that resolve remote resources or page are only for members");
        }
        var wanted = request.parameter("type").map(SearchRoutes::type).orElse(TYPES);
        var named = search.named(words, viewer, resolve);
        return Response.json(database.read(tx -> {
            if (named.account().isPresent() || named.status().isPresent()) {
                return answer(tx, named, viewer, wanted);
            }
            return new SearchEntity(
                    wanted.contains("accounts") ? accounts(tx, request, words, viewer, offset) : List.of(),
                    wanted.contains("statuses")
                            ? viewer.map(me -> statuses(tx, request, words, me, offset))
                                    .orElse(NONE)
                            : NONE,
                    wanted.contains("hashtags") ? tags(tx, request, words, viewer, offset) : List.of(),
                    List.of());
        }));
    }

    /** A kind of things that we do not have is looked for, too, and nothing is found. */
    private static Set<String> type(String word) {
        return TYPES.contains(word) ? Set.of(word) : Set.of();
    }

    private SearchEntity answer(Transaction tx, Search.Named named, Optional<AccountId> viewer, Set<String> wanted) {
        return new SearchEntity(
                named.account()
                        .filter(_ -> wanted.contains("accounts"))
                        .map(account -> List.of(accountRenderer.render(tx, account)))
                        .orElse(List.of()),
                named.status()
                        .filter(_ -> wanted.contains("statuses"))
                        .map(status ->
                                new WrittenJson(JsonBodies.write(statusRenderer.render(tx, List.of(status), viewer))))
                        .orElse(NONE),
                List.of(),
                List.of());
    }

    private List<AccountEntity> accounts(
            Transaction tx, Request request, String words, Optional<AccountId> viewer, int offset) {
        var followedBy = viewer.filter(_ -> request.flag("following"));
        var found = search.accounts(tx, words, followedBy, request.limit(20, 40), offset);
        return viewerFilters.people(accountRenderer.render(tx, found), viewer);
    }

    private WrittenJson statuses(Transaction tx, Request request, String words, AccountId viewer, int offset) {
        var author = RequestIds.account(request, "account_id");
        var ids = search.statuses(tx, words, viewer, author, Paging.page(request, 20, 40), offset);
        return pages.list(ids, Optional.of(viewer), FilterContext.PUBLIC);
    }

    private List<TagEntity> tags(
            Transaction tx, Request request, String words, Optional<AccountId> viewer, int offset) {
        var names = search.tags(tx, words, request.flag("exclude_unreviewed"), request.limit(20, 40), offset);
        return tagRenderer.render(tx, hashtags.find(tx, names), viewer);
    }
}
