package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a community elsewhere passes on of its moderators and members (FEP-1b12), mallory of another server among them: the
 * moderators' acts count, nobody else's do, and what is proved is not asked for.
 */
class RelayedActsTest {

    private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);
    private static final Town TOWN = new Town(Map.of(), () -> Instant.now().plus(LATER.get()));
    private static final Vertx VERTX = Vertx.vertx();
    private static final RemoteInstance FAR = new RemoteInstance(VERTX, "far.localhost");
    private static final RemotePerson MALLORY = FAR.person("mallory");
    private static final RemotePerson MODERATOR = FAR.person("moderator");
    private static RemotePerson group;
    private static String groupId;
    private static int things;
    private String post;

    @BeforeAll
    static void meet() {
        group = TOWN.remote().actor("villagers", ActorType.GROUP);
        publishes("The villagers");
        serves(
                "/users/villagers/moderators",
                "{'type':'OrderedCollection','id':'%s','orderedItems':['%s']}"
                        .formatted(group.uri("/users/villagers/moderators"), MODERATOR.id()));
        groupId = follows(TOWN.alice());
        for (var far : List.of(MALLORY, MODERATOR)) {
            ok(TOWN.alice().get("/api/v2/search?resolve=true&q=@" + far.handle()));
        }
    }

    @AfterAll
    static void close() {
        TOWN.close();
        FAR.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void post() {
        post = FAR.uri("/posts/" + ++things).toString();
        passesOn(MALLORY, create(page(post, "A post")));
        FAR.forgetRequests();
        TOWN.remote().forgetRequests();
    }

    @Test
    void aModeratorClosesAThreadAndOpensItAgain() {
        var lock = "{'id':'%s','type':'Lock','actor':'%s','object':'%s','summary':'enough'}"
                .formatted(next(), MODERATOR.id(), post);
        passesOn(MALLORY, lock.replace(MODERATOR.id().toString(), MALLORY.id().toString()));
        answers(200);

        passesOn(MODERATOR, lock);
        answers(403);

        var undo = "{'id':'%s','type':'Undo','actor':'%s','object':%s}";
        passesOn(MALLORY, undo.formatted(next(), MALLORY.id(), lock));
        answers(403);
        passesOn(MODERATOR, undo.formatted(next(), MODERATOR.id(), lock));
        answers(200);
    }

    @Test
    void aModeratorClosesNothingThatStandsOutsideTheCommunity() {
        var own = TOWN.alice().posts("Not in there").get("uri").asText();
        passesOn(
                MODERATOR,
                "{'id':'%s','type':'Lock','actor':'%s','object':'%s'}".formatted(next(), MODERATOR.id(), own));
        TOWN.bob().repliesTo(status(own), "An answer");
        assertThat(status(own).get("replies_count").asInt()).isEqualTo(1);
    }

    @Test
    void aModeratorBansSomebodyOfOursAndLiftsIt() {
        var ban = "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s','summary':'rude'}";
        passesOn(MALLORY, ban.formatted(next(), MALLORY.id(), TOWN.uriOf(TOWN.alice()), group.id()));
        answers(200);
        passesOn(
                MODERATOR,
                ban.formatted(next(), MODERATOR.id(), TOWN.uriOf(TOWN.alice()), FAR.uri("/users/elsewhere")));
        answers(200);

        var right = ban.formatted(next(), MODERATOR.id(), TOWN.uriOf(TOWN.alice()), group.id());
        passesOn(MODERATOR, right);
        answers(403);
        passesOn(
                MODERATOR,
                "{'id':'%s','type':'Undo','actor':'%s','object':%s}".formatted(next(), MODERATOR.id(), right));
        answers(200);
    }

    @Test
    void aBanWithEverythingTakesThePostsOfTheBannedOutOfTheCommunity() {
        assertThat(shown()).contains(post);
        var ban = "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s','removeData':true}";
        passesOn(MALLORY, ban.formatted(next(), MALLORY.id(), MALLORY.id(), group.id()));
        assertThat(shown()).contains(post);

        passesOn(MODERATOR, ban.formatted(next(), MODERATOR.id(), MALLORY.id(), group.id()));
        assertThat(shown()).doesNotContain(post);
        passesOn(
                MODERATOR,
                "{'id':'%s','type':'Undo','actor':'%s','object':%s}"
                        .formatted(
                                next(),
                                MODERATOR.id(),
                                ban.formatted(next(), MODERATOR.id(), MALLORY.id(), group.id())));
    }

    @Test
    void aBanOfSomebodyWhomNobodyHereHasMetIsRememberedAndCanBeLifted() {
        var ban = "{'id':'%s','type':'Block','actor':'%s','object':'%s','target':'%s','summary':'rude'}";
        var banned = FAR.person("banned");
        var forgiven = FAR.person("forgiven");
        var slandered = FAR.person("slandered");
        passesOn(MODERATOR, ban.formatted(next(), MODERATOR.id(), banned.id(), group.id()));
        passesOn(MALLORY, ban.formatted(next(), MALLORY.id(), slandered.id(), group.id()));
        var lifted = ban.formatted(next(), MODERATOR.id(), forgiven.id(), group.id());
        passesOn(MODERATOR, lifted);
        passesOn(
                MODERATOR,
                "{'id':'%s','type':'Undo','actor':'%s','object':%s}".formatted(next(), MODERATOR.id(), lifted));
        assertThat(FAR.received()).as("of strangers nothing is fetched").isEmpty();

        assertThat(isTaken(banned)).isFalse();
        assertThat(isTaken(slandered)).isTrue();
        assertThat(isTaken(forgiven)).isTrue();
    }

    @Test
    void aChangeOfTheCommunityIsReadFromItsOwnServer() {
        publishes("The new villagers");
        LATER.set(Duration.ofMinutes(6)); // read lately
        var lie = Json.read(ObjectWriter.bytes(group.actor()))
                .put("name", "A lie")
                .toString();
        passesOn(
                MODERATOR,
                "{'id':'%s','type':'Update','actor':'%s','object':%s}"
                        .formatted(next(), MODERATOR.id(), lie.replace('"', '\'')));

        assertThat(ok(TOWN.alice().get("/api/v1/accounts/" + groupId))
                        .get("display_name")
                        .asText())
                .isEqualTo("The new villagers");
    }

    @Test
    void whatIsProvedIsBelievedWithoutARequest() {
        var proved = FAR.uri("/posts/" + ++things).toString();
        passesOn(MALLORY.proves(json(create(page(proved, "Proved")))));
        assertThat(shown()).contains(proved);

        var changed = page(proved, "Changed").replace("}", ",'updated':'2100-01-01T00:00:00Z'}");
        passesOn(MALLORY.proves(json("{'id':'%s','type':'Update','actor':'%s','object':%s}"
                .formatted(nextOf(MALLORY), MALLORY.id(), changed))));
        assertThat(status(proved).get("content").asText()).contains("Changed");

        passesOn(MALLORY.proves(json("{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                .formatted(nextOf(MALLORY), MALLORY.id(), proved))));
        assertThat(shown()).doesNotContain(proved);
        assertThat(FAR.received()).isEmpty();
    }

    @Test
    void aProofOfSomebodyElseOrOverOtherWordsOnlyCausesALook() {
        var forged = FAR.uri("/posts/" + ++things).toString();
        passesOn(MODERATOR.proves(json(create(page(forged, "Forged")))));
        passesOn(new String(MALLORY.proves(json(create(page(forged, "True")))), StandardCharsets.UTF_8)
                .replace("True", "Forged")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(shown()).doesNotContain(forged);
        assertThat(FAR.received()).isNotEmpty();
    }

    @Test
    void aProofIsNoProofOfWhatSomebodyElseWroteOrTook() {
        var others = FAR.uri("/posts/" + ++things).toString();
        passesOn(MALLORY.proves(json(create(page(others, "Not mine")
                .replace(MALLORY.id().toString(), MODERATOR.id().toString())))));
        assertThat(shown()).doesNotContain(others);

        FAR.serves(URI.create(post).getPath(), "application/activity+json", json(page(post, "A post")));
        passesOn(MODERATOR.proves(json("{'id':'%s','type':'Delete','actor':'%s','object':'%s'}"
                .formatted(nextOf(MODERATOR), MODERATOR.id(), post))));
        assertThat(shown()).contains(post);
    }

    // ── what is done

    private static void publishes(String name) {
        var actor = Json.read(ObjectWriter.bytes(group.actor()));
        actor.put("name", name);
        actor.put("featured", group.uri("/users/villagers/featured").toString());
        actor.put("attributedTo", group.uri("/users/villagers/moderators").toString());
        serves("/users/villagers", actor.toString());
    }

    private static void serves(String path, String json) {
        TOWN.remote().serves(path, "application/activity+json", json(json));
    }

    private static String follows(Person person) {
        var found = ok(person.get("/api/v2/search?resolve=true&q=@" + group.handle()));
        var id = found.get("accounts").get(0).get("id").asText();
        ok(person.post("/api/v1/accounts/" + id + "/follow"));
        TOWN.settle();
        var follow = TOWN.remote().posted().getLast().json().get("id").asText();
        sends("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}".formatted(next(), group.id(), follow));
        return id;
    }

    /** The group passes on an activity, which its author serves if it is a post. */
    private static void passesOn(RemotePerson by, String activity) {
        var json = Json.read(json(activity));
        if (by.equals(MALLORY) && json.get("type").asText().equals("Create")) {
            FAR.serves(
                    URI.create(json.at("/object/id").asText()).getPath(),
                    "application/activity+json",
                    Json.write((ObjectNode) json.get("object")));
        }
        passesOn(Json.write(json));
    }

    private static void passesOn(byte[] activity) {
        sends("{'id':'%s','type':'Announce','actor':'%s','to':['as:Public'],'object':%s}"
                .formatted(next(), group.id(), new String(activity, StandardCharsets.UTF_8)));
    }

    private static void sends(String json) {
        assertThat(group.sends(TOWN.sharedInbox(), json(json))).isEqualTo(202);
        TOWN.settle();
    }

    private static String create(String page) {
        return "{'@context':'https://www.w3.org/ns/activitystreams','id':'%s','type':'Create','actor':'%s','object':%s}"
                .formatted(nextOf(MALLORY), MALLORY.id(), page);
    }

    private static String page(String id, String title) {
        return "{'id':'%s','type':'Page','attributedTo':'%s','to':['%s','as:Public'],'audience':'%s','name':'%s','published':'2026-10-01T00:00:00Z'}"
                .formatted(id, MALLORY.id(), group.id(), group.id(), title);
    }

    /** Whether somebody's answer to the post is kept. */
    private boolean isTaken(RemotePerson author) {
        var note = author.uri("/notes/" + ++things);
        author.sends(
                TOWN.sharedInbox(),
                json(
                        "{'id':'%s','type':'Create','actor':'%s','to':['as:Public'],'object':{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'inReplyTo':'%s','content':'An answer'}}"
                                .formatted(nextOf(author), author.id(), note, author.id(), post)));
        TOWN.settle();
        var house = TOWN.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, note))
                .isPresent();
    }

    private void answers(int expected) {
        var answer = TOWN.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Answer " + ++things,
                                "in_reply_to_id",
                                status(post).get("id").asText()));
        assertThat(answer.status()).isEqualTo(expected);
        TOWN.settle();
    }

    private static byte[] json(String text) {
        return RemotePerson.json(text);
    }

    private static URI next() {
        return TOWN.remote().uri("/acts/" + ++things);
    }

    private static URI nextOf(RemotePerson by) {
        return by.uri("/acts/" + ++things);
    }

    // ── what is seen

    private static List<String> shown() {
        return ok(TOWN.alice().get("/api/v1/accounts/" + groupId + "/statuses")).findValuesAsText("uri");
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
}
