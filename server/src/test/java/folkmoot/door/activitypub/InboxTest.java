package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.Like;
import folkmoot.people.instance.DomainBlock;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the inbox answers, and that what it refuses changes nothing. */
class InboxTest {

    private static Town town;
    private static int activities;

    @BeforeAll
    static void open() {
        town = new Town();
        town.alice();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void aSignedActivityIsTaken() {
        assertThat(town.carol().sends(town.inboxOf(town.alice()), like())).isEqualTo(202);
        assertThat(town.carol().sends(town.sharedInbox(), like())).isEqualTo(202);
        town.settle();
    }

    @Test
    void theFirstActivitiesOfANewcomerAreTakenTogether() throws Exception {
        var newcomer = town.remote().person("newcomer");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                var like = new Like(newcomer.uri("/likes/first-" + i), newcomer.id(), newcomer.uri("/notes/" + i));
                answers.add(threads.submit(() -> newcomer.sends(town.sharedInbox(), like)));
            }
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(202);
            }
        }
        town.settle();
    }

    @Test
    void theSameActivityTwiceIsTakenOnce() {
        town.settle();
        var before = town.federation().receive().counts().processed();
        var like = like();

        assertThat(town.carol().sends(town.sharedInbox(), like)).isEqualTo(202);
        assertThat(town.carol().sends(town.sharedInbox(), like)).isEqualTo(202);
        town.settle();

        assertThat(town.federation().receive().counts().processed()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{'id':'https://a.example/1'",
                "{'type':'Like','actor':'https://a.example/u','object':'https://b.example/n'}",
                "{'id':'https://a.example/1','type':'Like'}",
                "{'id':'https://a.example/1','actor':'https://a.example/u'}",
                "{'id':'https://a.example/1','id':'https://a.example/2','type':'Like','actor':'https://a.example/u'}",
                "{'id':'https://a.example/1','type':'Like','actor':'https://a.example/u','@graph':[]}"
            })
    void whatCannotBeReadIsMalformed(String text) {
        var body = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);

        assertThat(town.carol().sends(town.sharedInbox(), body)).isEqualTo(400);
    }

    @Test
    void tooDeepIsMalformedAndTooLargeIsTooLarge() {
        var deep = ("{\"a\":".repeat(70) + "1" + "}".repeat(70)).getBytes(StandardCharsets.UTF_8);
        assertThat(town.carol().sends(town.sharedInbox(), deep)).isEqualTo(400);

        var large = ("{\"a\":\"" + "x".repeat(2 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(town.carol().sends(town.sharedInbox(), large)).isEqualTo(413);
    }

    @Test
    void aTypeThatIsNotActivityPubIsUnsupported() {
        assertThat(posted(like(), Map.of("content-type", "text/plain"))).isEqualTo(415);
        assertThat(posted(like(), Map.of("content-type", "application/x-www-form-urlencoded")))
                .isEqualTo(415);
    }

    @Test
    void anUnsignedRequestIsNotBelieved() {
        assertThat(RemotePerson.post(town.sharedInbox(), like(), Map.of("content-type", "application/activity+json")))
                .isEqualTo(401);
    }

    @Test
    void anUnreadableSignatureIsMalformed() {
        assertThat(posted(like(), Map.of("signature", "nonsense"))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(longs = {-70, 70})
    void anOldOrFutureSignatureIsNotBelieved(long minutes) {
        var at = Instant.now().plus(Duration.ofMinutes(minutes));

        assertThat(town.carol().sends(town.sharedInbox(), like(), town.carol().key(), at))
                .isEqualTo(401);
    }

    @Test
    void aSignatureOverAnotherBodyIsNotBelieved() {
        var headers = new HashMap<>(headers(like()));

        assertThat(RemotePerson.post(town.sharedInbox(), like(), headers)).isEqualTo(401);
    }

    @Test
    void aSignatureForAnotherServerIsNotBelieved() {
        var body = like();
        var elsewhere =
                URI.create("http://third.localhost:" + town.sharedInbox().getPort() + "/inbox");
        var outgoing = RequestSigner.Outgoing.post(elsewhere, Digests.sha256Base64(body), "application/activity+json");
        var headers = RequestSigner.headers(
                RequestSigner.Scheme.CAVAGE, outgoing, town.carol().key(), Instant.now());

        assertThat(RemotePerson.post(town.sharedInbox(), body, headers)).isEqualTo(401);
    }

    @Test
    void nobodySpeaksForSomebodyElse() {
        var mallory = town.remote().person("mallory");
        var aboutCarol = town.remote().posted().size();

        assertThat(mallory.sends(town.sharedInbox(), like())).isEqualTo(401);
        assertThat(town.remote().posted()).hasSize(aboutCarol);
    }

    @Test
    void nobodySpeaksForUs() {
        var forged = RemotePerson.json("{'id':'%s','type':'Follow','actor':'%s','object':'%s'}"
                .formatted(town.uri("/activities/x"), town.uriOf(town.alice()), town.uriOf(town.bob())));

        assertThat(town.carol().sends(town.sharedInbox(), forged)).isEqualTo(401);
    }

    @Test
    void anIdOnAnotherServerIsRefused() {
        assertThat(town.carolSends(
                        "{'id':'https://other.example/1','type':'Like','actor':'%s','object':'%s'}",
                        town.carol().id(), town.uri("/x")))
                .isEqualTo(403);
    }

    @Test
    void aBlockedServerIsRefusedAndNothingIsFetchedFromIt() {
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.people()
                        .domainBlocks()
                        .add(tx, "blocked.localhost", DomainBlock.Terms.suspension("spam")));
        try (var blocked = new RemoteInstance(Vertx.vertx(), "sub.blocked.localhost")) {
            var dora = blocked.person("dora");

            assertThat(dora.sends(
                            town.sharedInbox(),
                            RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                                    .formatted(dora.uri("/1"), dora.id(), town.uri("/x")))))
                    .isEqualTo(403);
            assertThat(blocked.received()).isEmpty();
        }
        house.platform().database().write(tx -> house.people().domainBlocks().remove(tx, "blocked.localhost"));
    }

    @Test
    void unknownTypesAreTakenCountedAndIgnored() {
        assertThat(town.carolSends(
                        "{'id':'%s','type':'Arrive','actor':'%s'}",
                        nextId(), town.carol().id()))
                .isEqualTo(202);
        town.settle();

        assertThat(town.federation().ignored().counts()).containsKey("Arrive");
    }

    @Test
    void aKeyThatCannotBeHadNowIsAskedForLater() {
        var gone = town.remote().person("shy");
        town.remote().answers("/users/shy", 503);

        assertThat(gone.sends(
                        town.sharedInbox(),
                        RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                                .formatted(nextId(), gone.id(), town.uri("/x")))))
                .isEqualTo(503);
    }

    @Test
    void theDeletionOfAStrangerCausesNoRequests() {
        var stranger = town.remote().person("stranger");
        town.remote().forgetRequests();

        assertThat(stranger.sends(
                        town.sharedInbox(),
                        RemotePerson.json("{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                                .formatted(nextId(), stranger.id(), stranger.id()))))
                .isEqualTo(202);
        assertThat(town.remote().received()).isEmpty();
    }

    @Test
    void newKeysAreReadOnce() {
        var erin = town.remote().person("erin");
        assertThat(erin.sends(town.sharedInbox(), likeOf(erin))).isEqualTo(202);
        var requests = town.remote().received().size();

        assertThat(erin.sends(town.sharedInbox(), likeOf(erin))).isEqualTo(202);

        assertThat(town.remote().received()).as("the key is kept").hasSize(requests);
    }

    private static byte[] like() {
        return likeOf(town.carol());
    }

    private static byte[] likeOf(RemotePerson person) {
        return RemotePerson.json("{'id':'%s','type':'Like','actor':'%s','object':'%s'}"
                .formatted(nextId(), person.id(), town.uri("/users/alice/statuses/1")));
    }

    private static URI nextId() {
        return town.remote().uri("/activities/" + ++activities);
    }

    private static Map<String, String> headers(byte[] body) {
        var outgoing = RequestSigner.Outgoing.post(
                town.sharedInbox(), Digests.sha256Base64(body), "application/activity+json");
        return RequestSigner.headers(
                RequestSigner.Scheme.CAVAGE, outgoing, town.carol().key(), Instant.now());
    }

    private static int posted(byte[] body, Map<String, String> changed) {
        var headers = new HashMap<>(headers(body));
        headers.putAll(changed);
        return RemotePerson.post(town.sharedInbox(), body, headers);
    }
}
