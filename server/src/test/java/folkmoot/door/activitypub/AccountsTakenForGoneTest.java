package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who can make us believe that an account elsewhere is gone, by every door; and how it comes back. Mallory tries it with victor. */
class AccountsTakenForGoneTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final String ACTIVITY = "application/activity+json";
    private static Town town;
    private static RemoteInstance evil;
    private static RemotePerson mallory;
    private static int things;
    private RemotePerson victor;

    @BeforeAll
    static void open() {
        town = new Town();
        town.alice();
        evil = new RemoteInstance(VERTX, "evil.localhost");
        mallory = evil.person("mallory");
    }

    @AfterAll
    static void close() {
        town.close();
        evil.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void victorIsKnown() {
        victor = town.remote().person("victor" + ++things);
        says(victor, "hello");
        assertThat(shows("hello")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "missing", "tombstone", "suspended"})
    void aKeyThatIsGoneElsewhereSaysNothingOfAnotherActor(String kind) {
        var key = key(serve(evil, "/keys/" + ++things, kind));

        assertThat(victor.sends(town.sharedInbox(), delete(victor), key, Instant.now()))
                .isEqualTo(401);
        assertThat(victor.sends(town.inboxOf(town.alice()), delete(victor), key, Instant.now()))
                .isEqualTo(401);

        assertThat(isThere(victor)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "missing", "tombstone", "suspended"})
    void norDoesOneThatIsGoneOnTheSameServer(String kind) {
        var key = key(serve(town.remote(), "/keys/" + ++things, kind));

        assertThat(victor.sends(town.sharedInbox(), delete(victor), key, Instant.now()))
                .isEqualTo(401);

        assertThat(isThere(victor)).isTrue();
    }

    @Test
    void aKeyOfSomebodyElseWhoIsGoneSaysNothingOfHim() {
        var ghost = town.remote().person("ghost" + ++things);
        says(ghost, "boo");
        town.remote().answers(ghost.id().getPath(), 410);
        ghost.rotatesKeys();
        town.remote().answers(ghost.id().getPath(), 410);

        assertThat(victor.sends(town.sharedInbox(), delete(victor), ghost.key(), Instant.now()))
                .isEqualTo(401);

        assertThat(isThere(victor)).isTrue();
    }

    @Test
    void aForgedSignatureOfAnActorWhoIsThereSaysNothing() {
        assertThat(victor.sends(
                        town.sharedInbox(),
                        delete(victor),
                        new SigningKey.Rsa(
                                victor.key().id(),
                                Keys.rsaPrivate(Keys.generateRsa().privateKey())),
                        Instant.now()))
                .isEqualTo(401);

        assertThat(isThere(victor)).isTrue();
    }

    @Test
    void whatIsPassedOnOrSignedOrProvedBySomebodyElseIsOnlyLookedInto() {
        assertThat(mallory.sends(town.sharedInbox(), delete(victor))).isEqualTo(202);
        assertThat(mallory.sends(town.sharedInbox(), mallory.signs(withContext(delete(victor)))))
                .isEqualTo(202);
        assertThat(mallory.sends(town.sharedInbox(), mallory.proves(delete(victor))))
                .isEqualTo(202);
        town.settle();

        assertThat(isThere(victor)).isTrue();
        assertThat(shows("hello")).isTrue();
    }

    @Test
    void aCommunityThatPassesItOnSaysNothing() {
        var group = evil.actor("group" + ++things, ActorType.GROUP);
        var announced = "{'id':'%s','type':'Announce','actor':'%s','object':%s}"
                .formatted(next(evil), group.id(), new String(delete(victor)).replace('"', '\''));

        assertThat(group.sends(town.sharedInbox(), RemotePerson.json(announced)))
                .isEqualTo(202);
        town.settle();

        assertThat(isThere(victor)).isTrue();
    }

    @Test
    void whatASuspensionOnTheOwnServerSaysIsNoDeletion() {
        serve(town.remote(), victor.id().getPath(), "suspended");

        assertThat(mallory.sends(town.sharedInbox(), delete(victor))).isEqualTo(202);
        town.settle();

        assertThat(isThere(victor)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gone", "missing", "tombstone"})
    void anActorWhoseOwnAddressSaysSoIsGoneAndComesBackWhenItIsThereAgain(String kind) {
        victor.rotatesKeys();
        serve(town.remote(), victor.id().getPath(), kind);
        assertThat(victor.sends(town.sharedInbox(), delete(victor))).isEqualTo(202);
        town.settle();
        assertThat(isThere(victor)).isFalse();
        assertThat(shows("hello")).isFalse();

        town.remote().serves(victor.id().getPath(), ACTIVITY, ObjectWriter.bytes(victor.actor()));
        Patience.until(() -> says(victor, "back again") == 202);

        assertThat(isThere(victor)).isTrue();
        assertThat(shows("back again")).isTrue();
    }

    @Test
    void aModeratorBringsBackWhoWasTakenForGone() {
        assertThat(victor.sends(town.sharedInbox(), delete(victor))).isEqualTo(202);
        town.settle();
        assertThat(isThere(victor)).isFalse();
        var moderator = town.world().moderator("mona");

        Person.ok(moderator.post("/api/v1/admin/accounts/" + account(victor) + "/unsuspend"));
        town.settle();

        assertThat(isThere(victor)).isTrue();
        var shown = Person.ok(town.alice().get("/api/v1/accounts/" + account(victor)));
        assertThat(shown.get("display_name").asText())
                .as("read from its server")
                .startsWith("The victor");
        note(victor, things, "hello");
        assertThat(shows("hello")).as("what it wrote may come again").isTrue();
    }

    @Test
    void oneOfOursWhoLeftIsNotBroughtBack() {
        var lea = town.world().person("lea" + things);
        var house = town.world().server().house();
        house.platform()
                .database()
                .write(tx -> house.talk()
                        .posts()
                        .departures()
                        .leave(
                                tx,
                                house.people()
                                        .members()
                                        .users()
                                        .byAccount(tx, lea.id())
                                        .orElseThrow(),
                                house.people().accounts().require(tx, lea.id())));

        assertThat(town.world()
                        .moderator("mona")
                        .post("/api/v1/admin/accounts/" + lea.id() + "/unsuspend")
                        .status())
                .isEqualTo(404);
    }

    private static URI serve(RemoteInstance at, String path, String kind) {
        switch (kind) {
            case "gone" -> at.answers(path, 410);
            case "missing" -> at.answers(path, 404);
            case "tombstone" ->
                at.serves(path, ACTIVITY, RemotePerson.json("{'id':'%s','type':'Tombstone'}".formatted(at.uri(path))));
            default ->
                at.serves(
                        path,
                        ACTIVITY,
                        RemotePerson.json(("{'id':'%s','type':'Person','preferredUsername':'x','inbox':'%s/inbox',"
                                        + "'suspended':true}")
                                .formatted(at.uri(path), at.uri(path))));
        }
        return at.uri(path);
    }

    private static SigningKey.Rsa key(URI id) {
        return new SigningKey.Rsa(id, mallory.key().key());
    }

    private static byte[] delete(RemotePerson of) {
        return RemotePerson.json("{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                .formatted(of.uri("/d/" + ++things), of.id(), of.id()));
    }

    private static byte[] withContext(byte[] document) {
        return Json.write(Json.read(document).put("@context", "https://www.w3.org/ns/activitystreams"));
    }

    private static int says(RemotePerson by, String words) {
        return note(by, ++things, words);
    }

    private static int note(RemotePerson by, int number, String words) {
        var answer = by.sends(
                town.sharedInbox(),
                RemotePerson.json(("{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note',"
                                + "'attributedTo':'%s','to':['as:Public','%s'],'content':'%s'}}")
                        .formatted(
                                by.uri("/c/" + ++things),
                                by.id(),
                                by.uri("/n/" + by.handle().name() + "/" + number),
                                by.id(),
                                town.uriOf(town.alice()),
                                words)));
        town.settle();
        return answer;
    }

    private URI next(RemoteInstance at) {
        return at.uri("/a/" + ++things);
    }

    private boolean shows(String words) {
        var house = town.world().server().house();
        return house.platform()
                        .database()
                        .read(tx -> tx.sql()
                                .fetchOne(
                                        "SELECT count(*) FROM status s JOIN account a ON a.id = s.account_id WHERE"
                                                + " a.uri = ? AND s.content LIKE ? AND s.deleted_at IS NULL",
                                        victor.id().toString(),
                                        "%" + words + "%")
                                .get(0, Integer.class))
                > 0;
    }

    private static boolean isThere(RemotePerson person) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, person.id()))
                .filter(account -> account.times().deleted().isEmpty())
                .isPresent();
    }

    private static String account(RemotePerson person) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.people().accounts().byUri(tx, person.id()))
                .orElseThrow()
                .id()
                .toString();
    }
}
