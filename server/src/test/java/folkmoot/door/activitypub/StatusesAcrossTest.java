package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Polls and pins between this server and another one. */
class StatusesAcrossTest {

    private static final Town TOWN = new Town();

    @BeforeAll
    static void meet() {
        TOWN.carolFollows(TOWN.alice());
        TOWN.carolFollows(TOWN.bob());
    }

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @Test
    void aPollGoesOutAsAQuestionAndCountsOneVoteOfEachAccountElsewhere() {
        var status = ok(TOWN.alice()
                .post(
                        "/api/v1/statuses",
                        Map.of(
                                "status",
                                "Which?",
                                "poll",
                                Map.of("options", List.of("this", "that"), "expires_in", 3600))));
        TOWN.settle();
        var question = sent("Create").get("object");
        assertThat(question.get("type").asText()).isEqualTo("Question");
        assertThat(question.at("/oneOf/1/name").asText()).isEqualTo("that");
        assertThat(question.has("endTime")).isTrue();
        assertThat(question.get("votersCount").asInt()).isZero();

        vote("that", question.get("id").asText(), 1);
        vote("this", question.get("id").asText(), 2);
        vote("nothing of the kind", question.get("id").asText(), 3);
        var poll = TOWN.bob()
                .get("/api/v1/polls/" + status.at("/poll/id").asText())
                .json();
        assertThat(poll.at("/options/1/votes_count").asInt()).isEqualTo(1);
        assertThat(poll.get("votes_count").asInt()).isEqualTo(1);
        assertThat(TOWN.alice()
                        .get("/api/v1/statuses/" + status.get("id").asText() + "/context")
                        .json()
                        .get("descendants"))
                .as("a vote is no reply")
                .isEmpty();
    }

    private static void vote(String choice, String question, int number) {
        TOWN.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','to':'%s','object':{'id':'%s','type':'Note','name':'%s',"
                        + "'attributedTo':'%s','inReplyTo':'%s','to':'%s'}}",
                TOWN.remote().uri("/votes/" + number + "/activity"),
                TOWN.carol().id(),
                TOWN.uriOf(TOWN.alice()),
                TOWN.remote().uri("/votes/" + number),
                choice,
                TOWN.carol().id(),
                question,
                TOWN.uriOf(TOWN.alice()));
        TOWN.settle();
    }

    @Test
    void aQuestionFromElsewhereIsVotedInAtItsOwnServerAndTakesItsCounts() {
        var id = TOWN.remote().uri("/questions/1");
        var author = TOWN.carol().id();
        TOWN.followsCarol(TOWN.bob());
        TOWN.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','to':'https://www.w3.org/ns/activitystreams#Public',"
                        + "'object':%s}",
                id + "/activity", author, question(id, 3));
        TOWN.settle();
        var shown = atHome(id);
        assertThat(shown.at("/poll/options/0/votes_count").asInt()).isEqualTo(3);

        ok(TOWN.bob()
                .post("/api/v1/polls/" + shown.at("/poll/id").asText() + "/votes", Map.of("choices", List.of("0"))));
        TOWN.settle();
        var vote = sent("Create").get("object");
        assertThat(vote.get("name").asText()).isEqualTo("yes");
        assertThat(vote.has("content")).isFalse();
        assertThat(vote.get("inReplyTo").asText()).isEqualTo(id.toString());
        assertThat(vote.get("to")).hasSize(1);

        TOWN.carolSends(
                "{'id':'%s','type':'Update','actor':'%s','object':%s}", id + "/updates/1", author, question(id, 9));
        TOWN.settle();
        assertThat(atHome(id).at("/poll/options/0/votes_count").asInt()).isEqualTo(9);
    }

    private static JsonNode atHome(URI post) {
        return StreamSupport.stream(TOWN.home(TOWN.bob()).spliterator(), false)
                .filter(status -> status.get("uri").asText().equals(post.toString()))
                .findFirst()
                .orElseThrow();
    }

    private static String question(URI id, int votes) {
        return ("{'id':'%s','type':'Question','attributedTo':'%s','content':'Well?',"
                        + "'to':'https://www.w3.org/ns/activitystreams#Public','published':'2026-01-01T00:00:00Z',"
                        + "'endTime':'2199-01-01T00:00:00Z','votersCount':%d,'oneOf':["
                        + "{'type':'Note','name':'yes','replies':{'type':'Collection','totalItems':%d}},"
                        + "{'type':'Note','name':'no','replies':{'type':'Collection','totalItems':0}}]}")
                .formatted(id, TOWN.carol().id(), votes, votes);
    }

    @Test
    void aPinIsToldToFollowersAndStandsInTheFeaturedCollection() {
        TOWN.carolFollows(TOWN.bob());
        var status = TOWN.bob().posts("on top");
        ok(TOWN.bob().post("/api/v1/statuses/" + status.get("id").asText() + "/pin"));
        TOWN.settle();
        var add = sent("Add");
        assertThat(add.get("object").asText()).isEqualTo(status.get("uri").asText());
        assertThat(add.get("target").asText()).isEqualTo(TOWN.uriOf(TOWN.bob()) + "/featured");

        ok(TOWN.bob().post("/api/v1/statuses/" + status.get("id").asText() + "/unpin"));
        TOWN.settle();
        assertThat(sent("Remove").get("object").asText())
                .isEqualTo(status.get("uri").asText());
    }

    private static JsonNode sent(String type) {
        return TOWN.remote().posted().stream()
                .map(posted -> (JsonNode) posted.json())
                .filter(json -> json.get("type").asText().equals(type))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
