package folkmoot.door.web;

import folkmoot.people.Members;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.oauth.Grant;
import folkmoot.people.team.Team;
import folkmoot.people.team.TeamAct;
import folkmoot.people.team.TeamMember;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.TeamRole;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A team as its members see it: who belongs to it, which programs act as it, and who did what. Nobody else finds it. */
public final class TeamPages {

    private static final String PATH = "/settings/teams/:name";
    private static final int ACTS_SHOWN = 50;

    private final Frame frame;
    private final Database database;
    private final Members members;
    private final Accounts accounts;
    private final Views views;

    public TeamPages(Frame frame, Database database, Members members, Accounts accounts, Views views) {
        this.frame = frame;
        this.database = database;
        this.members = members;
        this.accounts = accounts;
        this.views = views;
    }

    /** A member, as they are shown. */
    public record MemberView(String user, String username, String role, String roleName, String since) {}

    /** What a member did, as it is shown. @param username empty once they are gone */
    public record ActView(String username, String when, String method, String path) {}

    public void register(Routing routing) {
        routing.get(PATH, this::show)
                .post(PATH + "/members", this::put)
                .post(PATH + "/members/remove", this::remove)
                .post(PATH + "/two-person", this::requireTwo)
                .post(PATH + "/revoke", this::revoke);
    }

    private Response show(Request request) {
        return frame.session(request)
                .map(session -> page(request, session, 200, ""))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + request.path()));
    }

    private Response page(Request request, Session session, int status, String error) {
        record Found(Team team, boolean manages, List<TeamMember> members, List<Grant> grants, List<TeamAct> acts) {}
        var found = database.read(tx -> {
            var team = team(tx, request, session);
            var place = members.teams().requireMember(tx, team, session.person());
            return new Found(
                    team,
                    place.role().mayManage(),
                    members.teams().members(tx, team),
                    members.tokens().teamGrants(tx, team.user()),
                    members.teams().acts(tx, team, session.person(), before(request), ACTS_SHOWN));
        });
        var page = frame.page(
                request, frame.text(request).get("team.title", found.team().username()));
        var text = page.text();
        return frame.draw(
                request,
                status,
                "team",
                page.at("/settings/teams/" + found.team().username()),
                Map.of(
                        "csrf", session.csrfToken(),
                        "error", error,
                        "team", found.team().username(),
                        "self", session.person().toString(),
                        "manages", found.manages(),
                        "twoPerson", found.team().twoPerson(),
                        "roles", roles(text),
                        "members",
                                found.members().stream()
                                        .map(member -> view(text, member))
                                        .toList(),
                        "grants",
                                found.grants().stream()
                                        .map(grant -> GrantView.of(views, text, grant))
                                        .toList(),
                        "acts",
                                found.acts().stream()
                                        .map(act -> new ActView(
                                                act.username().orElse(""),
                                                views.moment(text, act.at()),
                                                act.method(),
                                                act.path()))
                                        .toList()));
    }

    private static Optional<Long> before(Request request) {
        return request.parameter("before")
                .map(Id::parse)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong);
    }

    private MemberView view(Messages text, TeamMember member) {
        return new MemberView(
                member.user().toString(),
                member.username(),
                member.role().word(),
                text.get("team.role." + member.role().word()),
                views.moment(text, member.since()));
    }

    private static List<CommunityPages.Choice> roles(Messages text) {
        return Arrays.stream(TeamRole.values())
                .map(role -> new CommunityPages.Choice(
                        role.word(), text.get("team.role." + role.word()), role == TeamRole.RESPONDER))
                .toList();
    }

    private Team team(Transaction tx, Request request, Session session) {
        return members.teams().requireOf(tx, request.pathParameter("name"), session.person());
    }

    private interface Change {
        void by(Transaction tx, Team team, UserId person);
    }

    private Response change(Request request, Change change) {
        var session = frame.requirePerson(request);
        try {
            database.write(tx -> change.by(tx, team(tx, request, session), session.person()));
            return Response.redirect("/settings/teams/" + request.pathParameter("name"));
        } catch (Invalid | Forbidden problem) {
            return page(request, session, problem instanceof Invalid ? 422 : 403, problem.getMessage());
        }
    }

    private Response put(Request request) {
        return change(request, (tx, team, person) -> {
            var role = request.parameter("role")
                    .flatMap(TeamRole::of)
                    .orElseThrow(() -> Invalid.field("role", "ERR_INCLUSION", "is not a role of a team"));
            members.teams().put(tx, team, named(tx, request), role, person);
        });
    }

    private Account named(Transaction tx, Request request) {
        var name = request.parameter("username").orElse("").strip().replaceFirst("^@", "");
        return accounts.local(tx, name)
                .orElseThrow(() -> Invalid.field("username", "ERR_NOT_FOUND", "is nobody with an account here"));
    }

    private Response remove(Request request) {
        return change(request, (tx, team, person) -> {
            var leaving = request.parameter("user")
                    .map(Id::parse)
                    .filter(OptionalLong::isPresent)
                    .map(id -> new UserId(id.getAsLong()))
                    .orElseThrow(() -> Invalid.field("user", "ERR_BLANK", "must be given"));
            members.teams().remove(tx, team, leaving, person);
        });
    }

    private Response requireTwo(Request request) {
        return change(request, (tx, team, person) -> members.teams().requireTwo(tx, team, request.flag("two"), person));
    }

    private Response revoke(Request request) {
        return change(
                request,
                (tx, team, person) -> members.teams()
                        .revoke(tx, team, request.parameter("token").orElse(""), person));
    }
}
