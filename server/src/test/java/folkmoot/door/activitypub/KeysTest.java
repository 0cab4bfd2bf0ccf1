package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Patience;
import folkmoot.testing.SettableClock;
import folkmoot.testing.Town;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How keys are found, in all the ways in which peers publish them, and when they are read again. */
class KeysTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.now());
    private static final Keys.RsaPair OTHER = Keys.generateRsa();
    private static Town town;
    private static int things;

    @BeforeAll
    static void open() {
        town = new Town(Map.of(), CLOCK);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void aKeyThatWasReplacedIsReadAgainButNotMoreOftenThanEveryFiveMinutes() {
        var erin = town.remote().person("erin");
        assertThat(sends(erin, erin.key())).isEqualTo(202);
        var old = erin.key();

        erin.rotatesKeys();
        town.remote().forgetRequests();
        assertThat(sends(erin, erin.key())).as("asked just now").isEqualTo(401);
        assertThat(fetchesOf(erin)).isZero();

        CLOCK.advance(Duration.ofMinutes(6));
        assertThat(sends(erin, erin.key())).isEqualTo(202);
        assertThat(fetchesOf(erin)).isEqualTo(1);
        assertThat(sends(erin, old)).as("the old one is no longer listed").isEqualTo(401);
        assertThat(fetchesOf(erin)).isEqualTo(1);
    }

    @Test
    void aKeyThatIsNoLongerListedSignsNothing() {
        var frank = town.remote().person("frank");
        var second = new SigningKey.Rsa(URI.create(frank.id() + "#second"), Keys.rsaPrivate(OTHER.privateKey()));
        publish(frank, document -> addKey(document, frank, second.id()));
        assertThat(sends(frank, second)).as("one of several keys").isEqualTo(202);
        assertThat(sends(frank, frank.key())).isEqualTo(202);

        publish(frank, _ -> {});
        CLOCK.advance(Duration.ofMinutes(6));
        frank.rotatesKeys(); // something makes us read the actor again
        assertThat(sends(frank, frank.key())).isEqualTo(202);

        assertThat(sends(frank, second)).isEqualTo(401);
    }

    @Test
    void aKeyAtAPathOfItsOwnIsFoundThroughTheActorThatItReturns() {
        var grace = town.remote().person("grace");
        var key = new SigningKey.Rsa(URI.create(grace.id() + "/main-key"), Keys.rsaPrivate(OTHER.privateKey()));
        var actor = publish(
                grace,
                document -> ((ObjectNode) document.withArray("publicKey").get(0))
                        .put("id", key.id().toString())
                        .put("publicKeyPem", Keys.publicPem(OTHER.publicKey())));
        town.remote().serves(key.id().getPath(), "application/activity+json", Json.write(actor));

        assertThat(sends(grace, key)).isEqualTo(202);
    }

    @Test
    void aKeyDocumentCountsWhenItsOwnerListsTheKey() {
        var heidi = town.remote().person("heidi");
        var key = new SigningKey.Rsa(heidi.uri("/keys/1"), Keys.rsaPrivate(OTHER.privateKey()));
        serveKey(key.id(), heidi.id());
        publish(heidi, document -> addKey(document, heidi, key.id()));
        assertThat(sends(heidi, key)).isEqualTo(202);

        var ivan = town.remote().person("ivan");
        var claimed = new SigningKey.Rsa(ivan.uri("/keys/2"), Keys.rsaPrivate(OTHER.privateKey()));
        serveKey(claimed.id(), ivan.id());
        assertThat(sends(ivan, claimed)).as("its owner does not list it").isEqualTo(401);
    }

    @Test
    void aKeyIdThatIsTheActorsMeansItsFirstKey() {
        var judy = town.remote().person("judy");
        var key = new SigningKey.Rsa(judy.id(), judy.key().key());

        assertThat(sends(judy, key)).isEqualTo(202);
    }

    @Test
    void anEd25519KeySignsWithItsOwnAlgorithm() {
        var karl = town.remote().person("karl");

        assertThat(sends(karl, karl.provingKey())).isEqualTo(202);
    }

    @Test
    void aKeyOfAnotherOriginIsNotBelieved() {
        var leo = town.remote().person("leo");
        var key = new SigningKey.Rsa(
                URI.create("http://keys.localhost:" + leo.id().getPort() + "/keys/3"),
                Keys.rsaPrivate(OTHER.privateKey()));
        publish(leo, document -> addKey(document, leo, key.id()));

        assertThat(sends(leo, key)).isEqualTo(401);
    }

    @Test
    void nobodyTakesAnothersKeyId() {
        var mia = town.remote().person("mia");
        assertThat(sends(mia, mia.key())).isEqualTo(202);
        var nils = town.remote().person("nils");
        publish(nils, document -> addKey(document, nils, mia.key().id()));

        sends(nils, nils.key());

        assertThat(sends(mia, mia.key())).isEqualTo(202);
        assertThat(sends(nils, new SigningKey.Rsa(mia.key().id(), Keys.rsaPrivate(OTHER.privateKey()))))
                .isEqualTo(401);
    }

    @Test
    void anActorWhoseDocumentCouldNotBeReadOnceIsAskedToSendAgainAndBelievedThen() {
        var paul = town.remote().person("paul");
        town.remote().answers(paul.id().getPath(), 503);
        assertThat(sends(paul, paul.key())).isEqualTo(503);

        town.remote().serves(paul.actor());

        Patience.until(() -> sends(paul, paul.key()) == 202);
    }

    @Test
    void norIsOneUnbelievedWhoseHandleCouldNotBeAskedForOnce() {
        var petra = town.remote().person("petra");
        var path = "/.well-known/webfinger?resource=acct%3Apetra%40"
                + petra.handle().domain().replace(":", "%3A");
        town.remote().answers(path, 500);
        assertThat(sends(petra, petra.key())).isEqualTo(503);

        petra.rotatesKeys(); // publishes all again

        Patience.until(() -> sends(petra, petra.key()) == 202);
    }

    @Test
    void anAddressThatFailsDoesNotSilenceTheOthersOfItsServer() {
        var rosa = town.remote().person("rosa");
        for (int i = 0; i < 12; i++) {
            town.remote().answers("/boom/" + i, 500);
            var key = new SigningKey.Rsa(rosa.uri("/boom/" + i), rosa.key().key());
            assertThat(sends(town.carol(), key)).isEqualTo(503);
        }

        assertThat(sends(rosa, rosa.key())).isEqualTo(202);
    }

    @Test
    void aNulInAnActorHoldsNothingUp() {
        var sven = town.remote().person("sven");
        publish(sven, document -> {
            document.put("name", "Sv\0en").put("summary", "\0").put("a\0", "b");
            document.putArray("attributionDomains").add("blog.example\0");
            document.putArray("alsoKnownAs").add("https://old.example/\0");
            document.withArray("attachment")
                    .addObject()
                    .put("type", "PropertyValue")
                    .put("name", "x\0")
                    .put("value", "\0y");
        });

        assertThat(sends(sven, sven.key())).isEqualTo(202);
        town.settle();
        assertThat(town.federation().inbox().parked()).isZero();
        assertThat(town.federation().receive().counts().postponed()).isZero();
    }

    @Test
    void aProofByAKeyThatIsNotListedForProofsIsNoProof() {
        var olga = town.remote().person("olga");
        publish(olga, document -> document.remove("assertionMethod"));
        assertThat(sends(olga, olga.key())).isEqualTo(202);

        assertThat(town.carol()
                        .sends(
                                town.sharedInbox(),
                                olga.proves(like(olga)),
                                town.carol().key(),
                                CLOCK.instant()))
                .isEqualTo(401);
    }

    private static void addKey(ObjectNode document, RemotePerson owner, URI id) {
        document.withArray("publicKey")
                .addObject()
                .put("id", id.toString())
                .put("owner", owner.id().toString())
                .put("publicKeyPem", Keys.publicPem(OTHER.publicKey()));
    }

    private static void serveKey(URI id, URI owner) {
        var document = Json.object();
        document.put("id", id.toString());
        document.put("type", "Key");
        document.put("owner", owner.toString());
        document.put("publicKeyPem", Keys.publicPem(OTHER.publicKey()));
        town.remote().serves(id.getPath(), "application/activity+json", Json.write(document));
    }

    /** Serves the actor's document with something changed. */
    private static ObjectNode publish(RemotePerson person, Consumer<ObjectNode> change) {
        var document = Json.read(ObjectWriter.bytes(person.actor()));
        var key = document.get("publicKey");
        document.putArray("publicKey").add(key);
        change.accept(document);
        town.remote().serves(person.id().getPath(), "application/activity+json", Json.write(document));
        return document;
    }

    private static int sends(RemotePerson person, SigningKey key) {
        return person.sends(town.sharedInbox(), like(person), key, CLOCK.instant());
    }

    private static byte[] like(RemotePerson person) {
        return RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                .formatted(person.uri("/likes/" + ++things), person.id(), town.uri("/users/alice/statuses/1")));
    }

    private static long fetchesOf(RemotePerson person) {
        return town.remote().received().stream()
                .filter(request -> request.target().equals(person.id().getPath()))
                .count();
    }
}
