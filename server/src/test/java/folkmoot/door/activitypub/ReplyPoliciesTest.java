package folkmoot.door.activitypub;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Authors elsewhere say who may answer them (GoToSocial); what others answer is kept, and not shown below the post. */
class ReplyPoliciesTest {

    private static final Town TOWN = new Town();
    private static final String OPEN = "https://www.w3.org/ns/activitystreams#Public";
    private static final RemotePerson DORA = TOWN.remote().person("dora");
    private static int sent;

    @BeforeAll
    static void meet() {
        ok(TOWN.alice().get("/api/v2/search?resolve=true&q=@" + TOWN.carol().handle()));
        TOWN.followsCarol(TOWN.alice());
    }

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @Test
    void withoutAPolicyOrWithOneForEverybodyEveryAnswerIsShown() {
        posts("/free", "");
        answers("/free/1", "/free", "");
        assertThat(below("/free")).containsExactly(at("/free/1"));

        posts("/open", ",'interactionPolicy':{'canReply':{'automaticApproval':['" + OPEN + "']}}");
        answers("/open/1", "/open", "");
        assertThat(below("/open")).containsExactly(at("/open/1"));

        posts("/older", ",'interactionPolicy':{'canReply':{'always':['as:Public'],'approvalRequired':[]}}");
        answers("/older/1", "/older", "");
        assertThat(below("/older")).containsExactly(at("/older/1"));
    }

    @Test
    void anAnswerThatNobodyAllowedIsKeptAndNotShownNorWhatAnswersIt() {
        posts("/closed", closed());
        answers("/closed/1", "/closed", "");
        answers("/closed/2", "/closed/1", "");

        assertThat(below("/closed")).isEmpty();
        assertThat(below("/closed/1")).as("kept").containsExactly(at("/closed/2"));
    }

    @Test
    void theAuthorAndThoseMentionedMayAnswer() {
        posts(
                "/named",
                closed() + ",'cc':['" + DORA.id() + "'],'tag':[{'type':'Mention','href':'" + DORA.id()
                        + "','name':'@dora'}]");
        answers("/named/1", "/named", "");
        create(TOWN.carol(), note(TOWN.carol(), "/named/2", ",'inReplyTo':'" + at("/named") + "'"));

        assertThat(below("/named")).containsExactlyInAnyOrder(at("/named/1"), at("/named/2"));
    }

    @Test
    void anAuthorizationIsReadFromTheAuthorsServer() {
        posts("/asked", closed());
        authorizes("/stamps/right", "/asked/1", "/asked");
        authorizes("/stamps/other", "/asked/3", "/asked");
        answers("/asked/1", "/asked", ",'replyAuthorization':'" + at("/stamps/right") + "'");
        answers("/asked/2", "/asked", ",'replyAuthorization':'" + at("/stamps/other") + "'");
        answers("/asked/4", "/asked", ",'approvedBy':'" + TOWN.uri("/stamps/right") + "'");
        answers("/asked/5", "/asked", ",'approvedBy':'" + at("/stamps/none") + "'");
        assertThat(below("/asked")).containsExactly(at("/asked/1"));

        authorizes("/stamps/late", "/asked/2", "/asked");
        DORA.sends(
                TOWN.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Update','actor':'%s','object':%s}"
                        .formatted(
                                next(),
                                DORA.id(),
                                note(
                                        DORA,
                                        "/asked/2",
                                        ",'inReplyTo':'" + at("/asked")
                                                + "','updated':'2100-01-01T00:00:00Z','approvedBy':'"
                                                + at("/stamps/late") + "'"))));
        TOWN.settle();
        assertThat(below("/asked")).containsExactlyInAnyOrder(at("/asked/1"), at("/asked/2"));
    }

    private static String closed() {
        return ",'interactionPolicy':{'canReply':{'automaticApproval':['"
                + TOWN.carol().id() + "'],'manualApproval':['" + OPEN + "']}}";
    }

    private static void posts(String path, String more) {
        create(TOWN.carol(), note(TOWN.carol(), path, more));
    }

    private static void answers(String path, String parent, String more) {
        create(DORA, note(DORA, path, ",'inReplyTo':'" + at(parent) + "'" + more));
    }

    private static String note(RemotePerson by, String path, String more) {
        return "{'id':'%s','type':'Note','attributedTo':'%s','to':['%s'],'content':'%s','published':'2026-10-01T00:00:00Z'%s}"
                .formatted(at(path), by.id(), OPEN, path, more);
    }

    private static void create(RemotePerson by, String note) {
        by.sends(
                TOWN.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Create','actor':'%s','object':%s}".formatted(next(), by.id(), note)));
        TOWN.settle();
    }

    private static void authorizes(String path, String reply, String post) {
        var stamp =
                "{\"id\":\"%s\",\"type\":\"ReplyAuthorization\",\"attributedTo\":\"%s\",\"interactingObject\":\"%s\",\"interactionTarget\":\"%s\"}"
                        .formatted(at(path), TOWN.carol().id(), at(reply), at(post));
        TOWN.remote().serves(path, "application/activity+json", stamp.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> below(String path) {
        var house = TOWN.world().server().house();
        var id = house.platform()
                .database()
                .read(tx -> house.talk().posts().statuses().byUri(tx, URI.create(at(path))))
                .orElseThrow()
                .id();
        return ok(TOWN.alice().get("/api/v1/statuses/" + id + "/context"))
                .get("descendants")
                .valueStream()
                .map(status -> status.get("uri").asText())
                .toList();
    }

    private static String at(String path) {
        return TOWN.remote().uri(path).toString();
    }

    private static URI next() {
        return TOWN.remote().uri("/activities/" + ++sent);
    }
}
