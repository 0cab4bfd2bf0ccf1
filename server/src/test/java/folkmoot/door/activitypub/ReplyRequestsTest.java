package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Town;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an author elsewhere wants to be asked before somebody answers (GoToSocial), our members' answers ask. */
class ReplyRequestsTest {

    private static final Town TOWN = new Town();
    private static final String OPEN = "https://www.w3.org/ns/activitystreams#Public";
    private static final RemotePerson MALLORY = TOWN.remote().person("mallory");
    private static int things;

    @BeforeAll
    static void meet() {
        ok(TOWN.alice().get("/api/v2/search?resolve=true&q=@" + TOWN.carol().handle()));
        ok(TOWN.alice().get("/api/v2/search?resolve=true&q=@" + MALLORY.handle()));
        TOWN.followsCarol(TOWN.alice());
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
    void anAnswerThatNeedsLeaveAsksAndGoesOutAgainWithTheAuthorization() {
        var post = posts("'automaticApproval':['%s'],'manualApproval':['%s']"
                .formatted(TOWN.carol().id(), OPEN));
        var reply = answers(post);
        var request = sent("ReplyRequest").getFirst();
        assertThat(request.get("object").asText()).isEqualTo(post);
        assertThat(request.at("/instrument/id").asText()).isEqualTo(uri(reply));
        assertThat(request.at("/instrument/inReplyTo").asText()).isEqualTo(post);
        assertThat(request.get("to").toString())
                .contains(TOWN.carol().id().toString())
                .doesNotContain(OPEN);
        assertThat(request.get("@context").toString()).contains("https://gotosocial.org/ns#ReplyRequest");

        var stamp = TOWN.remote().uri("/authorizations/" + ++things).toString();
        accepts(TOWN.carol(), request.get("id").asText(), stamp);
        assertAuthorized(reply, stamp);
        accepts(TOWN.carol(), request.get("id").asText(), stamp);
        assertThat(sent("Update")).as("once").hasSize(1);
    }

    @Test
    void theAnswerMayBeNamedInsteadOfTheRequest() {
        var post = posts("'always':[],'approvalRequired':['as:Public']");
        var reply = answers(post);

        var stamp = TOWN.remote().uri("/authorizations/" + ++things).toString();
        accepts(TOWN.carol(), uri(reply), stamp);
        assertAuthorized(reply, stamp);
    }

    @Test
    void onlyTheAuthorAllowsItByADocumentOfTheOwnServer() {
        var reply = answers(posts("'manualApproval':['" + OPEN + "']"));
        var request = sent("ReplyRequest").getFirst().get("id").asText();

        accepts(MALLORY, request, TOWN.remote().uri("/authorizations/x").toString());
        accepts(TOWN.carol(), request, "https://far.example/authorizations/1");
        accepts(
                TOWN.carol(),
                request + "0",
                TOWN.remote().uri("/authorizations/x").toString());
        rejects(MALLORY, request);

        assertThat(sent("Update")).isEmpty();
        assertThat(below(reply)).contains(uri(reply));
    }

    @Test
    void aRefusedAnswerIsKeptAndNotShownBelowThePost() {
        var reply = answers(posts("'manualApproval':['" + OPEN + "']"));
        rejects(TOWN.carol(), sent("ReplyRequest").getFirst().get("id").asText());

        assertThat(below(reply)).doesNotContain(uri(reply));
        assertThat(ok(TOWN.alice().get("/api/v1/statuses/" + reply.get("id").asText())))
                .isNotNull();

        accepts(
                TOWN.carol(),
                uri(reply),
                TOWN.remote().uri("/authorizations/late").toString());
        assertThat(below(reply)).as("allowed later").contains(uri(reply));
    }

    @Test
    void whoeverFollowsAsksWhereFollowersMay() {
        answers(posts(
                "'automaticApproval':['%s/followers']".formatted(TOWN.carol().id())));
        assertThat(sent("ReplyRequest")).as("for others cannot know").hasSize(1);
    }

    @Test
    void whereEverybodyMayOrNobodyOrNothingIsSaidNobodyIsAsked() {
        answers(posts("'automaticApproval':['" + OPEN + "']"));
        answers(posts("'automaticApproval':['" + TOWN.carol().id() + "']"));
        answers(posts(""));
        var mentioned = TOWN.uriOf(TOWN.alice());
        answers(create(
                "'manualApproval':['" + OPEN + "']",
                ",'cc':['%s'],'tag':[{'type':'Mention','href':'%s','name':'@alice'}]".formatted(mentioned, mentioned)));
        TOWN.alice().repliesTo(TOWN.alice().posts("Here"), "An answer");
        TOWN.settle();

        assertThat(sent("ReplyRequest")).isEmpty();
        assertThat(sent("Create")).hasSizeGreaterThanOrEqualTo(4);
    }

    private static void assertAuthorized(JsonNode reply, String stamp) {
        var update = sent("Update").getLast();
        assertThat(update.at("/object/id").asText()).isEqualTo(uri(reply));
        assertThat(update.at("/object/replyAuthorization").asText()).isEqualTo(stamp);
        assertThat(update.at("/object/approvedBy").asText()).isEqualTo(stamp);
    }

    private static String posts(String canReply) {
        return create(canReply, "");
    }

    private static String create(String canReply, String more) {
        var id = TOWN.remote().uri("/notes/" + ++things);
        TOWN.carolSends(
                "{'id':'%s/create','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','to':['%s'],"
                    + "'content':'Words','published':'2026-10-01T00:00:00Z','interactionPolicy':{'canReply':{%s}}%s}}",
                id, TOWN.carol().id(), id, TOWN.carol().id(), OPEN, canReply, more);
        TOWN.settle();
        return id.toString();
    }

    private static JsonNode answers(String post) {
        var reply = ok(
                TOWN.alice().post("/api/v1/statuses", Map.of("status", "An answer", "in_reply_to_id", statusOf(post))));
        TOWN.settle();
        return reply;
    }

    private static void accepts(RemotePerson by, String about, String result) {
        send(
                by,
                "{'id':'%s','type':'Accept','actor':'%s','object':'%s','result':'%s'}"
                        .formatted(TOWN.remote().uri("/accepts/" + ++things), by.id(), about, result));
    }

    private static void rejects(RemotePerson by, String about) {
        send(
                by,
                "{'id':'%s','type':'Reject','actor':'%s','object':'%s'}"
                        .formatted(TOWN.remote().uri("/rejects/" + ++things), by.id(), about));
    }

    private static void send(RemotePerson by, String json) {
        assertThat(by.sends(TOWN.sharedInbox(), RemotePerson.json(json))).isEqualTo(202);
        TOWN.settle();
    }

    private static List<JsonNode> sent(String type) {
        return TOWN.remote().posted().stream()
                .map(request -> (JsonNode) request.json())
                .filter(json -> json.get("type").asText().equals(type))
                .toList();
    }

    /** What bob sees below what was answered. */
    private static List<String> below(JsonNode reply) {
        return ok(TOWN.bob()
                        .get("/api/v1/statuses/" + reply.get("in_reply_to_id").asText() + "/context"))
                .get("descendants")
                .findValuesAsText("uri");
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

    private static String uri(JsonNode status) {
        return status.get("uri").asText();
    }
}
