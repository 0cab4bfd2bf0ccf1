package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Follows from elsewhere and to there: answered, undone, taken back, asked again. */
class FollowsFromElsewhereTest {

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
    void aFollowIsAnsweredEveryTimeWithTheWholeFollow() {
        town.carolFollows(town.alice());
        town.carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                town.remote().uri("/follows/again"), town.carol().id(), town.uriOf(town.alice()));
        town.settle();

        var answers =
                town.remote().posted().stream().map(posted -> posted.json()).toList();
        assertThat(answers).extracting(json -> json.get("type").asText()).containsExactly("Accept", "Accept");
        assertThat(answers.getLast().get("object").get("id").asText())
                .isEqualTo(town.remote().uri("/follows/again").toString());
        assertThat(town.alice().followers()).isEqualTo(1);
    }

    @Test
    void anUndoneFollowIsGoneAndUndoingAgainDoesNoHarm() {
        town.carolFollows(town.alice());
        for (var i = 0; i < 2; i++) {
            town.carolSends(
                    "{'id':'%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'Follow','actor':'%s','object':'%s'}}",
                    town.next(),
                    town.carol().id(),
                    town.remote().uri("/follows/alice"),
                    town.carol().id(),
                    town.uriOf(town.alice()));
        }
        town.settle();

        assertThat(town.alice().followers()).isZero();
    }

    @Test
    void aFollowOfOursCountsOnlyWhenItsTargetAccepts() {
        var account =
                town.alice().get("/api/v1/accounts/lookup?acct=" + town.carol().handle());
        assertThat(account.status()).isEqualTo(404); // lookup knows only who is known here
        var found = Person.ok(town.alice()
                .get("/api/v2/search?resolve=true&q=" + "@" + town.carol().handle()));
        var id = found.get("accounts").get(0).get("id").asText();
        Person.ok(town.alice().post("/api/v1/accounts/" + id + "/follow"));
        town.settle();
        assertThat(relationship(id).get("requested").asBoolean()).isTrue();
        var follow = town.remote().posted().getLast().json();

        var mallory = town.remote().person("mallory");
        mallory.sends(
                town.sharedInbox(),
                RemotePerson.json("{'id':'%s','type':'Accept','actor':'%s','object':'%s'}"
                        .formatted(town.next(), mallory.id(), follow.get("id").asText())));
        town.settle();
        assertThat(relationship(id).get("following").asBoolean())
                .as("somebody else accepts")
                .isFalse();

        town.carolSends(
                "{'id':'%s','type':'Accept','actor':'%s','object':%s}",
                town.next(), town.carol().id(), follow.toString().replace('"', '\''));
        town.settle();
        assertThat(relationship(id).get("following").asBoolean()).isTrue();

        town.carolSends(
                "{'id':'%s','type':'Reject','actor':'%s','object':'%s'}",
                town.next(), town.carol().id(), follow.get("id").asText());
        town.settle();
        assertThat(relationship(id).get("following").asBoolean())
                .as("taken back")
                .isFalse();
    }

    @Test
    void aFollowThatIsNeverAnsweredIsAskedAgainWithTheSameId() {
        var found = Person.ok(town.alice()
                .get("/api/v2/search?resolve=true&q=@" + town.carol().handle()));
        Person.ok(town.alice()
                .post("/api/v1/accounts/"
                        + found.get("accounts").get(0).get("id").asText() + "/follow"));
        town.settle();
        var house = town.world().server().house();
        var now = house.platform().clock().instant();
        house.platform()
                .database()
                .write(tx -> house.people().follows().askAgain(tx, now.minusSeconds(60), now.plusSeconds(60)));
        town.settle();

        var asked = town.remote().posted();
        assertThat(asked).hasSize(2);
        assertThat(asked.getFirst().json()).isEqualTo(asked.getLast().json());
    }

    private JsonNode relationship(String account) {
        return Person.ok(town.alice().get("/api/v1/accounts/relationships?id[]=" + account))
                .get(0);
    }
}
