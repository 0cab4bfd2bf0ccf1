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
import folkmoot.talk.status.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Where people of ours go from other sites to do something (FEP-3b86): {@code /authorize_interaction} to find here what they saw
 * elsewhere, on whose page they answer, support or follow. To write a post they go to {@link ComposePages}.
 */
public final class IntentPages {

    private static final RateLimits.Rule LOOK_UPS = new RateLimits.Rule("intents", 30, Duration.ofMinutes(5));
    private static final int LONGEST = 2_048;

    private final Frame frame;
    private final Database database;
    private final Accounts accounts;
    private final Search search;

    public IntentPages(Frame frame, Database database, Accounts accounts, Search search) {
        this.frame = frame;
        this.database = database;
        this.accounts = accounts;
        this.search = search;
    }

    public void register(Routing routing) {
        routing.get("/authorize_interaction", this::find);
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
