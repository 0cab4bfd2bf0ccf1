package folkmoot.door.activitypub;

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
        var domain = town.world().server().house().platform().address().domain();
        for (var resource : new String[] {
            "acct:alice@" + domain,
            "acct:ALICE@" + domain,
            "@alice@" + domain,
            "alice@" + domain,
            town.uriOf(town.alice()).toString(),
            town.uri("/@alice").toString(),
            town.uri("/@ALICE").toString(),
            town.uri("/@alice/").toString(),
            town.uri("/users/Alice/").toString()
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
    void webFingerTellsOnlyTheLinksAskedForAndNoAliasTwice() {
        var domain = town.world().server().house().platform().address().domain();
        var self = json(get("/.well-known/webfinger?rel=self&resource=acct:alice@" + domain, "application/jrd+json"));
        assertThat(self.get("links")).hasSize(1);
        assertThat(self.get("links").get(0).get("rel").asText()).isEqualTo("self");

        var both = json(get(
                "/.well-known/webfinger?rel=self&rel=http://webfinger.net/rel/profile-page" + "&resource=acct:alice@"
                        + domain,
                "application/jrd+json"));
        assertThat(both.get("links")).hasSize(2);

        for (var resource : List.of("acct:alice@" + domain, "acct:" + domain + "@" + domain)) {
            var known = json(get("/.well-known/webfinger?resource=" + resource, "*/*"));
            assertThat(known.get("aliases")).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatIsWantedMostIsGiven() {
        var html = "text/html";
        assertThat(type("/users/alice", "text/html;q=0.9, " + ACTIVITY)).startsWith(ACTIVITY);
        assertThat(type("/users/alice", "text/html, " + ACTIVITY)).doesNotStartWith(ACTIVITY);
        assertThat(type("/users/alice", "text/html;q=0.5, application/ld+json;q=0.8"))
                .startsWith(ACTIVITY);
        assertThat(type("/@alice", ACTIVITY + ";q=0.1, text/html")).startsWith(html);
        assertThat(type("/@alice", ACTIVITY + ";q=0, text/html")).startsWith(html);
        assertThat(type("/@alice", ACTIVITY + ";q=0")).startsWith(html);
    }

    @Test
    void aDocumentSaysHowLongItHoldsAndWhetherItChanged() {
        var uri = URI.create(town.alice().posts("Before").get("uri").asText());
        var first = get(uri.getPath(), ACTIVITY);
        var tag = first.headers().firstValue("etag").orElseThrow();
        assertThat(first.headers().firstValue("cache-control")).contains("public, max-age=180");
        assertThat(first.headers().firstValue("vary").orElse("")).contains("Signature");

        var again = get(uri.getPath(), ACTIVITY, Map.of("If-None-Match", "\"other\", " + tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get(uri.getPath(), ACTIVITY, Map.of("If-None-Match", "\"other\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(uri.getPath(), ACTIVITY, Map.of("Signature", "keyId=\"x\""))
                        .headers()
                        .firstValue("cache-control"))
                .as("it may hold what is not for everybody")
                .contains("private, no-cache");
    }

    @Test
    void aPostCarriesItsFirstRepliesAndThePagesGoOn() {
        var post = town.alice().posts("What do you think?");
        var path = URI.create(post.get("uri").asText()).getPath();
        var none = json(get(path, ACTIVITY)).get("replies");
        assertThat(none.at("/first/type").asText()).isEqualTo("CollectionPage");
        assertThat(none.at("/first/items").isArray()).isTrue();

        var reply = Person.ok(town.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "A lot",
                                "in_reply_to_id",
                                post.get("id").asText())));
        var replies = json(get(path, ACTIVITY)).get("replies");
        assertThat(replies.get("id").asText())
                .isEqualTo(town.uri(path + "/replies").toString());
        assertThat(replies.at("/first/partOf")).isEqualTo(replies.get("id"));
        assertThat(replies.at("/first/items/0").asText())
                .isEqualTo(reply.get("uri").asText());

        var whole = json(get(path + "/replies", ACTIVITY));
        assertThat(whole.at("/first/items/0")).isEqualTo(replies.at("/first/items/0"));
        var page = json(get(path + "/replies?page=true", ACTIVITY));
        assertThat(page.get("type").asText()).isEqualTo("CollectionPage");
        assertThat(page.get("items")).hasSize(1);
        assertThat(json(get(
                                path + "/replies?page=true&min_id="
                                        + reply.get("id").asText(),
                                ACTIVITY))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void aPageOfTheOutboxThatDoesNotExistIsNotFound() {
        town.alice().posts("Here");
        assertThat(get("/users/alice/outbox?page=true", ACTIVITY).statusCode()).isEqualTo(200);
        for (var query : List.of("page=2", "page=true&max_id=x", "page=true&max_id=1", "page=true&max_id=-1")) {
            assertThat(get("/users/alice/outbox?" + query, ACTIVITY).statusCode())
                    .as(query)
                    .isEqualTo(404);
        }
    }

    @Test
    void thePageOfARemovedPostSaysThatItIsGone() {
        var post = town.alice().posts("Soon gone");
        var page = "/@alice/" + post.get("id").asText();
        assertThat(get(page, "text/html").statusCode()).isEqualTo(200);
        var secret =
                Person.ok(town.alice().post("/api/v1/statuses", Map.of("status", "For me", "visibility", "direct")));

        Person.ok(town.alice().delete("/api/v1/statuses/" + post.get("id").asText()));
        Person.ok(town.alice().delete("/api/v1/statuses/" + secret.get("id").asText()));

        assertThat(get(page, "text/html").statusCode()).isEqualTo(410);
        assertThat(get(page, ACTIVITY).statusCode()).isEqualTo(410);
        assertThat(get("/@alice/" + secret.get("id").asText(), "text/html").statusCode())
                .isEqualTo(404);
        assertThat(get("/@alice/1", "text/html").statusCode()).isEqualTo(404);
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

    private static String type(String path, String accept) {
        return get(path, accept).headers().firstValue("content-type").orElse("");
    }

    private static HttpResponse<byte[]> get(String path, String accept) {
        return get(path, accept, Map.of());
    }

    private static HttpResponse<byte[]> get(String path, String accept, Map<String, String> headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create(
                            "http://localhost:" + town.world().server().port() + path))
                    .header("Accept", accept);
            headers.forEach(request::header);
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
