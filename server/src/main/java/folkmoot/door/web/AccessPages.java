package folkmoot.door.web;

import folkmoot.people.Members;
import folkmoot.people.oauth.Grant;
import folkmoot.people.team.Team;
import folkmoot.people.user.Sessions.OpenSession;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who can act for somebody: programs that they let in, browsers where they are signed in, and as which team this one acts. */
public final class AccessPages {

    private static final String PATH = "/settings/access";

    private final Frame frame;
    private final Database database;
    private final Members members;
    private final Views views;

    public AccessPages(Frame frame, Database database, Members members, Views views) {
        this.frame = frame;
        this.database = database;
        this.members = members;
        this.views = views;
    }

    /** A program that acts, as it is shown. @param by empty for whoever reads */
    public record GrantView(
            String token, String application, String as, Optional<String> by, String scopes, String since) {

        static GrantView of(Views views, Messages text, Grant grant) {
            return new GrantView(
                    grant.token().toString(),
                    grant.application(),
                    grant.as(),
                    grant.by(),
                    grant.scopes().toString(),
                    views.moment(text, grant.since()));
        }
    }

    /** A browser, as it is shown. */
    public record BrowserView(String id, String since, boolean current) {}

    public void register(Routing routing) {
        routing.get(PATH, this::show)
                .post(PATH + "/revoke", this::revoke)
                .post(PATH + "/close", this::close)
                .post(PATH + "/act-as", this::actAs);
    }

    private Response show(Request request) {
        return frame.session(request)
                .map(session -> page(request, session))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + PATH));
    }

    private Response page(Request request, Session session) {
        var page = frame.page(request, frame.text(request).get("access.title"));
        var cookie = Frame.cookie(request).orElse("");
        record Found(List<Grant> grants, List<OpenSession> browsers, List<Team> teams) {}
        var found = database.read(tx -> new Found(
                members.tokens().grants(tx, session.person()),
                members.sessions().list(tx, session.person(), cookie),
                members.teams().ofMember(tx, session.person())));
        return frame.draw(
                request,
                "access",
                page,
                Map.of(
                        "csrf",
                        session.csrfToken(),
                        "person",
                        session.personName(),
                        "acting",
                        session.member().map(_ -> session.username()).orElse(""),
                        "teams",
                        found.teams().stream().map(Team::username).toList(),
                        "grants",
                        found.grants().stream()
                                .map(grant -> GrantView.of(views, page.text(), grant))
                                .toList(),
                        "browsers",
                        found.browsers().stream()
                                .map(browser -> new BrowserView(
                                        browser.id(), views.moment(page.text(), browser.since()), browser.current()))
                                .toList()));
    }

    private Response revoke(Request request) {
        var session = frame.requirePerson(request);
        members.authorizations()
                .revoke(session.person(), request.parameter("token").orElse(""));
        return Response.redirect(PATH);
    }

    private Response close(Request request) {
        var session = frame.requirePerson(request);
        var browser = request.parameter("browser").orElse("");
        database.write(tx -> members.sessions().close(tx, session.person(), browser));
        return Response.redirect(PATH);
    }

    private Response actAs(Request request) {
        var session = frame.requirePerson(request);
        var wanted = request.parameter("team").filter(name -> !name.isBlank());
        database.write(tx -> members.sessions()
                .actAs(
                        tx,
                        Frame.cookie(request).orElseThrow(),
                        wanted.map(name -> members.teams()
                                .requireOf(tx, name, session.person())
                                .user())));
        return Response.redirect(Frame.localPath(request.parameter("return_to").or(() -> Optional.of(PATH))));
    }
}
