package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Likes and boosts of our members where an author elsewhere does not let everybody (GoToSocial's interaction policies). */
class GesturesTest {

    private static final Town TOWN = new Town();
    private static final String OPEN = "https://www.w3.org/ns/activitystreams#Public";
    private static final RemotePerson MALLORY = TOWN.remote().person("mallory");
    private static int things;

    @BeforeAll
    static void meet() {
        ok(TOWN.alice().get("/api/v2/search?resolve=true&q=@" + MALLORY.handle()));
        ok(TOWN.alice().get("/api/v2/search?resolve=true&q=@" + TOWN.carol().handle()));
        TOWN.followsCarol(TOWN.alice());
        TOWN.bob();
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
    void whatIsNotAllowedIsRefusedAndNotSent() {
        var post = posts("'canLike':{'always':'%s'},'canAnnounce':{'automaticApproval':['%s']}"
                .formatted(TOWN.carol().id(), TOWN.carol().id()));

        assertThat(likes(TOWN.alice(), post)).isEqualTo(403);
        assertThat(boosts(TOWN.alice(), post)).isEqualTo(403);
        assertThat(favourited(TOWN.alice(), post)).isFalse();
        assertThat(TOWN.remote().posted()).isEmpty();
    }

    @Test
    void followersAndThoseWhoAreNamedMayWhereOthersMayNot() {
        var post = posts("'canLike':{'always':['%s/followers','%s']},'canAnnounce':{'always':['%s/followers']}"
                .formatted(TOWN.carol().id(), TOWN.carol().id(), TOWN.carol().id()));
        assertThat(likes(TOWN.alice(), post)).as("follows carol").isEqualTo(200);
        assertThat(boosts(TOWN.alice(), post)).isEqualTo(200);
        assertThat(likes(TOWN.bob(), post)).isEqualTo(403);
        assertThat(boosts(TOWN.bob(), post)).isEqualTo(403);

        var named = posts("'canLike':{'always':['%s']}".formatted(TOWN.uriOf(TOWN.bob())));
        assertThat(likes(TOWN.bob(), named)).isEqualTo(200);
        assertThat(likes(TOWN.alice(), named)).isEqualTo(403);
        assertThat(sent("Like")).hasSize(2);
    }

    @Test
    void aLikeThatNeedsLeaveAsksAndStandsWhenItIsGiven() {
        var post = posts("'canLike':{'approvalRequired':['%s']}".formatted(OPEN));
        assertThat(likes(TOWN.alice(), post)).isEqualTo(200);
        assertThat(sent("Like")).isEmpty();
        var request = sent("LikeRequest").getFirst();
        assertThat(request.get("object").asText()).isEqualTo(post);
        assertThat(request.at("/instrument/type").asText()).isEqualTo("Like");
        assertThat(request.at("/instrument/object").asText()).isEqualTo(post);

        answers(TOWN.carol(), "Accept", request.get("id").asText());
        assertThat(favourited(TOWN.alice(), post)).isTrue();
    }

    @Test
    void aRefusedLikeEndsAndOnlyTheAuthorRefuses() {
        var post = posts("'canLike':{'manualApproval':['%s']}".formatted(OPEN));
        likes(TOWN.alice(), post);
        var request = sent("LikeRequest").getFirst();

        answers(MALLORY, "Reject", request.get("id").asText());
        assertThat(favourited(TOWN.alice(), post)).isTrue();
        answers(TOWN.carol(), "Reject", request.at("/instrument/id").asText());
        assertThat(favourited(TOWN.alice(), post)).isFalse();

        likes(TOWN.alice(), post);
        answers(TOWN.carol(), "Reject", sent("LikeRequest").getLast().get("id").asText());
        assertThat(favourited(TOWN.alice(), post)).isFalse();
    }

    @Test
    void aBoostThatNeedsLeaveIsRefused() {
        var post = posts("'canAnnounce':{'manualApproval':['%s']}".formatted(OPEN));

        assertThat(boosts(TOWN.alice(), post)).isEqualTo(403);
        assertThat(TOWN.remote().posted()).isEmpty();
    }

    @Test
    void whereEverybodyMayOrNothingIsSaidNobodyIsAsked() {
        for (var policy : List.of("", "'canLike':{},'canAnnounce':{}", "'canLike':{'always':['as:Public']}")) {
            var post = posts(policy);
            assertThat(likes(TOWN.bob(), post)).isEqualTo(200);
            assertThat(boosts(TOWN.bob(), post)).isEqualTo(200);
        }
        assertThat(sent("Like")).hasSize(3);
        assertThat(sent("Announce")).hasSize(3);
    }

    private static String posts(String policy) {
        var id = TOWN.remote().uri("/notes/" + ++things);
        TOWN.carolSends(
                "{'id':'%s/create','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','to':['%s'],"
                    + "'content':'Words','published':'2026-10-01T00:00:00Z','interactionPolicy':{%s}}}",
                id, TOWN.carol().id(), id, TOWN.carol().id(), OPEN, policy);
        TOWN.settle();
        return id.toString();
    }

    private static int likes(Person person, String post) {
        return does(person, post, "favourite");
    }

    private static int boosts(Person person, String post) {
        return does(person, post, "reblog");
    }

    private static int does(Person person, String post, String verb) {
        var status =
                person.post("/api/v1/statuses/" + statusOf(post) + "/" + verb).status();
        TOWN.settle();
        return status;
    }

    private static boolean favourited(Person person, String post) {
        return ok(person.get("/api/v1/statuses/" + statusOf(post)))
                .get("favourited")
                .asBoolean();
    }

    private static void answers(RemotePerson by, String type, String about) {
        var json = "{'id':'%s','type':'%s','actor':'%s','object':'%s'}"
                .formatted(TOWN.remote().uri("/answers/" + ++things), type, by.id(), about);
        assertThat(by.sends(TOWN.sharedInbox(), RemotePerson.json(json))).isEqualTo(202);
        TOWN.settle();
    }

    private static List<JsonNode> sent(String type) {
        return TOWN.remote().posted().stream()
                .map(request -> (JsonNode) request.json())
                .filter(json -> json.get("type").asText().equals(type))
                .toList();
    }

    private static String statusOf(String uri) {
        var house = TOWN.world().server().house();
        return house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, URI.create(uri)))
                .orElseThrow()
                .id()
                .toString();
    }
}
