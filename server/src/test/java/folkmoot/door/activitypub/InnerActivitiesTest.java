package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities about other activities that have no id, or one that we do not know: the actor and the object say which is meant. */
class InnerActivitiesTest {

    private static Town town;
    private static int round;
    private String post;

    @BeforeAll
    static void open() {
        town = new Town();
        town.alice();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void begin() {
        post = town.alice().posts("Round " + ++round).get("uri").asText();
    }

    @ParameterizedTest
    @CsvSource({
        "Like, favourite, ''",
        "Like, favourite, 'id':null",
        "Like, favourite, 'id':'https://elsewhere.example/unknown'",
        "Like, favourite, 'id':'$NEW'",
        "Dislike, dislike, ''",
        "Dislike, dislike, 'id':'$NEW'",
        "Announce, status, ''",
        "Announce, status, 'id':'$NEW'",
        "Follow, follow, ''",
        "Follow, follow, 'id':'$NEW'",
        "Block, block, ''",
        "Block, block, 'id':'$NEW'"
    })
    void whatIsTakenBackWithoutAKnownIdIsTakenBack(String type, String table, String id) {
        var object = type.equals("Follow") || type.equals("Block")
                ? town.uriOf(town.alice()).toString()
                : post;
        var deed = town.remote().uri("/deeds/" + round);
        send("{'id':'%s','type':'%s','actor':'%s','to':['as:Public'],'object':'%s'}"
                .formatted(deed, type, town.carol().id(), object));
        assertThat(exists(table, deed)).isTrue();

        var start = id.isEmpty()
                ? ""
                : id.replace("$NEW", town.remote().uri("/new/" + round).toString()) + ",";
        send("{'id':'%s','type':'Undo','actor':'%s','object':{%s'type':'%s','actor':'%s','object':'%s'}}"
                .formatted(
                        town.remote().uri("/undo/" + round),
                        town.carol().id(),
                        start,
                        type,
                        town.carol().id(),
                        object));

        assertThat(exists(table, deed)).isFalse();
        assertThat(town.federation().inbox().parked()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'id':null,", "'id':'https://elsewhere.example/of-its-own',"})
    void ourFollowIsAcceptedAndRejectedWithoutItsId(String id) {
        var dora = town.remote().person("dora" + round);
        var found = Person.ok(town.alice().get("/api/v2/search?resolve=true&q=@" + dora.handle()));
        var account = found.get("accounts").get(0).get("id").asText();
        Person.ok(town.alice().post("/api/v1/accounts/" + account + "/follow"));
        town.settle();

        answers(dora, "Accept", id, town.uriOf(town.bob()));
        assertThat(isFollowed(account)).as("of somebody else's follow").isFalse();

        answers(dora, "Accept", id, town.uriOf(town.alice()));
        assertThat(isFollowed(account)).isTrue();

        answers(dora, "Reject", id, town.uriOf(town.alice()));
        assertThat(isFollowed(account)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Reject"})
    void nobodyAnswersForAnother(String type) {
        var dora = town.remote().person("dora" + round);
        var mallory = town.remote().person("mallory" + round);
        var found = Person.ok(town.alice().get("/api/v2/search?resolve=true&q=@" + dora.handle()));
        var account = found.get("accounts").get(0).get("id").asText();
        Person.ok(town.alice().post("/api/v1/accounts/" + account + "/follow"));
        town.settle();

        sendsBy(
                mallory,
                "{'id':'%s','type':'%s','actor':'%s','object':{'type':'Follow','actor':'%s','object':'%s'}}"
                        .formatted(
                                mallory.uri("/x/" + ++round), type, mallory.id(), town.uriOf(town.alice()), dora.id()));

        var relationship = Person.ok(town.alice().get("/api/v1/accounts/relationships?id[]=" + account))
                .get(0);
        assertThat(relationship.get("requested").asBoolean()).isTrue();
    }

    private void answers(RemotePerson by, String type, String id, URI follower) {
        sendsBy(
                by,
                "{'id':'%s','type':'%s','actor':'%s','object':{%s'type':'Follow','actor':'%s','object':'%s'}}"
                        .formatted(by.uri("/answers/" + ++round), type, by.id(), id, follower, by.id()));
    }

    private static boolean isFollowed(String account) {
        return Person.ok(town.alice().get("/api/v1/accounts/relationships?id[]=" + account))
                .get(0)
                .get("following")
                .asBoolean();
    }

    private static void send(String json) {
        sendsBy(town.carol(), json);
    }

    private static void sendsBy(RemotePerson by, String json) {
        assertThat(by.sends(town.sharedInbox(), RemotePerson.json(json))).isEqualTo(202);
        town.settle();
    }

    private static boolean exists(String table, URI deed) {
        return town.world()
                        .server()
                        .house()
                        .platform()
                        .database()
                        .read(tx -> tx.sql()
                                .fetchOne("SELECT count(*) FROM %s WHERE uri = '%s'%s"
                                        .formatted(
                                                table, deed, table.equals("status") ? " AND deleted_at IS NULL" : ""))
                                .get(0, Integer.class))
                > 0;
    }
}
