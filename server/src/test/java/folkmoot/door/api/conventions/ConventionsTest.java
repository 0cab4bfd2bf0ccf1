package folkmoot.door.api.conventions;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What holds for all endpoints of the client API alike: limits, caching, other sites' scripts, paging, kinds of bodies. */
class ConventionsTest {

    private static final World WORLD = new World(Map.of("limits.enabled", "true"));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void anAccountHasOneBudgetWhateverTokensItUses() throws Exception {
        var writer = WORLD.person("writer");
        var other = WORLD.token(writer, "read write");
        var first = post(writer.token(), "/api/v1/statuses", "{\"status\":\"one\"}");
        var second = post(other, "/api/v1/statuses", "{\"status\":\"two\"}");

        assertThat(header(first, "X-RateLimit-Limit")).isEqualTo("300");
        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("299");
        assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo("298");
        assertThat(header(second, "X-RateLimit-Reset")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(header(
                        post(WORLD.person("fresh").token(), "/api/v1/statuses", "{\"status\":\"one\"}"),
                        "X-RateLimit-Remaining"))
                .isEqualTo("299");
    }

    @Test
    void theThirtyFirstRemovalIsOneTooManyEvenWithAnotherToken() throws Exception {
        var writer = WORLD.person("remover");
        var other = WORLD.token(writer, "read write");
        for (int i = 0; i < 30; i++) {
            assertThat(send("DELETE", i % 2 == 0 ? other : writer.token(), "/api/v1/statuses/1", "")
                            .statusCode())
                    .isEqualTo(404);
        }
        var refused = send("DELETE", other, "/api/v1/statuses/1", "");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(refused, "X-RateLimit-Limit")).isEqualTo("30");
        assertThat(refused.body()).startsWith("{\"error\":");
        assertThat(WORLD.person("bystander").delete("/api/v1/statuses/1").status())
                .isEqualTo(404);
    }

    @Test
    void instanceDocumentsAreKeptForFiveMinutesAndOtherReadsOnlyForVisitors() {
        var alice = WORLD.alice();
        for (var path : List.of("/api/v1/instance", "/api/v2/instance", "/api/v1/custom_emojis")) {
            assertThat(alice.get(path).header("Cache-Control")).as(path).isEqualTo("public, max-age=300");
            assertThat(alice.visit(path).header("Cache-Control")).isEqualTo("public, max-age=300");
        }
        var timeline = "/api/v1/timelines/public";
        assertThat(alice.visit(timeline).header("Cache-Control"))
                .isEqualTo("public, max-age=15, stale-while-revalidate=30");
        assertThat(alice.get(timeline).header("Cache-Control")).isEqualTo("private, no-store");
        assertThat(alice.visit(timeline).header("Vary"))
                .contains("Authorization")
                .contains("Origin");
        assertThat(alice.visit("/api/v1/statuses/1").header("Cache-Control")).isEqualTo("private, no-store");
    }

    @Test
    void scriptsOfOtherSitesMayAskForAnythingWithAnyHeader() throws Exception {
        for (var path :
                List.of("/api/v1/statuses", "/api/folkmoot/v1/proposals", "/oauth/token", "/.well-known/nodeinfo")) {
            var request = HttpRequest.newBuilder(address(path))
                    .header("Access-Control-Request-Method", "PATCH")
                    .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                    .method("OPTIONS", BodyPublishers.noBody())
                    .build();
            var answer = HTTP.send(request, BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(path).isIn(200, 204);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(header(answer, "Access-Control-Allow-Headers")).contains("authorization,idempotency-key");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                    .isEmpty();
        }
        assertThat(WORLD.alice().get("/api/v1/timelines/home").header("Access-Control-Expose-Headers"))
                .contains("Link", "X-RateLimit-Remaining", "Mastodon-Async-Refresh", "X-Request-Id");
    }

    @Test
    void aPageLinksToItsNeighboursWithAbsoluteAddressesAndAnEmptyOneDoesNot() {
        var writer = WORLD.person("pager");
        for (int i = 0; i < 3; i++) {
            writer.posts("post " + i);
        }
        var path = "/api/v1/accounts/" + writer.id() + "/statuses";
        var page = writer.get(path + "?limit=-2&exclude_replies=true");

        assertThat(page.json()).hasSize(2);
        assertThat(page.header("Link"))
                .matches("<http[^,>]+max_id=[0-9]+>; rel=\"next\", <http[^,>]+min_id=[0-9]+>; rel=\"prev\"")
                .contains("exclude_replies=true");
        assertThat(writer.get(path + "?max_id=1").header("Link")).isEmpty();
        assertThat(writer.get(path + "?limit=9999").json()).hasSize(3);
        var reader = WORLD.person("reader");
        for (var list : List.of("bookmarks", "favourites", "mutes", "blocks", "follow_requests", "followed_tags")) {
            assertThat(reader.get("/api/v1/" + list).header("Link")).as(list).isEmpty();
        }
        reader.follows(writer.id());
        assertThat(writer.get("/api/v1/accounts/" + writer.id() + "/followers?limit=1")
                        .header("Link"))
                .contains("rel=\"next\"");
    }

    @Test
    void anUpdateIsPutOrPatchWithAnyKindOfBodyAndASlashBehind() throws Exception {
        var alice = WORLD.alice();
        var list = ok(alice.post("/api/v1/lists", Map.of("title", "One")))
                .get("id")
                .asText();
        var path = "/api/v1/lists/" + list + "/";

        assertThat(ok(alice.patch(path, Map.of("title", "Two"))).get("title").asText())
                .isEqualTo("Two");
        assertThat(ok(alice.put(path, Map.of("title", "Three"))).get("title").asText())
                .isEqualTo("Three");
        assertThat(send("PUT", alice.token(), path + "?title=Four", "").body()).contains("\"Four\"");
        ok(WORLD.person("friend").get("/api/v1/lists"));
        alice.follows(WORLD.person("friend").id());
        var members = "/api/v1/lists/" + list + "/accounts";
        ok(alice.post(members + "?account_ids[]=" + WORLD.person("friend").id()));
        assertThat(send(
                                "DELETE",
                                alice.token(),
                                members,
                                "{\"account_ids\":[\"" + WORLD.person("friend").id() + "\"]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(ok(alice.get(members))).isEmpty();
    }

    @Test
    void errorsOfOAuthHaveTheirCodesAndSayMore() throws Exception {
        var unknown = post(
                "",
                "/oauth/token",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"x\",\"client_secret\":\"y\"}");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).contains("\"error\":\"invalid_client\"", "\"error_description\":\"");
        var made = ok(
                WORLD.alice().post("/api/v1/apps", Map.of("client_name", "C", "redirect_uris", "https://c.example/")));
        var grant = post(
                "",
                "/oauth/token",
                "{\"grant_type\":\"password\",\"client_id\":%s,\"client_secret\":%s}"
                        .formatted(made.get("client_id"), made.get("client_secret")));
        assertThat(grant.statusCode()).isEqualTo(400);
        assertThat(grant.body()).contains("\"error\":\"unsupported_grant_type\"");
    }

    private static HttpResponse<String> post(String token, String path, String json) throws Exception {
        return send("POST", token, path, json);
    }

    private static HttpResponse<String> send(String method, String token, String path, String json) throws Exception {
        var request = HttpRequest.newBuilder(address(path)).method(method, BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static URI address(String path) {
        return URI.create("http://localhost:" + WORLD.server().port() + path);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
