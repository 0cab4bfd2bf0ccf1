package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.LinkedDataSigner;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.SettableClock;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents that somebody signed once, brought by somebody else later. */
class ReplaysTest {

    private static final Vertx VERTX = Vertx.vertx();
    private final SettableClock clock = new SettableClock(Instant.now());
    private Town town;
    private RemoteInstance evil;
    private RemotePerson mallory;
    private int things;

    @BeforeEach
    void open() {
        town = new Town(Map.of(), clock);
        evil = new RemoteInstance(VERTX, "evil.localhost");
        mallory = evil.person("mallory");
        town.carolFollows(town.alice());
    }

    @AfterEach
    void close() {
        town.close();
        evil.close();
    }

    @Test
    void anOldProfileThatWasSignedTakesNoNewerNameBack() {
        takesNoNewerNameBack(town.carol()::signs);
    }

    @Test
    void norDoesOneThatWasProved() {
        takesNoNewerNameBack(town.carol()::proves);
    }

    private void takesNoNewerNameBack(UnaryOperator<byte[]> signing) {
        var old = signing.apply(update("Old name"));
        publish("New name");
        assertThat(town.carol()
                        .sends(
                                town.sharedInbox(),
                                update("New name"),
                                town.carol().key(),
                                clock.instant()))
                .isEqualTo(202);
        town.settle();
        clock.advance(Duration.ofMinutes(10));

        assertThat(mallory.sends(town.sharedInbox(), old, mallory.key(), clock.instant()))
                .isEqualTo(202);
        town.settle();

        assertThat(name()).isEqualTo("New name");
    }

    @Test
    void aProfileThatSomebodyPassesOnIsReadFromItsOwnServer() {
        publish("As published");
        clock.advance(Duration.ofMinutes(10));

        assertThat(mallory.sends(
                        town.sharedInbox(), town.carol().signs(update("As sent")), mallory.key(), clock.instant()))
                .isEqualTo(202);
        town.settle();

        assertThat(name()).isEqualTo("As published");
    }

    @Test
    void anOldKeyInASignedProfileIsNotBelievedAgain() {
        var carol = town.carol();
        var oldKey = carol.key();
        var old = carol.signs(update("Carol"));
        carol.rotatesKeys();
        clock.advance(Duration.ofMinutes(10));
        assertThat(carol.sends(town.sharedInbox(), like(), carol.key(), clock.instant()))
                .isEqualTo(202);

        mallory.sends(town.sharedInbox(), old, mallory.key(), clock.instant());
        town.settle();

        assertThat(carol.sends(town.sharedInbox(), like(), oldKey, clock.instant()))
                .isEqualTo(401);
    }

    @Test
    void whatWasSignedLongAgoCountsOnlyFromItsActor() {
        var monthsAgo = clock.instant().minus(Duration.ofDays(60));
        var signed = Json.write(
                LinkedDataSigner.sign(withContext(like()), town.carol().key(), monthsAgo));
        var proved =
                Json.write(ObjectProofs.sign(Json.read(like()), town.carol().provingKey(), monthsAgo));
        var fresh = Json.write(ObjectProofs.sign(
                Json.read(like()), town.carol().provingKey(), clock.instant().minusSeconds(60)));

        assertThat(mallory.sends(town.sharedInbox(), signed, mallory.key(), clock.instant()))
                .isEqualTo(401);
        assertThat(mallory.sends(town.sharedInbox(), proved, mallory.key(), clock.instant()))
                .isEqualTo(401);
        assertThat(mallory.sends(town.sharedInbox(), fresh, mallory.key(), clock.instant()))
                .isEqualTo(202);
    }

    @Test
    void nobodyAddsAPictureToWhatCarolSigned() {
        var signed = Json.read(town.carol()
                .signs(Json.write(withContext(RemotePerson.json(
                        ("{'id':'%s','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],"
                            + "'object':{'id':'%s','type':'Note','attributedTo':'%s','content':'Mine',"
                            + "'to':['https://www.w3.org/ns/activitystreams#Public','%s']}}")
                                .formatted(
                                        town.remote().uri("/c/1"),
                                        town.carol().id(),
                                        town.remote().uri("/n/1"),
                                        town.carol().id(),
                                        town.uriOf(town.alice())))))));
        ((ObjectNode) signed.get("object"))
                .putArray("attachment")
                .addObject()
                .put("id", "x")
                .put("type", "Image")
                .put("url", "https://evil.example/p.png");

        assertThat(mallory.sends(town.sharedInbox(), Json.write(signed), mallory.key(), clock.instant()))
                .isEqualTo(202);
        town.settle();

        assertThat(town.world()
                        .server()
                        .house()
                        .platform()
                        .database()
                        .<Integer>read(tx -> tx.sql()
                                .fetchOne("SELECT count(*) FROM status WHERE content LIKE '%Mine%'")
                                .get(0, Integer.class)))
                .as("the post itself is read from its own server, which does not have it")
                .isZero();
    }

    private byte[] update(String name) {
        var carol = town.carol();
        var actor = Json.read(ObjectWriter.bytes(carol.actor())).put("name", name);
        actor.remove("@context");
        var update = Json.object();
        update.putArray("@context").add("https://www.w3.org/ns/activitystreams").add("https://w3id.org/security/v1");
        update.put("id", carol.uri("/updates/" + ++things).toString());
        update.put("type", "Update");
        update.put("actor", carol.id().toString());
        var object = update.putObject("object");
        for (var word : new String[] {"id", "type", "preferredUsername", "name", "inbox", "outbox", "publicKey"}) {
            object.set(word, actor.get(word));
        }
        return Json.write(update);
    }

    private void publish(String name) {
        var document = Json.read(ObjectWriter.bytes(town.carol().actor())).put("name", name);
        town.remote().serves(town.carol().id().getPath(), "application/activity+json", Json.write(document));
    }

    private byte[] like() {
        return RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                .formatted(town.remote().uri("/likes/" + ++things), town.carol().id(), town.uri("/x")));
    }

    private static ObjectNode withContext(byte[] document) {
        return Json.read(document).put("@context", "https://www.w3.org/ns/activitystreams");
    }

    private String name() {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, town.carol().id()))
                .orElseThrow()
                .displayName();
    }
}
