package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody elsewhere proposes by a post of their own. People there see that post, and their servers tell its author's server alone of a
 * favourite of it; so the clerk answers it with a post of which a favourite counts.
 */
class PointerTest {

    private final CivicTown town = new CivicTown();
    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance third = new RemoteInstance(vertx, "third.localhost");
    private final RemotePerson carol = town.town.carol();
    private final RemotePerson dora = town.town.remote().person("dora");
    private final RemotePerson tom = third.person("tom");
    private int sent;

    @AfterEach
    void close() {
        town.close();
        third.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Carol's own post; the id of the proposal that it became. */
    private String proposes() {
        town.community("commons", "Harrowmere Commons", 100);
        var group = town.town.uri("/c/commons");
        town.send(carol, """
            {'id':'%1$s/p/1/create','type':'Create','actor':'%1$s','to':['as:Public'],'cc':['%2$s'],'object':{
            'id':'%1$s/p/1','type':'Note','attributedTo':'%1$s','to':['as:Public'],'cc':['%2$s'],
            'content':'<p>Lamps along the quay</p><p>It is dark. @commons #proposal</p>',
            'tag':[{'type':'Mention','href':'%2$s'},{'type':'Hashtag','name':'#proposal'}]}}
            """.formatted(carol.id(), group));
        town.settle();
        return ok(town.town.alice().visit(CivicTown.PROPOSALS + "?community=commons"))
                .get(0)
                .get("id")
                .asText();
    }

    /** The id of the clerk's answer to her post, as it came to her server. */
    private String pointer() {
        return town.town.remote().posted().stream()
                .map(RemoteInstance.Received::json)
                .filter(activity -> activity.path("type").asText().equals("Create"))
                .map(activity -> activity.path("object"))
                .filter(note -> note.path("inReplyTo").asText().equals(carol.id() + "/p/1"))
                .filter(note -> note.path("content").asText().contains("press favourite on this answer"))
                .map(note -> note.path("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private String likes(RemotePerson by, String object) {
        var id = by.id() + "/likes/" + ++sent;
        town.send(by, "{'id':'%s','type':'Like','actor':'%s','object':'%s'}".formatted(id, by.id(), object));
        town.settle();
        return id;
    }

    private void undoes(RemotePerson by, String like, String object) {
        town.send(
                by,
                "{'id':'%1$s/undo','type':'Undo','actor':'%2$s','object':{'id':'%1$s','type':'Like','actor':'%2$s','object':'%3$s'}}"
                        .formatted(like, by.id(), object));
        town.settle();
    }

    @Test
    void theClerkAnswersTheAuthorsPostAndAFavouriteOfThatAnswerIsASupport() {
        var proposal = proposes();
        var pointer = pointer();
        likes(dora, pointer);
        likes(tom, pointer);
        assertThat(town.total(proposal)).isEqualTo(2);
        likes(dora, town.post(proposal));
        likes(dora, carol.id() + "/p/1");
        assertThat(town.total(proposal)).as("each once, whichever of the posts").isEqualTo(2);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void aSupportStaysAsLongAsOneOfThePostsIsFavourited() {
        var proposal = proposes();
        var pointer = pointer();
        var first = likes(dora, pointer);
        var second = likes(dora, town.post(proposal));
        undoes(dora, first, pointer);
        assertThat(town.total(proposal)).isEqualTo(1);
        undoes(dora, second, town.post(proposal));
        assertThat(town.total(proposal)).isZero();
    }

    @Test
    void aFavouriteOfThePointerIsPassedOnToNobody() {
        proposes();
        var follower = third.person("follower");
        town.send(
                follower,
                "{'id':'%1$s/f','type':'Follow','actor':'%1$s','object':'%2$s'}"
                        .formatted(follower.id(), town.town.uri("/c/commons")));
        town.settle();
        third.forgetRequests();
        likes(dora, pointer());
        assertThat(third.posted().stream()
                        .map(request -> request.json().toString())
                        .filter(body -> body.contains("\"Like\"")
                                || body.contains(dora.id().toString()))
                        .toList())
                .isEqualTo(List.of());
    }

    @Test
    void aDepartmentsFavouriteOfThePointerIsRefusedAsOfTheProposal() {
        var proposal = proposes();
        var desk = third.person("works");
        var commons = town.house()
                .platform()
                .database()
                .read(tx -> town.house().civic().registry().communities().byName(tx, "commons"))
                .orElseThrow();
        town.body(commons, "works", "Works Department", desk);
        likes(desk, pointer());
        assertThat(town.total(proposal)).isZero();
    }
}
