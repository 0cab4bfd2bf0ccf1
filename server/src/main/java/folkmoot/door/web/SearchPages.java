package folkmoot.door.web;

import folkmoot.civic.community.CommunitySearch;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.people.relation.HiddenSets;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.search.Search;
import folkmoot.talk.status.Status;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** One box for everything: proposals, communities, people, hashtags, and for members what people said. */
final class SearchPages {

    static final String PATH = "/search";

    private static final RateLimits.Rule SEARCHES = new RateLimits.Rule("search-page", 60, Duration.ofMinutes(5));
    private static final int LONGEST = 500;
    private static final int IN_TITLE = 60;
    private static final int SHOWN = 10;
    private static final int POSTS = 20;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Search search;
    private final CommunitySearch communities;
    private final HiddenSets hidden;
    private final TimelineItems items;
    private final Views views;

    SearchPages(
            Frame frame,
            Database database,
            CivicSources from,
            Search search,
            HiddenSets hidden,
            TimelineItems items,
            Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.search = search;
        this.communities = new CommunitySearch(from.communities());
        this.hidden = hidden;
        this.items = items;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, this::show);
    }

    private Response show(Request request) {
        var words = request.parameter("q").map(String::strip).orElse("");
        var text = frame.text(request);
        var page = frame.page(
                request, words.isEmpty() ? text.get("search.title") : text.get("search.title.for", shortened(words)));
        var values = new HashMap<String, Object>();
        values.put("typed", words);
        values.put("csrf", frame.csrf(request));
        values.put("found", SearchView.NOTHING);
        values.put("error", "");
        if (words.isEmpty()) {
            return frame.draw(request, "search", page, values);
        }
        request.count(SEARCHES, request.network());
        if (words.length() > LONGEST) {
            values.put("error", text.get("search.long"));
            return frame.draw(request, 422, "search", page, values);
        }
        var reader = frame.session(request).map(Session::user).map(user -> user.account());
        var named = search.named(words, reader, reader.isPresent());
        if (named.account().isPresent() || named.status().isPresent()) {
            return Response.redirect(address(named));
        }
        try {
            values.put("found", database.read(tx -> find(tx, page.text(), words, reader)));
        } catch (Invalid problem) {
            values.put("error", problem.getMessage());
            return frame.draw(request, 422, "search", page, values);
        }
        return frame.draw(request, "search", page, values);
    }

    private String address(Search.Named named) {
        return named.account()
                .map(views::profile)
                .orElseGet(() -> post(named.status().orElseThrow()));
    }

    private String post(Status status) {
        var author = database.read(tx -> from.accounts().require(tx, status.author()));
        return views.profile(author) + "/" + status.id();
    }

    private static String shortened(String words) {
        return words.length() <= IN_TITLE
                ? words
                : words.codePoints()
                                .limit(IN_TITLE)
                                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        + "…";
    }

    private SearchView find(Transaction tx, Messages text, String words, Optional<AccountId> reader) {
        var unseen = hidden.of(reader);
        var about = new LinkedHashMap<String, String>();
        communities.about(tx, words).stream()
                .limit(SHOWN)
                .forEach(found -> about.put("/c/" + found.name(), found.title()));
        var bare = words.startsWith("#") ? words.substring(1) : words;
        return new SearchView(
                views.proposals(
                        tx,
                        text,
                        ProposalLists.newest(tx, ProposalFilter.ALL.saying(words), Page.first(SHOWN))
                                .proposals()),
                about,
                search.accounts(tx, words, Optional.empty(), SHOWN, 0).stream()
                        .filter(account -> !unseen.hides(account.id(), account.domain()))
                        .map(account -> views.author(tx, text, account, Optional.empty()))
                        .toList(),
                search.tags(tx, bare, false, SHOWN, 0),
                reader.map(who -> items.of(
                                tx,
                                text,
                                search.statuses(tx, words, who, Optional.empty(), Page.first(POSTS), 0),
                                reader,
                                FilterContext.PUBLIC))
                        .orElse(List.of()));
    }
}
