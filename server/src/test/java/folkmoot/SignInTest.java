package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.config.Settings;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.platform.json.JsonBodies;
import folkmoot.schema.postgres.ThrowawayPostgres;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joining, signing in and letting programs in, as a browser and a program see it. */
class SignInTest {

    private static final String PASSWORD = "correct horse";
    private static final String REDIRECT = "https://client.example/back";

    @TempDir
    static Path data;

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server(
                Settings.load(
                        Optional.empty(),
                        Map.of(),
                        Map.of(
                                "server.port", "0",
                                "server.bind", "127.0.0.1",
                                "limits.enabled", "false",
                                "data.directory", data.toString())),
                ThrowawayPostgres.newDatabase(),
                InstantSource.system());
        server.house()
                .stewardship()
                .registrations()
                .create(new NewUser("alice", "alice@example.org", PASSWORD, "en", Optional.empty()), Role.MEMBER, true);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final Browser browser = new Browser(URI.create("http://127.0.0.1:" + server.port()));
    private final Browser program = new Browser(URI.create("http://127.0.0.1:" + server.port()));

    private static JsonNode json(HttpResponse<String> response) {
        return JsonBodies.read(response.body().getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode register(String redirectUri, String scopes) {
        var response =
                program.post("/api/v1/apps", "client_name", "Tester", "redirect_uris", redirectUri, "scopes", scopes);
        assertThat(response.statusCode()).isEqualTo(200);
        return json(response);
    }

    private static String authorizePath(JsonNode app, String redirectUri, String more) {
        return "/oauth/authorize?response_type=code&client_id="
                + app.get("client_id").asText() + "&redirect_uri="
                + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8) + more;
    }

    private HttpResponse<String> signIn(String returnTo) {
        return browser.post("/sign-in", "login", "alice", "password", PASSWORD, "return_to", returnTo);
    }

    /** Signs in, consents, and returns the answer that carries the code. */
    private HttpResponse<String> consent(String path) {
        var first = browser.get(path);
        assertThat(first.statusCode()).isEqualTo(303);
        var back = signIn(Browser.parameter(first, "return_to"));
        assertThat(back.statusCode()).isEqualTo(303);
        var page = browser.get(Browser.location(back).toString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Tester").contains("@alice");
        return browser.submit("/oauth/authorize", Browser.hidden(page.body()));
    }

    private HttpResponse<String> exchange(JsonNode app, Map<String, String> more) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("grant_type", "authorization_code");
        fields.put("client_id", app.get("client_id").asText());
        fields.put("redirect_uri", REDIRECT);
        fields.putAll(more);
        return program.submit("/oauth/token", fields);
    }

    private HttpResponse<String> withToken(String path, String token) {
        return program.get(path, "Authorization", "Bearer " + token);
    }

    @Test
    void aProgramIsLetInAndOutAgain() {
        var app = register(REDIRECT, "profile read write follow push");
        var answer = consent(authorizePath(app, REDIRECT, "&scope=profile+read+write&state=a%26b"));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(REDIRECT + "?code=");
        assertThat(Browser.parameter(answer, "state")).isEqualTo("a&b");

        var secret = app.get("client_secret").asText();
        var code = Browser.parameter(answer, "code");
        var token = json(exchange(app, Map.of("code", code, "client_secret", secret)));
        assertThat(token.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(token.get("scope").asText()).isEqualTo("profile read write");
        assertThat(token.get("created_at").isIntegralNumber()).isTrue();

        var access = token.get("access_token").asText();
        assertThat(json(withToken("/api/v1/apps/verify_credentials", access))
                        .get("name")
                        .asText())
                .isEqualTo("Tester");
        assertThat(json(withToken("/oauth/userinfo", access))
                        .get("preferred_username")
                        .asText())
                .isEqualTo("alice");
        assertThat(program.get("/oauth/userinfo?access_token=" + access).statusCode())
                .isEqualTo(200);

        var revoked = program.submit(
                "/oauth/revoke",
                Map.of("token", access),
                "Authorization",
                basic(app.get("client_id").asText(), secret));
        assertThat(revoked.statusCode()).isEqualTo(200);
        assertThat(withToken("/oauth/userinfo", access).statusCode()).isEqualTo(401);
        assertThat(program.submit(
                                "/oauth/revoke",
                                Map.of("token", access),
                                "Authorization",
                                basic(app.get("client_id").asText(), secret))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeThatComesASecondTimeMakesTheTokenOfTheFirstVoid() {
        var app = register(REDIRECT, "read");
        var stranger = register(REDIRECT, "read");
        var code = Browser.parameter(consent(authorizePath(app, REDIRECT, "")), "code");
        var once =
                Map.of("code", code, "client_secret", app.get("client_secret").asText());
        var token = json(exchange(app, once)).get("access_token").asText();
        assertThat(withToken("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(200);

        var theirs = Map.of(
                "code", code, "client_secret", stranger.get("client_secret").asText());
        assertThat(exchange(stranger, theirs).statusCode()).isEqualTo(400);
        assertThat(withToken("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(200);

        var again = exchange(app, once);
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(json(again).get("error").asText()).isEqualTo("invalid_grant");
        assertThat(withToken("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void programsAreSentBackToWhateverSchemeTheyHave() {
        signIn("/");
        for (var redirect : List.of(
                "icecubesapp://",
                "my_app://callback",
                "ivory://oauth",
                "com.example.app:/back",
                "tusky-oauth://com.keylesspalace.tusky",
                "http://localhost:8080/back",
                "http://[::1]:3000/")) {
            var app = register(redirect, "read");
            var page = browser.get(authorizePath(app, redirect, ""));
            assertThat(page.statusCode()).as(redirect).isEqualTo(200);
            var answer = browser.submit("/oauth/authorize", Browser.hidden(page.body()));
            assertThat(answer.headers().firstValue("Location").orElseThrow()).startsWith(redirect + "?code=");
        }
    }

    @Test
    void addressesThatNobodyIsSentToAreRefusedAtOnce() {
        for (var redirect : List.of(
                "javascript:alert(1)",
                "JavaScript://x/%0aalert(1)",
                "data:text/html,x",
                "https:/no-host",
                "https://user@host.example/",
                "https://host.example/#fragment",
                "_app://x",
                "no-scheme",
                "my_app://\u0000")) {
            assertThat(program.post("/api/v1/apps", "client_name", "x", "redirect_uris", redirect)
                            .statusCode())
                    .as(redirect)
                    .isIn(400, 422);
        }
    }

    @Test
    void aPaddedChallengeIsRefusedForWhatItIs() {
        var app = register(REDIRECT, "read");
        signIn("/");
        var answer = browser.get(authorizePath(
                app,
                REDIRECT,
                "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM%3D&code_challenge_method=S256"));
        assertThat(Browser.parameter(answer, "error")).isEqualTo("invalid_request");
        assertThat(Browser.parameter(answer, "error_description")).contains("without padding");
    }

    @Test
    void aProgramWithoutASecretProvesItselfByPkce() {
        var app = register(REDIRECT, "read");
        var verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636 appendix B
        var challenge = "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        var code = Browser.parameter(consent(authorizePath(app, REDIRECT, challenge)), "code");
        assertThat(exchange(app, Map.of("code", code, "code_verifier", verifier))
                        .statusCode())
                .isEqualTo(200);

        var second = Browser.parameter(consent(authorizePath(app, REDIRECT, challenge + "&force_login=true")), "code");
        var wrong = exchange(app, Map.of("code", second, "code_verifier", "x".repeat(43)));
        assertThat(json(wrong).get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void withoutSecretAndWithoutPkceACodeIsWorthNothing() {
        var app = register(REDIRECT, "read");
        var code = Browser.parameter(consent(authorizePath(app, REDIRECT, "")), "code");
        var refused = exchange(app, Map.of("code", code));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).get("error").asText()).isEqualTo("invalid_client");
        assertThat(json(exchange(app, Map.of("code", code, "client_secret", "wrong")))
                        .get("error")
                        .asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void aCodeThatIsToBeCopiedIsShown() {
        var oob = "urn:ietf:wg:oauth:2.0:oob";
        var app = register(oob, "read");
        var answer = consent(authorizePath(app, oob, ""));
        assertThat(Browser.location(answer).getPath()).isEqualTo("/oauth/authorize/native");
        var page = browser.get(Browser.location(answer).toString());
        assertThat(page.body()).contains(Browser.parameter(answer, "code"));
    }

    @Test
    void whoeverSaysNoSendsTheProgramAwayWithAccessDenied() {
        var app = register(REDIRECT, "read");
        signIn("/");
        var page = browser.get(authorizePath(app, REDIRECT, "&state=s"));
        var fields = Browser.hidden(page.body());
        fields.put("_method", "delete");
        var answer = browser.submit("/oauth/authorize", fields);
        assertThat(Browser.parameter(answer, "error")).isEqualTo("access_denied");
        assertThat(Browser.parameter(answer, "state")).isEqualTo("s");
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        var app = register(REDIRECT, "read");
        signIn("/");
        var fields =
                Browser.hidden(browser.get(authorizePath(app, REDIRECT, "")).body());
        fields.put("csrf", "guessed");
        assertThat(browser.submit("/oauth/authorize", fields).statusCode()).isEqualTo(403);
    }

    @Test
    void theConsentPageMayOnlySendItsFormToTheProgram() {
        var app = register("org.example.app://back", "read");
        signIn("/");
        var page = browser.get(authorizePath(app, "org.example.app://back", ""));
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("form-action 'self' org.example.app:;");
    }

    @Test
    void nobodyIsSentToAnAddressThatIsNotRegistered() {
        var app = register(REDIRECT, "read");
        var elsewhere = browser.get(authorizePath(app, "https://evil.example/", ""));
        assertThat(elsewhere.statusCode()).isEqualTo(400);
        assertThat(elsewhere.headers().firstValue("Location")).isEmpty();
        assertThat(browser.get("/oauth/authorize?response_type=code&client_id=nobody&redirect_uri=" + REDIRECT)
                        .statusCode())
                .isEqualTo(400);
        var scopes = browser.get(authorizePath(app, REDIRECT, "&scope=write"));
        assertThat(Browser.parameter(scopes, "error")).isEqualTo("invalid_scope");
    }

    @Test
    void aProgramsOwnTokenIsNoUser() {
        var app = register(REDIRECT, "read write");
        var fields = Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                app.get("client_id").asText(),
                "client_secret",
                app.get("client_secret").asText(),
                "scope",
                "read");
        var token =
                json(program.submit("/oauth/token", fields)).get("access_token").asText();
        assertThat(withToken("/api/v1/apps/verify_credentials", token).statusCode())
                .isEqualTo(200);
        var user = withToken("/oauth/userinfo", token);
        assertThat(user.statusCode()).isEqualTo(422);
        assertThat(json(user).get("error").asText()).isEqualTo("This method requires an authenticated user");
    }

    @Test
    void whatIsNotKnownIsRefusedInTheWordsOfTheStandard() {
        assertThat(json(program.post("/oauth/token", "grant_type", "password"))
                        .get("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
        var nobody = program.post(
                "/oauth/token", "grant_type", "client_credentials", "client_id", "x", "client_secret", "y");
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(json(nobody).get("error").asText()).isEqualTo("invalid_client");
        var bad = program.post("/api/v1/apps", "client_name", "x", "redirect_uris", "javascript:alert(1)");
        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(program.post("/api/v1/apps", "client_name", "x", "redirect_uris", REDIRECT, "scopes", "everything")
                        .statusCode())
                .isEqualTo(422);
        assertThat(withToken("/oauth/userinfo", "nonsense").statusCode()).isEqualTo(401);
    }

    @Test
    void theMetadataNamesOurEndpoints() {
        var metadata = json(program.get("/.well-known/oauth-authorization-server"));
        assertThat(metadata.get("issuer").asText())
                .isEqualTo(server.house().platform().address().origin() + "/");
        assertThat(metadata.get("token_endpoint").asText())
                .isEqualTo(server.house().platform().address().origin() + "/oauth/token");
        assertThat(metadata.get("code_challenge_methods_supported").get(0).asText())
                .isEqualTo("S256");
    }

    @Test
    void somebodyJoinsConfirmsTheirAddressAndSignsIn() throws Exception {
        var refused = browser.post(
                "/sign-up", "username", "alice", "email", "x@example.org", "password", PASSWORD, "agreement", "true");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Somebody has this user name already")
                .contains("value=\"x@example.org\"");

        var joined = browser.post(
                "/sign-up", "username", "Bob", "email", "bob@example.org", "password", PASSWORD, "agreement", "true");
        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(browser.post("/sign-in", "login", "bob", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(403);

        var link = linkInMailTo("bob@example.org");
        var page = browser.get(link);
        var confirmed = browser.submit("/confirm", Browser.hidden(page.body()));
        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(browser.get(link).statusCode()).isEqualTo(403);
        assertThat(browser.post("/sign-in", "login", "BOB@example.org", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoSignsUpHearsOfEverythingThatIsWrongAtOnce() {
        var app = register(REDIRECT, "read write");
        var own = json(program.post(
                        "/oauth/token",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        app.get("client_id").asText(),
                        "client_secret",
                        app.get("client_secret").asText(),
                        "scope",
                        "read write"))
                .get("access_token")
                .asText();
        var refused = program.submit(
                "/api/v1/accounts",
                Map.of("username", "alice", "email", "nonsense", "password", "short"),
                "Authorization",
                "Bearer " + own);

        assertThat(refused.statusCode()).isEqualTo(422);
        var details = json(refused).get("details");
        assertThat(details.at("/username/0/error").asText()).isEqualTo("ERR_TAKEN");
        assertThat(details.at("/email/0/error").asText()).isEqualTo("ERR_INVALID");
        assertThat(details.at("/password/0/error").asText()).isEqualTo("ERR_TOO_SHORT");
        assertThat(details.at("/agreement/0/error").asText()).isEqualTo("ERR_ACCEPTED");
        assertThat(json(refused).get("error").asText())
                .startsWith("Validation failed: username has already been taken, ");
    }

    @Test
    void aProgramSignsSomebodyUp() throws Exception {
        var app = register(REDIRECT, "read write");
        var own = json(program.post(
                        "/oauth/token",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        app.get("client_id").asText(),
                        "client_secret",
                        app.get("client_secret").asText(),
                        "scope",
                        "read write"))
                .get("access_token")
                .asText();
        var fields = Map.of(
                "username",
                "carla",
                "email",
                "carla@example.org",
                "password",
                PASSWORD,
                "agreement",
                "true",
                "locale",
                "en");
        var token = json(program.submit("/api/v1/accounts", fields, "Authorization", "Bearer " + own))
                .get("access_token")
                .asText();
        assertThat(withToken("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(403);
        assertThat(withToken("/api/v1/emails/check_confirmation", token).body()).isEqualTo("false");
        browser.submit(
                "/confirm",
                Browser.hidden(browser.get(linkInMailTo("carla@example.org")).body()));
        assertThat(withToken("/api/v1/accounts/verify_credentials", token).statusCode())
                .isEqualTo(200);

        var poor = program.submit(
                "/api/v1/accounts",
                Map.of("username", "dan", "email", "dan@example.org", "password", "short", "agreement", "true"),
                "Authorization",
                "Bearer " + own);
        assertThat(poor.statusCode()).isEqualTo(422);
        assertThat(json(poor).at("/details/password/0/error").asText()).isEqualTo("ERR_TOO_SHORT");
    }

    @Test
    void aForgottenPasswordIsReplacedAndEverySessionEnds() throws Exception {
        server.house()
                .stewardship()
                .registrations()
                .create(new NewUser("erin", "erin@example.org", PASSWORD, "en", Optional.empty()), Role.MEMBER, true);
        var other = new Browser(URI.create("http://127.0.0.1:" + server.port()));
        other.post("/sign-in", "login", "erin", "password", PASSWORD);
        assertThat(browser.post("/forgot-password", "email", "nobody@example.org")
                        .statusCode())
                .isEqualTo(200);
        browser.post("/forgot-password", "email", "erin@example.org");
        var fields =
                Browser.hidden(browser.get(linkInMailTo("erin@example.org")).body());
        fields.put("password", "a better one");
        assertThat(browser.submit("/reset-password", fields).body()).contains("Your new password is saved");
        assertThat(browser.post("/sign-in", "login", "erin", "password", PASSWORD)
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/sign-in", "login", "erin", "password", "a better one")
                        .statusCode())
                .isEqualTo(303);
        var app = register(REDIRECT, "read");
        assertThat(other.get(authorizePath(app, REDIRECT, "")).statusCode()).isEqualTo(303);
    }

    @Test
    void theFirstAdministratorIsMadeOnceByTheLink() {
        var link = server.house().administratorLink().orElseThrow();
        var page = browser.get(link.getPath() + "?" + link.getRawQuery());
        assertThat(page.statusCode()).isEqualTo(200);
        var fields = Browser.hidden(page.body());
        fields.putAll(Map.of("username", "root_of_it", "email", "admin@example.org", "password", PASSWORD));
        assertThat(browser.submit("/setup", fields).statusCode()).isEqualTo(303);
        assertThat(browser.submit("/setup", fields).statusCode()).isEqualTo(403);
        assertThat(server.house().administratorLink()).isEmpty();
    }

    @Test
    void signingInNeverLeadsToAnotherSite() {
        assertThat(Browser.location(signIn("//evil.example/")).toString()).isEqualTo("/");
        assertThat(Browser.location(signIn("https://evil.example/")).toString()).isEqualTo("/");
        assertThat(Browser.location(signIn("/\\evil.example/")).toString()).isEqualTo("/");
    }

    private static String linkInMailTo(String address) throws Exception {
        Patience.until(() -> server.house().platform().jobs().pending() == 0); // the server's own runner sends it
        try (var files = Files.list(data.resolve("mail"))) {
            for (var file : files.toList()) {
                var mail = Files.readString(file);
                if (mail.contains("To: " + address)) {
                    var matcher = Pattern.compile("http://\\S+")
                            .matcher(mail.replace("=\r\n", "").replace("=3D", "="));
                    assertThat(matcher.find()).isTrue();
                    var uri = URI.create(matcher.group());
                    return uri.getPath() + "?" + uri.getRawQuery();
                }
            }
        }
        throw new AssertionError("No mail to " + address);
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }
}
