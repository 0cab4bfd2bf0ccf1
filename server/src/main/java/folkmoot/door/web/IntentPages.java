package folkmoot.door.web;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.search.Search;
import folkmoot.talk.status.Draft;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where people of ours go from other sites to do something (FEP-3b86): {@code /share} to write a post, and
 * {@code /authorize_interaction} to find here what they saw elsewhere, on whose page they answer, support or follow.
 */
public final class IntentPages {

    private static final RateLimits.Rule LOOK_UPS = new RateLimits.Rule("intents", 30, Duration.ofMinutes(5));
    private static final int LONGEST = 2_048;

    private final Frame frame;
    private final Database database;
    private final Accounts accounts;
    private final LocalStatuses posts;
    private final Search search;

    public IntentPages(Frame frame, Database database, Accounts accounts, LocalStatuses posts, Search search) {
        this.frame = frame;
        this.database = database;
        this.accounts = accounts;
        this.posts = posts;
        this.search = search;
    }

    public void register(Routing routing) {
        routing.get("/share", request -> form(request, 200, ""))
                .post("/share", this::post)
                .get("/authorize_interaction", this::find);
    }

    private Response form(Request request, int status, String error) {
        if (frame.session(request).isEmpty()) {
            var text = request.parameter("text").map(words -> "?text=" + encode(words));
            return signIn("/share" + text.orElse(""));
        }
        return frame.draw(
                request,
                status,
                "share",
                frame.page(request, frame.text(request).get("share.title")),
                Map.of(
                        "csrf",
                        frame.csrf(request),
                        "error",
                        error,
                        "typed",
                        request.parameter("text").orElse(""),
                        "returnTo",
                        request.parameter("return_to").orElse("")));
    }

    private Response post(Request request) {
        var session = frame.requireSession(request);
        var by = database.read(tx -> accounts.require(tx, session.user().account()));
        var spoiler = request.parameter("spoiler").map(String::strip).orElse("");
        var usual = session.user().defaults().visibilityFor(by);
        var draft = new Draft(
                request.parameter("text").orElse(""),
                spoiler,
                !spoiler.isEmpty(),
                LandingPages.chosen(request, "visibility")
                        .or(() -> Optional.of(usual))
                        .flatMap(Visibility::of)
                        .orElseThrow(() -> Invalid.malformed("There is no such visibility")),
                Optional.of(frame.text(request).language()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        try {
            var status = posts.post(by, draft);
            return Response.redirect(LandingPages.chosen(request, "return_to")
                    .map(path -> Frame.localPath(Optional.of(path)))
                    .orElse("/@" + by.username() + "/" + status.id()));
        } catch (Invalid problem) {
            return form(request, 422, problem.getMessage());
        }
    }

    /** Nothing is looked up for visitors. */
    private Response find(Request request) {
        var wanted = request.parameter("uri")
                .map(String::strip)
                .filter(text -> !text.isEmpty() && text.length() <= LONGEST)
                .orElseThrow(() -> Invalid.malformed("Say what you look for with ?uri="));
        var session = frame.session(request);
        if (session.isEmpty()) {
            return signIn("/authorize_interaction?uri=" + encode(wanted));
        }
        request.count(LOOK_UPS, session.get().user().account().toString());
        return page(wanted, session.get().user().account());
    }

    private Response page(String wanted, AccountId viewer) {
        var named = search.named(query(wanted), Optional.of(viewer), true);
        return Response.redirect(named.status()
                .map(this::post)
                .or(() -> named.account().map(IntentPages::profile))
                .orElseThrow(NotFound::new));
    }

    /** {@code acct:} addresses are found by WebFinger (FEP-4adb). */
    private static String query(String wanted) {
        if (wanted.regionMatches(true, 0, "http", 0, 4)) {
            return wanted;
        }
        var name = wanted.regionMatches(true, 0, "acct:", 0, 5) ? wanted.substring(5) : wanted;
        return name.startsWith("@") ? name : "@" + name;
    }

    private String post(Status status) {
        var author = database.read(tx -> accounts.require(tx, status.author()));
        return profile(author) + "/" + status.id();
    }

    private static String profile(Account account) {
        return "/@" + encode(account.acct()).replace("%40", "@");
    }

    private static Response signIn(String returnTo) {
        return Response.redirect("/sign-in?return_to=" + encode(returnTo));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
