package folkmoot.door.web;

import folkmoot.people.oauth.Authorizations;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.OAuthRefused;
import folkmoot.people.team.Teams;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.uri.Percent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a program sends the browser, and its user lets it in or not (RFC 6749 4.1). */
public final class ConsentPages {

    private static final List<String> FIELDS = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    /** Refusals of which the program must not be told, since it may be somebody else's address (RFC 6749 4.1.2.1). */
    private static final Set<String> NOT_FOR_THE_CLIENT = Set.of("invalid_client", "invalid_redirect_uri");

    private final Frame frame;
    private final Database database;
    private final Authorizations authorizations;
    private final Teams teams;

    public ConsentPages(Frame frame, Database database, Authorizations authorizations, Teams teams) {
        this.frame = frame;
        this.database = database;
        this.authorizations = authorizations;
        this.teams = teams;
    }

    public void register(Routing routing) {
        routing.get("/oauth/authorize", this::show)
                .post("/oauth/authorize", this::decide)
                .delete("/oauth/authorize", this::deny)
                .get("/oauth/authorize/native", this::showCode);
    }

    private Response show(Request request) {
        return checked(request, asked -> {
            var session = frame.session(request);
            if (session.isEmpty() || request.flag("force_login")) {
                return Response.redirect("/sign-in?return_to=" + Percent.encoded("/oauth/authorize?" + query(request)));
            }
            return consent(request, asked, session.get());
        });
    }

    private Response consent(Request request, Authorizations.Request asked, Session session) {
        var page = frame.page(request, frame.text(request).get("consent.title"));
        var fields = new LinkedHashMap<String, String>();
        FIELDS.forEach(name -> request.parameters().typed(name).ifPresent(value -> fields.put(name, value)));
        return frame.draw(
                        request,
                        "consent",
                        page,
                        Map.of(
                                "application", asked.application().name(),
                                "website", asked.application().website().orElse(""),
                                "identities", identities(session),
                                "scopes", List.of(asked.scopes().toString().split(" ")),
                                "fields", fields,
                                "csrf", session.csrfToken()))
                .allowFormsTo(asked.redirectUri());
    }

    private Response decide(Request request) {
        if (request.parameter("_method").filter("delete"::equalsIgnoreCase).isPresent()) {
            return deny(request);
        }
        return checked(request, asked -> {
            var session = frame.requirePerson(request);
            var chosen = request.parameter("act_as").filter(name -> !name.isBlank());
            var by = chosen.isEmpty()
                    ? Grantor.self(session.person())
                    : database.read(tx -> new Grantor(
                            teams.requireOf(tx, chosen.get(), session.person()).user(), Optional.of(session.person())));
            return answer(request, asked.redirectUri(), Map.of("code", authorizations.consent(asked, by)));
        });
    }

    /**
     * As whom the program can act.
     *
     * @param value empty for oneself
     */
    public record Identity(String value, String username, boolean chosen) {}

    /** Oneself first, and then the teams to which one belongs; chosen is as whom the browser acts. */
    private List<Identity> identities(Session session) {
        return database.read(tx -> {
            var all = new ArrayList<Identity>();
            all.add(new Identity("", session.personName(), session.member().isEmpty()));
            teams.ofMember(tx, session.person())
                    .forEach(team -> all.add(new Identity(
                            team.username(),
                            team.username(),
                            team.user().equals(session.user().id()))));
            return List.copyOf(all);
        });
    }

    private Response deny(Request request) {
        return checked(request, asked -> {
            frame.requirePerson(request);
            return answer(
                    request, asked.redirectUri(), refusal("access_denied", "The resource owner denied the request."));
        });
    }

    private Response showCode(Request request) {
        var code = request.parameter("code").orElse("");
        var error = request.parameter("error_description").orElse("");
        var page = frame.page(request, frame.text(request).get("code.title"));
        return frame.draw(request, "code", page, Map.of("code", code, "error", error))
                .header("Cache-Control", "no-store");
    }

    private interface Checked {
        Response with(Authorizations.Request asked);
    }

    private Response checked(Request request, Checked next) {
        var redirectUri = request.parameter("redirect_uri").orElse("");
        try {
            var asked = authorizations.check(new Authorizations.Asked(
                    request.parameter("response_type").orElse(""),
                    request.parameter("client_id").orElse(""),
                    redirectUri,
                    request.parameter("scope").orElse(""),
                    request.parameter("code_challenge"),
                    request.parameter("code_challenge_method")));
            return next.with(asked);
        } catch (OAuthRefused refused) {
            if (NOT_FOR_THE_CLIENT.contains(refused.code())) {
                var page = frame.page(request, frame.text(request).get("consent.title"));
                return frame.draw(request, 400, "notice", page, Map.of("message", refused.getMessage()));
            }
            return answer(request, redirectUri, refusal(refused.code(), refused.getMessage()));
        }
    }

    private static Map<String, String> refusal(String code, String description) {
        var values = new LinkedHashMap<String, String>();
        values.put("error", code);
        values.put("error_description", description);
        return values;
    }

    /** Back to the program, with what it sent as {@code state}. */
    private static Response answer(Request request, String redirectUri, Map<String, String> values) {
        var all = new LinkedHashMap<>(values);
        request.parameters().typed("state").ifPresent(state -> all.put("state", state));
        var base = redirectUri.equals(OAuthApplication.OUT_OF_BAND) ? "/oauth/authorize/native" : redirectUri;
        var query = new StringBuilder(base);
        all.forEach((name, value) -> query.append(query.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Percent.encoded(value)));
        return Response.redirect(302, query.toString()).header("Cache-Control", "no-store");
    }

    private static String query(Request request) {
        var query = new StringBuilder();
        FIELDS.forEach(name -> request.parameters()
                .typed(name)
                .ifPresent(value -> query.append(query.isEmpty() ? "" : "&")
                        .append(name)
                        .append('=')
                        .append(Percent.encoded(value))));
        return query.toString();
    }
}
