package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.relay.Relay;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays of both kinds, on a server that the test plays. */
class RelayTest {

    private Town town;
    private RemotePerson relay;
    private int things;

    @BeforeEach
    void open() {
        town = new Town();
        relay = town.remote().actor("relay", ActorType.APPLICATION);
        town.alice();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void aRelayInTheStyleOfMastodonGetsWhatIsPublicOnceItAccepted() {
        var inbox = town.remote().uri("/inbox").toString();
        add(inbox);
        var follow = sent("Follow").getFirst();
        assertThat(follow.get("object").asText()).isEqualTo("https://www.w3.org/ns/activitystreams#Public");
        assertThat(follow.get("actor").asText()).isEqualTo(town.uri("/").toString());
        town.alice().posts("Too early");
        town.settle();
        assertThat(sent("Create")).isEmpty();

        town.remote().person("mallory");
        answer("Accept", follow);
        assertThat(states()).containsExactly(Relay.State.ACCEPTED);
        var post = town.alice().posts("For everybody");
        town.alice().post("/api/v1/statuses", Map.of("status", "Not for everybody", "visibility", "unlisted"));
        town.alice().post("/api/v1/statuses", Map.of("status", "Secret", "visibility", "private"));
        town.alice().delete("/api/v1/statuses/" + post.get("id").asText());
        town.settle();
        assertThat(sent("Create")).hasSize(1);
        assertThat(sent("Delete")).hasSize(1);

        house().platform().database().write(tx -> house().talk().relays().remove(tx, inbox));
        town.settle();
        assertThat(sent("Undo").getFirst().get("object").get("id")).isEqualTo(follow.get("id"));
        town.alice().posts("Too late");
        town.settle();
        assertThat(sent("Create")).hasSize(1);
    }

    @Test
    void aRelayInTheStyleOfLitePubIsFollowedItselfAndHearsOfPosts() {
        add(relay.id().toString());
        var follow = sent("Follow").getFirst();
        assertThat(follow.get("object").asText()).isEqualTo(relay.id().toString());
        answer("Accept", follow);
        var post = town.alice().posts("For everybody");
        town.settle();

        var announce = sent("Announce").getFirst();
        assertThat(announce.get("actor").asText()).isEqualTo(town.uri("/").toString());
        assertThat(announce.get("object")).isEqualTo(post.get("uri"));
    }

    @Test
    void whatAnAcceptedRelayAnnouncesComesInAndWhatOthersAnnounceDoesNot() {
        serves("/notes/1");
        serves("/notes/2");
        add(relay.id().toString());
        announce(relay, "/notes/1");
        assertThat(knows("/notes/1")).as("pending").isFalse();

        answer("Accept", sent("Follow").getFirst());
        announce(relay, "/notes/1");
        announce(town.remote().actor("other", ActorType.APPLICATION), "/notes/2");
        assertThat(knows("/notes/1")).isTrue();
        assertThat(knows("/notes/2")).isFalse();
        assertThat(town.alice().get("/api/v1/timelines/public?remote=true").json())
                .hasSize(1);
    }

    @Test
    void onlyTheHostThatWasAskedAnswersAndItMayRefuse() {
        add(relay.id().toString());
        var follow = sent("Follow").getFirst();
        var vertx = Vertx.vertx();
        try (var far = new RemoteInstance(vertx, "far.localhost")) {
            var mallory = far.person("mallory");
            mallory.sends(
                    town.sharedInbox(),
                    RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                            .formatted(
                                    far.uri("/accepts/1"),
                                    mallory.id(),
                                    follow.get("id").asText())));
            town.settle();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        assertThat(states()).containsExactly(Relay.State.PENDING);
        answer("Reject", follow);
        assertThat(states()).containsExactly(Relay.State.REJECTED);
        for (var wrong : List.of("relay.example", "ftp://relay.example/inbox", "https://relay.example", "%")) {
            assertThatThrownBy(() -> add(wrong)).as(wrong).isInstanceOf(Invalid.class);
        }
    }

    private void add(String address) {
        house().platform().database().write(tx -> house().talk().relays().add(tx, address));
        town.settle();
    }

    private void answer(String type, JsonNode follow) {
        relay.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'%s','actor':'%s','object':%s}"
                        .formatted(next(), type, relay.id(), follow.toString().replace('"', '\''))));
        town.settle();
    }

    private void announce(RemotePerson by, String path) {
        by.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Announce','actor':'%s','to':['as:Public'],'object':'%s'}"
                        .formatted(next(), by.id(), town.remote().uri(path))));
        town.settle();
    }

    private void serves(String path) {
        town.remote()
                .serves(
                        path,
                        "application/activity+json",
                        RemotePerson.json(
                                "{'type':'Note','id':'%s','attributedTo':'%s','to':['as:Public'],'content':'Text'}"
                                        .formatted(
                                                town.remote().uri(path),
                                                town.carol().id())));
    }

    private boolean knows(String path) {
        return house().platform()
                .database()
                .read(tx -> house().talk()
                        .posts()
                        .statuses()
                        .byUri(tx, town.remote().uri(path)))
                .isPresent();
    }

    private List<Relay.State> states() {
        return house().platform().database().read(house().talk().relays()::all).stream()
                .map(Relay::state)
                .toList();
    }

    private List<JsonNode> sent(String type) {
        return town.remote().posted().stream()
                .<JsonNode>map(one -> one.json())
                .filter(json -> json.get("type").asText().equals(type))
                .toList();
    }

    private folkmoot.door.House house() {
        return town.world().server().house();
    }

    private URI next() {
        return town.remote().uri("/activities/" + ++things);
    }
}
