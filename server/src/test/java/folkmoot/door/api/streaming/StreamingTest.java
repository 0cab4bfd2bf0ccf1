package folkmoot.door.api.streaming;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.Scopes;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class StreamingTest {

    private static final World WORLD = new World();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 10;

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void whatIsHiddenOrFilteredOutIsNotStreamedAndWhatIsCaughtIsMarked() throws InterruptedException {
        var viewer = WORLD.person("viewer");
        var loud = WORLD.person("loud");
        var blocked = WORLD.person("blocked");
        ok(viewer.post("/api/v1/accounts/" + loud.id() + "/mute"));
        ok(viewer.post("/api/v1/accounts/" + blocked.id() + "/block"));
        filter(viewer, "hide", "football");
        filter(viewer, "warn", "rain");
        var stream = new Stream(viewer, "public");
        loud.posts("muted");
        blocked.posts("blocked");
        var other = WORLD.person("other");
        other.posts("about football");
        other.posts("about rain");

        var first = stream.next();
        assertThat(first.get("event").asText()).isEqualTo("update");
        var status = payload(first);
        assertThat(status.get("content").asText()).contains("rain");
        assertThat(status.get("filtered").get(0).get("keyword_matches").get(0).asText())
                .isEqualTo("rain");
        stream.end();
    }

    @Test
    void postsWithAFollowedHashtagComeOnOnesOwnStream() throws InterruptedException {
        var gardener = WORLD.person("gardener");
        ok(gardener.post("/api/v1/tags/beans/follow"));
        var stream = new Stream(gardener, "user");
        var stranger = WORLD.person("stranger");
        stranger.posts("Nothing of interest");
        stranger.posts("The #beans are up");

        assertThat(payload(stream.next()).get("content").asText()).contains("are up");
        stream.end();
    }

    @Test
    void aChangedQuotePolicyIsToldToStreams() throws InterruptedException {
        var author = WORLD.person("quotable");
        var status = author.posts("Quote me or not").get("id").asText();
        var stream = new Stream(author, "user");
        ok(author.put("/api/v1/statuses/" + status + "/interaction_policy", Map.of("quote_approval_policy", "nobody")));

        var frame = stream.next();
        assertThat(frame.get("event").asText()).isEqualTo("status.update");
        assertThat(payload(frame).get("id").asText()).isEqualTo(status);
        stream.end();
    }

    @Test
    void aListIsStreamedToItsOwnerOnly() throws InterruptedException {
        var owner = WORLD.person("list_owner");
        var member = WORLD.person("list_member");
        owner.follows(member.id());
        var list =
                ok(owner.post("/api/v1/lists", Map.of("title", "x"))).get("id").asText();
        ok(owner.post(
                "/api/v1/lists/" + list + "/accounts",
                Map.of("account_ids", List.of(member.id().toString()))));
        var stream = new Stream(owner, "list&list=" + list);
        member.posts("for the list");
        var frame = stream.next();
        assertThat(frame.get("stream").toString()).isEqualTo("[\"list\",\"" + list + "\"]");
        assertThat(payload(frame).get("content").asText()).contains("for the list");
        stream.end();

        assertThat(member.get("/api/v1/streaming/list?list=" + list).status()).isEqualTo(401);
        assertThat(owner.get("/api/v1/streaming/list").status()).isEqualTo(400);
    }

    @Test
    void changedFiltersAndNotificationsReachTheirOwner() throws InterruptedException {
        var owner = WORLD.person("own_stream");
        var stream = new Stream(owner, "user");
        filter(owner, "warn", "anything");
        var changed = stream.next();
        assertThat(changed.get("event").asText()).isEqualTo("filters_changed");
        assertThat(changed.has("payload")).isFalse();
        WORLD.person("other").posts("hello @own_stream");
        var notification = stream.next();
        assertThat(notification.get("event").asText()).isEqualTo("notification");
        assertThat(payload(notification).get("type").asText()).isEqualTo("mention");
        stream.end();
    }

    @Test
    void aRevokedTokenClosesTheSocketAndSoDoesABinaryFrame() throws InterruptedException {
        var person = WORLD.person("leaving");
        var stream = new Stream(person, "user");
        stream.socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
        assertThat(stream.closed()).isEqualTo(1003);

        var house = WORLD.server().house();
        var client = house.people()
                .members()
                .applications()
                .register("Leaving", List.of(OAuthApplication.OUT_OF_BAND), "read", Optional.empty());
        var token = house.platform()
                .database()
                .transaction(tx -> house.people()
                        .members()
                        .tokens()
                        .issue(
                                tx,
                                client.application().id(),
                                house.people()
                                        .members()
                                        .users()
                                        .byAccount(tx, person.id())
                                        .map(found -> Grantor.self(found.id())),
                                Scopes.parse("read").orElseThrow())
                        .secret());
        var revoked = new Listener();
        socket("user", token, revoked);
        ok(person.post(
                "/oauth/revoke",
                Map.of(
                        "client_id",
                        client.application().clientId(),
                        "client_secret",
                        client.clientSecret(),
                        "token",
                        token)));
        assertThat(revoked.closed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1008);
    }

    @Test
    void nobodyListensWithoutALiveToken() {
        assertThat(refusal("wrong")).contains("401");
    }

    private static String refusal(String token) {
        try {
            socket("user", token, new Listener());
            return "";
        } catch (CompletionException refused) {
            return String.valueOf(((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode());
        }
    }

    private static void filter(Person owner, String action, String keyword) {
        ok(owner.post(
                "/api/v2/filters",
                Map.of(
                        "title",
                        keyword,
                        "context",
                        List.of("public", "home"),
                        "filter_action",
                        action,
                        "keywords_attributes",
                        List.of(Map.of("keyword", keyword, "whole_word", true)))));
    }

    private static JsonNode payload(JsonNode frame) {
        return read(frame.get("payload").asText());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException broken) {
            throw new AssertionError(json, broken);
        }
    }

    private static WebSocket socket(String stream, String token, WebSocket.Listener listener) {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols(token)
                .buildAsync(
                        URI.create("ws://localhost:" + WORLD.server().port() + "/api/v1/streaming?stream=" + stream),
                        listener)
                .join();
    }

    private static final class Listener implements WebSocket.Listener {

        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.add(code);
            return null;
        }
    }

    private static final class Stream {

        private final Listener listener = new Listener();
        private final WebSocket socket;

        private Stream(Person person, String stream) {
            this.socket = socket(stream, person.token(), listener);
            assertThat(socket.getSubprotocol()).isEqualTo(person.token());
        }

        private JsonNode next() throws InterruptedException {
            var frame = listener.frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("a frame").isNotNull();
            return read(frame);
        }

        private int closed() throws InterruptedException {
            var code = listener.closed.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(code).as("closed").isNotNull();
            return code;
        }

        private void end() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
