package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.CommunitySearch;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.door.web.ui.Tab;
import folkmoot.people.account.Account;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One box for everything: proposals, communities, people, hashtags, and for members what people said. */
final class SearchPages {

    static final String PATH = "/search";

    private static final RateLimits.Rule SEARCHES = new RateLimits.Rule("search-page", 60, Duration.ofMinutes(5));
    private static final int LONGEST = 500;
    private static final int IN_TITLE = 60;
    private static final int SHOWN = 10;
    private static final int PAGE = 20;
    private static final int MOST_PAGES = 50;
    private static final Set<String> KINDS = Set.of("proposals", "communities", "bodies", "people", "tags", "posts");

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
            values.put("found", database.read(tx -> find(tx, request, page.text(), Asked.of(request, words), reader)));
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

    /** What is asked for: all kinds, or more of one. */
    private record Asked(String words, String kind, int page) {

        static Asked of(Request request, String words) {
            return new Asked(
                    words,
                    request.parameter("kind").filter(KINDS::contains).orElse(""),
                    Math.clamp(request.parameters().number("page").orElse(1), 1, MOST_PAGES));
        }

        boolean wants(String one) {
            return kind.isEmpty() || kind.equals(one);
        }

        /** One more than is shown tells whether there are more. */
        int limit() {
            return (kind.isEmpty() ? SHOWN : PAGE) + 1;
        }

        int offset() {
            return (page - 1) * PAGE;
        }

        <T> List<T> shown(List<T> found) {
            return found.stream().limit(limit() - 1L).toList();
        }
    }

    private SearchView find(Transaction tx, Request request, Messages text, Asked asked, Optional<AccountId> reader) {
        var counts = new LinkedHashMap<String, Integer>();
        var unseen = hidden.of(reader);
        var words = asked.words();
        var bare = words.startsWith("#") ? words.substring(1) : words;
        var newest = asked.wants("proposals")
                ? ProposalLists.newest(
                                tx,
                                ProposalFilter.ALL.saying(words),
                                asked.kind().isEmpty()
                                        ? Page.first(asked.limit())
                                        : Addresses.before(request, asked.limit()))
                        .proposals()
                : List.<Proposal>of();
        var places = asked.wants("communities") ? communities.about(tx, words) : List.<Community>of();
        var offices = asked.wants("bodies") ? from.bodies().named(tx, words) : List.<Body>of();
        var people = asked.wants("people")
                ? search.accounts(tx, words, Optional.empty(), asked.limit(), asked.offset())
                : List.<Account>of();
        var tags =
                asked.wants("tags") ? search.tags(tx, bare, false, asked.limit(), asked.offset()) : List.<String>of();
        var posts = reader.filter(_ -> asked.wants("posts"))
                .map(who ->
                        search.statuses(tx, words, who, Optional.empty(), Page.first(asked.limit()), asked.offset()))
                .orElse(List.of());
        counts.put("proposals", newest.size());
        counts.put("communities", places.size());
        counts.put("bodies", offices.size());
        counts.put("people", people.size());
        counts.put("tags", tags.size());
        counts.put("posts", posts.size());
        boolean more = !asked.kind().isEmpty() && counts.get(asked.kind()) >= asked.limit();
        var next = more && asked.kind().equals("proposals")
                ? Map.of("before", asked.shown(newest).getLast().id().toString())
                : Map.of("page", Integer.toString(asked.page() + 1));
        var about = new LinkedHashMap<String, String>();
        asked.shown(places).forEach(found -> about.put("/c/" + found.name(), found.title()));
        return new SearchView(
                views.proposals(tx, text, asked.shown(newest)),
                about,
                bodies(tx, text, asked.shown(offices)),
                asked.shown(people).stream()
                        .filter(account -> !unseen.hides(account.id(), account.domain()))
                        .map(account -> views.author(tx, text, account, Optional.empty()))
                        .toList(),
                asked.shown(tags),
                items.of(tx, text, asked.shown(posts), reader, FilterContext.PUBLIC),
                kinds(request, text, asked, counts),
                more ? Addresses.with(request, next) : "");
    }

    private Map<String, String> bodies(Transaction tx, Messages text, List<Body> found) {
        var names = new LinkedHashMap<String, String>();
        found.forEach(body -> from.communities()
                .find(tx, body.community())
                .ifPresent(community ->
                        names.put("/c/" + community.name() + "/bodies/" + body.slug(), views.named(tx, text, body))));
        return names;
    }

    /** Where all kinds are shown, those that there is something of; on the page of one, the way back to all. */
    private static List<Tab> kinds(Request request, Messages text, Asked asked, Map<String, Integer> counts) {
        var tabs = new ArrayList<Tab>();
        tabs.add(Tab.of(
                text.get("search.all"),
                Addresses.with(request, Map.of("kind", "")),
                asked.kind().isEmpty()));
        counts.forEach((kind, number) -> {
            if (number > 0 || kind.equals(asked.kind())) {
                boolean many = number >= asked.limit();
                tabs.add(new Tab(
                        text.get("search.kind." + kind),
                        Addresses.with(request, Map.of("kind", kind)),
                        kind.equals(asked.kind()),
                        asked.kind().isEmpty()
                                ? Optional.of(many ? (number - 1) + "+" : number.toString())
                                : Optional.empty()));
            }
        });
        return tabs;
    }
}
