package folkmoot.door.web;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.Warnings;
import folkmoot.stewardship.report.Report;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.status.Statuses;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that apps know from Mastodon and open in a browser. Each leads to the page here that does it, or that comes
 * nearest to it.
 */
public final class AppAddressPages {

    private static final String ACCOUNT = "/settings/account";

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("/auth/sign_in", "/sign-in"),
            Map.entry("/auth/sign_up", "/sign-up"),
            Map.entry("/auth/edit", "/settings/security"),
            Map.entry("/auth/setup", "/settings/security"),
            Map.entry("/auth/password/new", "/forgot-password"),
            Map.entry("/auth/confirmation/new", "/confirm/again"),
            Map.entry("/about/more", "/about"),
            Map.entry("/web", "/"));

    private final Frame frame;
    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Reports reports;
    private final Warnings warnings;

    public AppAddressPages(
            Frame frame, Database database, Accounts accounts, Statuses statuses, Reports reports, Warnings warnings) {
        this.frame = frame;
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.reports = reports;
        this.warnings = warnings;
    }

    public void register(Routing routing) {
        PAGES.forEach((address, page) -> routing.get(address, _ -> Response.redirect(page)));
        routing.get("/settings/*page", _ -> Response.redirect(ACCOUNT))
                .get("/web/*page", this::web)
                .get("/disputes/strikes/:id", this::warning)
                .get("/admin/reports/:id", this::report);
    }

    /** What stood in the address of Mastodon's own client before version 4. */
    private Response web(Request request) {
        var page = request.pathParameter("page");
        var parts = page.split("/");
        if (page.startsWith("@") || parts[0].equals("tags")) {
            return Response.redirect("/" + page);
        }
        var found = parts.length < 2
                ? Optional.<String>empty()
                : database.<Optional<String>>read(tx -> numbered(tx, parts[0], parts[1]));
        return Response.redirect(found.orElse("/"));
    }

    private Optional<String> numbered(Transaction tx, String kind, String id) {
        return switch (kind) {
            case "statuses" -> post(tx, id);
            case "accounts" ->
                Id.account(id).flatMap(account -> accounts.find(tx, account)).map(AppAddressPages::profile);
            default -> Optional.empty();
        };
    }

    private Optional<String> post(Transaction tx, String id) {
        return Id.status(id)
                .flatMap(status -> statuses.visible(tx, status, Optional.empty()))
                .flatMap(status ->
                        accounts.find(tx, status.author()).map(author -> profile(author) + "/" + status.id()));
    }

    /** What moderators told somebody: for them alone. */
    private Response warning(Request request) {
        var id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        return signedIn(request, frame.session(request), session -> {
            database.read(tx -> warnings.list(tx, List.of(id))).stream()
                    .filter(warning -> warning.target().equals(session.user().account()))
                    .findFirst()
                    .orElseThrow(NotFound::new);
            return Response.redirect("/settings/decisions");
        });
    }

    /** For moderators: everything that was reported of whom it is about. */
    private Response report(Request request) {
        var id = Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new);
        return signedIn(
                request,
                frame.moderatorSession(request),
                _ -> Response.redirect(database.read(tx -> reports.find(tx, id).map(Report::target))
                        .map(target -> "/moderation/reports/" + target)
                        .orElseThrow(NotFound::new)));
    }

    private interface Then {
        Response with(Session session);
    }

    private static Response signedIn(Request request, Optional<Session> session, Then then) {
        return session.map(then::with)
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + encode(request.path())));
    }

    private static String profile(Account account) {
        return "/@" + encode(account.acct()).replace("%40", "@");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
