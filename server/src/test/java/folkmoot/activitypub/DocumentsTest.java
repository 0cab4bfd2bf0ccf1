package folkmoot.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchLimits;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.json.ActorReader;
import folkmoot.federation.json.Json;
import folkmoot.federation.signature.SchemeMemory;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What other servers read here, as they read it. */
class DocumentsTest {

    private static final String ACTIVITY = "application/activity+json";

    private static final Vertx VERTX = Vertx.vertx();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static Town town;

    @BeforeAll
    static void open() {
        town = new Town();
        town.alice();
    }

    @AfterAll
    static void close() {
        town.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void webFingerKnowsPeopleByHandleIdAndPageInAnyCase() {
        var domain = town.world().server().address().domain();
        for (var resource : new String[] {
            "acct:alice@" + domain,
            "acct:ALICE@" + domain,
            "@alice@" + domain,
            "alice@" + domain,
            town.uriOf(town.alice()).toString(),
            town.uri("/@alice").toString()
        }) {
            var answer = get("/.well-known/webfinger?resource=" + encoded(resource), "application/jrd+json");
            assertThat(answer.statusCode()).as(resource).isEqualTo(200);
            assertThat(json(answer).get("subject").asText()).isEqualTo("acct:alice@" + domain);
            assertThat(json(answer).get("links").get(0).get("href").asText())
                    .isEqualTo(town.uriOf(town.alice()).toString());
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/jrd+json");
            assertThat(answer.headers().firstValue("access-control-allow-origin"))
                    .contains("*");
        }
    }

    @Test
    void webFingerTellsUnknownFromMissing() {
        assertThat(get("/.well-known/webfinger", "*/*").statusCode()).isEqualTo(400);
        assertThat(get("/.well-known/webfinger?resource=acct:nobody@here.localhost", "*/*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/.well-known/webfinger?resource=acct:alice@other.example", "*/*")
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/.well-known/webfinger?resource=nonsense", "*/*").statusCode())
                .isEqualTo(404);
        assertThat(get("/.well-known/webfinger?resource=%00", "*/*").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theInstanceHasAnActorThatWebFingerFinds() {
        var actor = ActorReader.read(Json.read(get("/", ACTIVITY).body()));

        assertThat(actor.type()).isEqualTo(ActorType.APPLICATION);
        assertThat(actor.id()).isEqualTo(town.uri("/"));
        assertThat(get(
                                "/.well-known/webfinger?resource="
                                        + encoded(town.uri("/").toString()),
                                "*/*")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anActorHasAllThatPeersAskFor() {
        var answer = get("/users/alice", "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"");

        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith(ACTIVITY);
        assertThat(answer.headers().firstValue("vary").orElse(""))
                .contains("Accept")
                .contains("Signature");
        var json = json(answer);
        assertThat(json.get("@context").get(0).asText()).isEqualTo("https://www.w3.org/ns/activitystreams");
        assertThat(json.get("@context").get(1).asText()).isEqualTo("https://w3id.org/security/v1");
        for (var part : new String[] {"inbox", "outbox", "followers", "following", "featured"}) {
            assertThat(json.get(part).asText())
                    .isEqualTo(town.uri("/users/alice/" + part).toString());
        }
        assertThat(json.get("endpoints").get("sharedInbox").asText())
                .isEqualTo(town.sharedInbox().toString());
        assertThat(json.get("publicKey").get("id").asText()).endsWith("#main-key");
        assertThat(json.get("publicKey").get("publicKeyPem").asText()).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(json.get("assertionMethod").get(0).get("publicKeyMultibase").asText())
                .startsWith("z6Mk");
        assertThat(get("/users/nobody", ACTIVITY).statusCode()).isEqualTo(404);
    }

    @Test
    void nodeInfoSaysWhatWeAre() {
        for (var link : json(get("/.well-known/nodeinfo", "*/*")).get("links")) {
            if (link.get("rel").asText().contains("nodeinfo")) {
                var info = json(get(URI.create(link.get("href").asText()).getPath(), "*/*"));
                assertThat(info.get("software").get("name").asText()).isEqualTo("folkmoot");
                assertThat(info.get("protocols").get(0).asText()).isEqualTo("activitypub");
                assertThat(info.get("usage").get("users").get("total").isNumber())
                        .isTrue();
            }
        }
        assertThat(new String(get("/.well-known/host-meta", "*/*").body()))
                .contains("lrdd")
                .contains("{uri}");
    }

    @Test
    void aPostItsActivityAndItsCountsCanBeReadAndADeletedOneIsGone() {
        var status = town.alice().posts("The bridge needs repair");
        var path = URI.create(status.get("uri").asText()).getPath();

        assertThat(json(get(path, ACTIVITY)).get("content").asText()).contains("The bridge");
        assertThat(json(get(path + "/activity", ACTIVITY)).get("type").asText()).isEqualTo("Create");
        assertThat(json(get(path + "/replies", ACTIVITY)).get("totalItems").asInt())
                .isZero();
        assertThat(json(get(path + "/likes", ACTIVITY)).get("totalItems").asInt())
                .isZero();
        var outbox = json(get("/users/alice/outbox?page=true", ACTIVITY));
        assertThat(outbox.get("orderedItems").get(0).get("object").get("id").asText())
                .isEqualTo(status.get("uri").asText());

        Person.ok(town.alice().delete("/api/v1/statuses/" + status.get("id").asText()));
        var gone = get(path, ACTIVITY);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(json(gone).get("type").asText()).isEqualTo("Tombstone");
    }

    @Test
    void aPostForFollowersIsShownToTheServerOfAFollowerOnly() {
        town.carolFollows(town.alice());
        var mallory = town.remote().person("mallory");
        var status = Person.ok(
                town.alice().post("/api/v1/statuses", Map.of("status", "For followers", "visibility", "private")));
        var uri = URI.create(status.get("uri").asText());

        assertThat(get(uri.getPath(), ACTIVITY).statusCode()).isEqualTo(404);
        assertThat(fetchedBy(mallory.key(), uri)).isInstanceOf(FetchResult.Missing.class);
        assertThat(fetchedBy(town.carol().key(), uri)).isInstanceOf(FetchResult.Found.class);
        assertThat(json(get("/users/alice/outbox?page=true", ACTIVITY)).toString())
                .doesNotContain("For followers");
    }

    @Test
    void aRemovedPostThatWasNotForEverybodyAnswersAsIfItHadNeverBeen() {
        town.carolFollows(town.alice());
        for (var visibility : List.of("private", "direct")) {
            var status = Person.ok(town.alice()
                    .post("/api/v1/statuses", Map.of("status", "@carol not for all", "visibility", visibility)));
            var uri = URI.create(status.get("uri").asText());

            Person.ok(town.alice().delete("/api/v1/statuses/" + status.get("id").asText()));

            assertThat(get(uri.getPath(), ACTIVITY).statusCode()).isEqualTo(404);
            assertThat(fetchedBy(town.carol().key(), uri)).isInstanceOf(FetchResult.Missing.class);
            assertThat(get(uri.getPath() + "/activity", ACTIVITY).statusCode()).isEqualTo(404);
        }
        var unlisted =
                Person.ok(town.alice().post("/api/v1/statuses", Map.of("status", "For all", "visibility", "unlisted")));
        Person.ok(town.alice().delete("/api/v1/statuses/" + unlisted.get("id").asText()));
        assertThat(get(URI.create(unlisted.get("uri").asText()).getPath(), ACTIVITY)
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void followersTellOnlyHowMany() {
        var followers = json(get("/users/alice/followers", ACTIVITY));

        assertThat(followers.get("totalItems").isNumber()).isTrue();
        assertThat(followers.has("first")).isFalse();
    }

    private static FetchResult fetchedBy(SigningKey key, URI uri) {
        try (var http = new GuardedHttp(VERTX, NetworkPolicy.loopback(), () -> false)) {
            return new Fetcher(
                            http,
                            FetchLimits.loopback(),
                            "test",
                            () -> Optional.of(key),
                            SchemeMemory.inProcess(),
                            _ -> true,
                            InstantSource.system())
                    .fetch(uri, FetchBudget.of(3));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        return Json.read(answer.body());
    }

    private static HttpResponse<byte[]> get(String path, String accept) {
        try {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://localhost:" + town.world().server().port() + path))
                    .header("Accept", accept)
                    .build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
