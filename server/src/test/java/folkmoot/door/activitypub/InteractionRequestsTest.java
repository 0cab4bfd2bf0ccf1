package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.fetch.Exchange;
import folkmoot.federation.fetch.GuardedHttp;
import folkmoot.federation.fetch.NetworkPolicy;
import folkmoot.federation.json.Json;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Posts of ours say who may do what with them, and who asks for it politely is answered at once (GoToSocial). */
class InteractionRequestsTest {

    private static final Town TOWN = new Town();
    private static final String OPEN = "https://www.w3.org/ns/activitystreams#Public";
    private static int sent;

    @BeforeAll
    static void meet() {
        TOWN.carolFollows(TOWN.alice());
    }

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @BeforeEach
    void forget() {
        TOWN.remote().forgetRequests();
    }

    @Test
    void aPostForEverybodySaysThatEverybodyMay() {
        var policy = document(uri(TOWN.alice().posts("Open"))).get("interactionPolicy");

        for (var act : List.of("canLike", "canReply", "canAnnounce", "canQuote")) {
            assertThat(policy.at("/" + act + "/automaticApproval").toString()).contains(OPEN);
        }
    }

    @Test
    void aPostForFollowersSaysThatNobodyElsePassesItOn() {
        posts("private");
        TOWN.settle();
        var policy = TOWN.remote().posted().getLast().json().at("/object/interactionPolicy");

        assertThat(policy.at("/canReply/automaticApproval").toString()).contains(OPEN);
        assertThat(policy.at("/canAnnounce/automaticApproval").toString())
                .contains(TOWN.uriOf(TOWN.alice()).toString())
                .doesNotContain(OPEN);
        assertThat(policy.has("canQuote")).isFalse();
    }

    @Test
    void aLikeThatIsAskedForIsTakenAndAllowedInWriting() {
        var post = uri(TOWN.alice().posts("Like me"));
        var like = next();
        var request = asks("LikeRequest", post, like(like, post));

        var accept = answer();
        assertThat(accept.get("type").asText()).isEqualTo("Accept");
        assertThat(accept.at("/object/id").asText()).isEqualTo(request.toString());
        assertThat(accept.at("/object/type").asText()).isEqualTo("LikeRequest");
        assertThat(accept.at("/object/instrument").asText()).isEqualTo(like.toString());
        var authorization = document(accept.get("result").asText());
        assertThat(authorization.get("type").asText()).isEqualTo("LikeAuthorization");
        assertThat(authorization.get("attributedTo").asText())
                .isEqualTo(TOWN.uriOf(TOWN.alice()).toString());
        assertThat(authorization.get("interactingObject").asText()).isEqualTo(like.toString());
        assertThat(authorization.get("interactionTarget").asText()).isEqualTo(post);

        TOWN.carolSends(like(like, post));
        asks("LikeRequest", post, "'" + like + "'");
        assertThat(answer().get("result")).as("the same document").isEqualTo(accept.get("result"));
        assertThat(status(post).get("favourites_count").asInt()).isEqualTo(1);
        var path = URI.create(accept.get("result").asText()).getPath();
        TOWN.bob();
        assertThat(statusOf(path.replace("/alice/", "/bob/"))).isEqualTo(404);
        assertThat(statusOf(path + "0")).isEqualTo(404);
    }

    @Test
    void anAnswerThatIsAskedForIsKeptAndAllowedInWriting() {
        var post = uri(TOWN.alice().posts("Answer me"));
        var reply = next();
        asks("ReplyRequest", post, note(reply, post));

        var accept = answer();
        assertThat(document(accept.get("result").asText()).get("type").asText()).isEqualTo("ReplyAuthorization");
        assertThat(status(post).get("replies_count").asInt()).isEqualTo(1);
        TOWN.carolSends("{'id':'%s','type':'Create','actor':'%s','object':%s}", next(), carol(), note(reply, post));
        TOWN.settle();
        assertThat(status(post).get("replies_count").asInt()).as("once").isEqualTo(1);
    }

    @Test
    void aBoostIsAllowedOfWhatIsForEverybodyAndOfNothingElse() {
        var post = uri(TOWN.alice().posts("Boost me"));
        asks("AnnounceRequest", post, announce(post));
        assertThat(document(answer().get("result").asText()).get("type").asText())
                .isEqualTo("AnnounceAuthorization");
        assertThat(status(post).get("reblogs_count").asInt()).isEqualTo(1);

        var secret = posts("private");
        asks("AnnounceRequest", secret, announce(secret));
        assertThat(answer().get("type").asText()).isEqualTo("Reject");
        assertThat(status(secret).get("reblogs_count").asInt()).isZero();
    }

