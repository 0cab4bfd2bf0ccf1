package folkmoot.door.api.oauth;

import folkmoot.door.api.entity.ApplicationEntity;
import folkmoot.door.api.entity.TokenEntity;
import folkmoot.people.account.Accounts;
import folkmoot.people.oauth.Applications;
import folkmoot.people.oauth.Authorizations;
import folkmoot.people.oauth.Authorizations.Client;
import folkmoot.people.oauth.OAuthRefused;
import folkmoot.people.oauth.Scopes;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.push.PushKeys;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Client API, apps and OAuth: what programs call by themselves. The pages for their users stand in {@code web}. */
public final class OAuthRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Applications applications;
    private final Authorizations authorizations;
    private final Accounts accounts;
    private final LocalUris uris;
    private final PushKeys pushKeys;

    public OAuthRoutes(
            Database database,
            Authentication authentication,
            Applications applications,
            Authorizations authorizations,
            Accounts accounts,
            LocalUris uris,
            PushKeys pushKeys) {
        this.database = database;
        this.authentication = authentication;
        this.applications = applications;
        this.authorizations = authorizations;
        this.accounts = accounts;
        this.uris = uris;
        this.pushKeys = pushKeys;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/apps", this::createApplication)
                .get("/api/v1/apps/verify_credentials", this::verifyApplication)
                .post("/oauth/token", request -> refusing(() -> token(request)))
                .post("/oauth/revoke", request -> refusing(() -> revoke(request)))
                .get("/oauth/userinfo", this::userInfo)
                .post("/oauth/userinfo", this::userInfo)
                .get("/.well-known/oauth-authorization-server", _ -> Response.json(metadata()));
    }

    private Response createApplication(Request request) {
        var made = applications.register(
                request.parameter("client_name").orElse(""),
                redirectUris(request),
                request.parameter("scopes").orElse(""),
                request.parameter("website"));
        return Response.json(ApplicationEntity.withSecret(made, pushKeys.publicKey()));
    }

    /** One text with a line each, or a list. */
    private static List<String> redirectUris(Request request) {
        return request.parameters("redirect_uris").stream()
                .flatMap(text -> Arrays.stream(text.split("\\s+")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private Response verifyApplication(Request request) {
        var token = authentication.requireToken(request);
        var application =
                database.read(tx -> applications.find(tx, token.application())).orElseThrow(NotFound::new);
        return Response.json(ApplicationEntity.of(application, pushKeys.publicKey()));
    }

    private Response token(Request request) {
        var client = client(request);
        var issued = switch (request.parameter("grant_type").orElse("")) {
            case "authorization_code" ->
                authorizations.exchange(
                        client,
                        request.parameter("code").orElse(""),
                        request.parameter("redirect_uri").orElse(""),
                        request.parameter("code_verifier"));
            case "client_credentials" ->
                authorizations.forClient(client, request.parameter("scope").orElse(""));
            case "" -> throw new OAuthRefused("invalid_request", "Missing required parameter: grant_type.");
            default ->
                throw new OAuthRefused(
                        "unsupported_grant_type",
                        "The authorization grant type is not supported by the authorization server.");
        };
        return Response.json(TokenEntity.of(issued)).header("Cache-Control", "no-store");
    }

    private Response revoke(Request request) {
        var token = request.parameter("token").orElse("");
        authorizations.revoke(client(request), token);
        authentication.forget(token);
        return Response.json(Map.of());
    }

    /** In the body, or as HTTP Basic (RFC 6749 2.3.1). */
    private static Client client(Request request) {
        var header = request.header("Authorization").orElse("");
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return basic(header.substring(6).strip());
        }
        return new Client(request.parameter("client_id").orElse(""), request.parameter("client_secret"));
    }

    private static Client basic(String encoded) {
        try {
            var pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? new Client(decode(pair), Optional.empty())
                    : new Client(decode(pair.substring(0, colon)), Optional.of(decode(pair.substring(colon + 1))));
        } catch (IllegalArgumentException unreadable) {
            return new Client("", Optional.of(""));
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static Response refusing(Supplier<Response> work) {
        try {
            return work.get();
        } catch (OAuthRefused refused) {
            var body = new LinkedHashMap<String, String>();
            body.put("error", refused.code());
            body.put("error_description", refused.getMessage());
            var response = Response.json(refused.status(), body).header("Cache-Control", "no-store");
            return refused.status() == 401
                    ? response.header("WWW-Authenticate", "Bearer realm=\"Folkmoot\", error=\"invalid_client\"")
                    : response;
        }
    }

    private Response userInfo(Request request) {
        var viewer = authentication.require(request, "profile");
        var account = database.read(tx -> accounts.require(tx, viewer.account()));
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", issuer());
        claims.put("sub", account.uri().toString());
        claims.put("name", account.name());
        claims.put("preferred_username", account.username());
        claims.put("profile", account.page().toString());
        claims.put("picture", account.avatar().orElse(uris.at("/avatar.png")).toString());
        return Response.json(claims);
    }

    private String issuer() {
        return uris.origin() + "/";
    }

    private Map<String, Object> metadata() {
        var document = new LinkedHashMap<String, Object>();
        document.put("issuer", issuer());
        document.put("service_documentation", "https://docs.joinmastodon.org/");
        document.put("authorization_endpoint", uris.at("/oauth/authorize").toString());
        document.put("token_endpoint", uris.at("/oauth/token").toString());
        document.put("app_registration_endpoint", uris.at("/api/v1/apps").toString());
        document.put("revocation_endpoint", uris.at("/oauth/revoke").toString());
        document.put("userinfo_endpoint", uris.at("/oauth/userinfo").toString());
        document.put("scopes_supported", Scopes.ALL);
        document.put("response_types_supported", List.of("code"));
        document.put("response_modes_supported", List.of("query"));
        document.put("code_challenge_methods_supported", List.of("S256"));
        document.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        return document;
    }
}
