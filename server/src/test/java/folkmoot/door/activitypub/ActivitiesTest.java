package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each activity from elsewhere does here, and what nobody may do. */
class ActivitiesTest {

    private Town town;

    @BeforeEach
    void open() {
        town = new Town();
    }

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void aMentionComesInCleanAndNotifies() {
        carolPosts(
                "/notes/1",
                "<p onclick='x'>Hi <script>alert(1)</script><b>there</b></p>".replace("'", "\\\""),
                mention(town.alice()));

        var notification = town.alice().notifications().get(0);
        assertThat(notification.get("type").asText()).isEqualTo("mention");
        var content = notification.get("status").get("content").asText();
        assertThat(content)
                .contains("Hi")
                .contains("<b>there</b>")
                .doesNotContain("script")
                .doesNotContain("onclick");
        assertThat(notification.get("status").get("account").get("acct").asText())
                .isEqualTo(town.carol().handle().toString());
    }

    @Test
    void whatConcernsNobodyHereIsNotStored() {
        town.alice();
        carolPosts("/notes/spam", "Buy this", "");

        assertThat(known("/notes/spam")).isFalse();
    }

    @Test
    void aPostAttributedToSomebodyElseOrStandingElsewhereIsRefused() {
        town.alice();
        var before = town.federation().receive().counts().refused();
        town.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','content':'x','to':['%s']}}",
                town.next(),
                town.carol().id(),
                town.remote().uri("/notes/forged"),
                town.remote().uri("/users/dora"),
                town.uriOf(town.alice()));
        town.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','object':{'id':'https://other.example/n','type':'Note','attributedTo':'%s','content':'x','to':['%s']}}",
                town.next(), town.carol().id(), town.carol().id(), town.uriOf(town.alice()));
        town.settle();

        assertThat(known("/notes/forged")).isFalse();
        assertThat(town.federation().receive().counts().refused()).isEqualTo(before + 2);
    }

    @Test
    void anEditIsTakenWhenItIsNewerAndFromTheAuthor() {
        carolPosts("/notes/1", "First", mention(town.alice()));

        update(town.carol(), "/notes/1", "Older", "2020-01-01T00:00:00Z");
        assertThat(contentOf("/notes/1")).contains("First");
        update(town.carol(), "/notes/1", "Second", "2026-10-02T00:00:00Z");
        assertThat(contentOf("/notes/1")).contains("Second");
        update(town.remote().person("mallory"), "/notes/1", "Third", "2026-10-03T00:00:00Z");
        assertThat(contentOf("/notes/1")).contains("Second");
        carolPosts("/notes/1", "Created again", mention(town.bob()));
        assertThat(contentOf("/notes/1")).contains("Second");
    }

    @Test
    void onlyItsAuthorRemovesAPostAndALateCreateDoesNotBringItBack() {
        carolPosts("/notes/1", "First", mention(town.alice()));
        delete(town.remote().person("mallory"), "/notes/1");
        assertThat(known("/notes/1")).isTrue();

        delete(town.carol(), "/notes/1");
        assertThat(known("/notes/1")).isFalse();
        carolPosts("/notes/1", "Back", mention(town.alice()));
        assertThat(known("/notes/1")).isFalse();

        delete(town.carol(), "/notes/2");
        carolPosts("/notes/2", "After its removal", mention(town.alice()));
        assertThat(known("/notes/2")).isFalse();
    }

    @Test
    void anAnnouncedPostIsReadFromItsOwnServerAndShownToFollowers() {
        knowsCarol();
        town.followsCarol(town.alice());
        var dora = town.remote().person("dora");
        town.remote()
                .serves(
                        "/notes/9",
                        "application/activity+json",
                        RemotePerson.json(
                                "{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'content':'Worth reading'}"
                                        .formatted(town.remote().uri("/notes/9"), dora.id())));
        announce(town.carol(), "/announces/1", town.remote().uri("/notes/9").toString());

        var reblog = town.home(town.alice()).get(0).get("reblog");
        assertThat(reblog.get("content").asText()).contains("Worth reading");

        town.carolSends(
                "{'id':'%s','type':'Undo','actor':'%s','object':'%s'}",
                town.next(), town.carol().id(), town.remote().uri("/announces/1"));
        town.settle();
        assertThat(town.home(town.alice())).isEmpty();
    }

    @Test
    void votesThatACommunityRelaysAreNeverCounted() {
        var group = town.remote().actor("villagers", ActorType.GROUP);
        follows(town.alice(), group);
        var status = town.alice().posts("The bridge needs repair");
        group.sends(
                town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Announce','actor':'%s','object':{'id':'%s','type':'Like','actor':'%s','object':'%s'}}"
                                .formatted(
                                        town.next(),
                                        group.id(),
                                        town.next(),
                                        town.carol().id(),
                                        status.get("uri").asText())));
        town.settle();

        assertThat(town.favouritesOf(status)).isZero();
    }

    @Test
    void aPostThatACommunityPassesOnIsReadFromItsOwnServer() {
        var group = town.remote().actor("villagers", ActorType.GROUP);
        follows(town.alice(), group);
        servesNote("/notes/5", "As its author wrote it", "");
        group.sends(
                town.sharedInbox(),
                RemotePerson.json(
                        "{'id':'%s','type':'Announce','actor':'%s','object':{'id':'%s','type':'Create','actor':'%s','object':{'id':'%s','type':'Note','attributedTo':'%s','content':'As the group tells it'}}}"
                                .formatted(
                                        town.next(),
                                        group.id(),
                                        town.next(),
                                        town.carol().id(),
                                        town.remote().uri("/notes/5"),
                                        town.carol().id())));
        town.settle();

        assertThat(contentOf("/notes/5")).contains("As its author wrote it");
        assertThat(town.home(town.alice())).hasSize(1);
    }

    @Test
    void aDeletedActorTakesEverythingAlong() {
        town.carolFollows(town.alice());
        carolPosts("/notes/1", "First", mention(town.alice()));
        town.remote().answers("/users/carol", 410);
        town.carolSends(
                "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}",
                town.next(), town.carol().id(), town.carol().id());
        town.settle();

        assertThat(known("/notes/1")).isFalse();
        assertThat(town.alice().followers()).isZero();
    }

    @Test
    void anActorThatRemovesItselfMayLeaveWhatItWrote() {
        town.carolFollows(town.alice());
        carolPosts("/notes/1", "To be kept", mention(town.alice()));
        town.remote().answers("/users/carol", 410);
        town.carolSends(
                "{'id':'%s','type':'Delete','actor':'%s','object':'%s','removeData':false}",
                town.next(), town.carol().id(), town.carol().id());
        town.settle();

        assertThat(known("/notes/1")).isTrue();
        assertThat(town.alice().followers()).isZero();
    }

    @Test
    void aDeepThreadIsReadWithinTheBudget() {
        town.alice();
        for (var depth = 1; depth <= 80; depth++) {
            servesNote(
                    "/deep/" + depth,
                    "Answer " + depth,
                    ",'inReplyTo':'" + town.remote().uri("/deep/" + (depth + 1)) + "'");
        }
        knowsCarol();
        town.remote().forgetRequests();
        carolPosts(
                "/deep/0",
                "The last word",
                mention(town.alice()) + ",'inReplyTo':'" + town.remote().uri("/deep/1") + "'");

        assertThat(known("/deep/0")).isTrue();
        assertThat(known("/deep/30")).isTrue();
        assertThat(known("/deep/31")).isFalse();
        assertThat(town.remote().received().size()).isLessThanOrEqualTo(50);
    }

    @Test
    void aThreadThatBitesItsTailEnds() {
        knowsCarol();
        servesNote("/loop/1", "One", ",'inReplyTo':'" + town.remote().uri("/loop/2") + "'");
        servesNote("/loop/2", "Two", ",'inReplyTo':'" + town.remote().uri("/loop/1") + "'");
        carolPosts(
                "/loop/0",
                "Zero",
                mention(town.alice()) + ",'inReplyTo':'" + town.remote().uri("/loop/1") + "'");

        assertThat(known("/loop/0")).isTrue();
    }

    @Test
    void whatTheSameServerSaysInOrderHappensInOrder() {
        town.alice();
        var sent = new ArrayList<Integer>();
        for (var i = 0; i < 30; i++) {
            sent.add(postOnly("/notes/" + i, "Number " + i, mention(town.alice())));
            sent.add(town.carolSends(
                    "{'id':'%s','type':'Delete','actor':'%s','object':'%s'}",
                    town.next(), town.carol().id(), town.remote().uri("/notes/" + i)));
        }
        town.settle();

        assertThat(sent).containsOnly(202);
        for (var i = 0; i < 30; i++) {
            assertThat(known("/notes/" + i)).isFalse();
        }
        assertThat(town.federation().inbox().parked()).isZero();
    }

    // ── what people do

    private void knowsCarol() {
        Person.ok(town.alice()
                .get("/api/v2/search?resolve=true&q=@" + town.carol().handle()));
    }

    private void follows(Person person, RemotePerson target) {
        var found = Person.ok(person.get("/api/v2/search?resolve=true&q=@" + target.handle()));
        Person.ok(person.post(
                "/api/v1/accounts/" + found.get("accounts").get(0).get("id").asText() + "/follow"));
        town.settle();
        var follow = town.remote().posted().getLast().json();
        target.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                        .formatted(town.next(), target.id(), follow.get("id").asText())));
        town.settle();
    }

    private void carolPosts(String path, String content, String more) {
        assertThat(postOnly(path, content, more)).isEqualTo(202);
        town.settle();
    }

    private int postOnly(String path, String content, String more) {
        return town.carolSends(
                "{'id':'%s','type':'Create','actor':'%s','to':['as:Public'],'object':%s}",
                town.next(), town.carol().id(), note(path, content, more));
    }

    private String note(String path, String content, String more) {
        return "{'id':'%s','type':'Note','attributedTo':'%s','to':['as:Public'],'published':'2026-10-01T00:00:00Z','content':'%s'%s}"
                .formatted(town.remote().uri(path), town.carol().id(), content, more);
    }

    private void servesNote(String path, String content, String more) {
        town.remote().serves(path, "application/activity+json", RemotePerson.json(note(path, content, more)));
    }

    private String mention(Person person) {
        return ",'tag':[{'type':'Mention','href':'%s','name':'@%s'}]".formatted(town.uriOf(person), person.name());
    }

    private void update(RemotePerson by, String path, String content, String updated) {
        by.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Update','actor':'%s','object':%s}"
                        .formatted(town.next(), by.id(), note(path, content, ",'updated':'" + updated + "'"))));
        town.settle();
    }

    private void delete(RemotePerson by, String path) {
        by.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Delete','actor':'%s','object':{'id':'%s','type':'Tombstone'}}"
                        .formatted(town.next(), by.id(), town.remote().uri(path))));
        town.settle();
    }

    private void announce(RemotePerson by, String id, String object) {
        by.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Announce','actor':'%s','object':'%s','to':['as:Public']}"
                        .formatted(town.remote().uri(id), by.id(), object)));
        town.settle();
    }

    // ── what is seen of it

    private boolean known(String path) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx ->
                        house.talk().posts().statuses().byUri(tx, town.remote().uri(path)))
                .isPresent();
    }

    private String contentOf(String path) {
        var house = town.world().server().house();
        return house.platform()
                .database()
                .read(tx ->
                        house.talk().posts().statuses().byUri(tx, town.remote().uri(path)))
                .orElseThrow()
                .text()
                .content();
    }
}