    @Test
    void whatIsAllowedWithAPostForFollowersIsShownToThoseWhoSeeThePost() {
        var secret = posts("private");
        asks("LikeRequest", secret, like(next(), secret));

        var document = URI.create(answer().get("result").asText());
        assertThat(statusOf(document.getPath())).isEqualTo(404);
        assertThat(statusForCarol(document)).isEqualTo(200);
    }

    @Test
    void whoMayNotSeeThePostMayDoNothingWithIt() {
        var secret = posts("direct");
        asks("LikeRequest", secret, like(next(), secret));
        assertThat(answer().get("type").asText()).isEqualTo("Reject");
        asks("ReplyRequest", secret, note(next(), secret));
        assertThat(answer().get("type").asText()).isEqualTo("Reject");
        assertThat(status(secret).get("favourites_count").asInt()).isZero();
    }

    @Test
    void aRequestForSomethingElseThanItSaysIsNotAnswered() {
        var post = uri(TOWN.alice().posts("One"));
        var other = uri(TOWN.alice().posts("Other"));
        TOWN.settle();
        TOWN.remote().forgetRequests();
        asks("LikeRequest", post, like(next(), other));
        asks("LikeRequest", post, like(URI.create("https://far.example/likes/1"), post));
        asks(
                "LikeRequest",
                post,
                like(next(), post)
                        .replace(carol(), TOWN.remote().uri("/users/x").toString()));
        asks("AnnounceRequest", post, like(next(), post));
        asks("LikeRequest", TOWN.remote().uri("/notes/none").toString(), "'" + next() + "'");

        assertThat(TOWN.remote().posted()).isEmpty();
        assertThat(status(post).get("favourites_count").asInt()).isZero();
        assertThat(status(other).get("favourites_count").asInt()).isZero();

        asks("ReplyRequest", post, note(next(), other));
        assertThat(answer().get("type").asText())
                .as("an answer to another post")
                .isEqualTo("Reject");
    }

    private static String posts(String visibility) {
        return uri(ok(TOWN.alice().post("/api/v1/statuses", Map.of("status", "Words", "visibility", visibility))));
    }

    private static URI asks(String type, String post, String instrument) {
        var id = next();
        TOWN.carolSends(
                "{'id':'%s','type':'%s','actor':'%s','to':'%s','object':'%s','instrument':%s}",
                id, type, carol(), TOWN.uriOf(TOWN.alice()), post, instrument);
        TOWN.settle();
        return id;
    }

    private static String like(URI id, String post) {
        return "{'id':'%s','type':'Like','actor':'%s','object':'%s'}".formatted(id, carol(), post);
    }

    private static String announce(String post) {
        return "{'id':'%s','type':'Announce','actor':'%s','to':'%s','object':'%s'}"
                .formatted(next(), carol(), OPEN, post);
    }

    private static String note(URI id, String parent) {
        return "{'id':'%s','type':'Note','attributedTo':'%s','to':'%s','content':'Yes','inReplyTo':'%s'}"
                .formatted(id, carol(), OPEN, parent);
    }

    private static String carol() {
        return TOWN.carol().id().toString();
    }

    private static JsonNode answer() {
        return TOWN.remote().posted().getLast().json();
    }

    private static JsonNode status(String uri) {
        var house = TOWN.world().server().house();
        var id = house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, URI.create(uri)))
                .orElseThrow()
                .id();
        return ok(TOWN.alice().get("/api/v1/statuses/" + id));
    }

    private static JsonNode document(String uri) {
        return Json.read(TOWN.alice()
                .fetches(URI.create(uri).getPath(), "Accept", "application/activity+json")
                .body());
    }

    private static int statusOf(String path) {
        return TOWN.alice().fetches(path, "Accept", "application/activity+json").statusCode();
    }

    private static int statusForCarol(URI uri) {
        var vertx = Vertx.vertx();
        try (var http = new GuardedHttp(vertx, NetworkPolicy.loopback(), () -> false)) {
            var headers = new HashMap<>(RequestSigner.headers(
                    RequestSigner.Scheme.CAVAGE,
                    RequestSigner.Outgoing.get(uri),
                    TOWN.carol().key(),
                    Instant.now()));
            headers.put("accept", "application/activity+json");
            var request = new GuardedHttp.Request("GET", uri, headers, new byte[0], Duration.ofSeconds(10), 1 << 20);
            return ((Exchange.Answered) http.exchange(request)).status();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static String uri(JsonNode status) {
        return status.get("uri").asText();
    }

    private static URI next() {
        return TOWN.remote().uri("/things/" + ++sent);
    }
}
