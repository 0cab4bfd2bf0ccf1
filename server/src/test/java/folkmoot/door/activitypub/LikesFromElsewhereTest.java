package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Town;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What likes and reactions from elsewhere do here, in whatever order they come. */
class LikesFromElsewhereTest {

    private Town town;

    @BeforeEach
    void open() {
        town = new Town();
    }

    @AfterEach
    void close() {
        town.close();
    }

    /** What her server was asked. */
    private long asked() {
        return town.remote().received().size();
    }

    @Test
    void aLikeIsOneFavouriteOneNotificationAndNoRequests() {
        var status = town.alice().posts("The bridge needs repair");
        carolLikes(status, "/likes/1"); // the first time her key is read
        long asked = asked();
        carolLikes(status, "/likes/2");

        assertThat(asked()).isEqualTo(asked);
        assertThat(town.favouritesOf(status)).isEqualTo(1);
        assertThat(town.alice().notifications()).hasSize(1);

        undo("Like", "/likes/1", status);
        assertThat(town.favouritesOf(status)).as("the other one stands").isEqualTo(1);
        undo("Like", "/likes/2", status);
        assertThat(town.favouritesOf(status)).isZero();
    }

    @Test
    void anUndoThatOvertakesItsLikeHolds() {
        var status = town.alice().posts("The bridge needs repair");
        undo("Like", "/likes/1", status);
        carolLikes(status, "/likes/1");

        assertThat(town.favouritesOf(status)).isZero();
    }

    @Test
    void aReactionCountsWhenItApproves() {
        var status = town.alice().posts("The bridge needs repair");
        town.carolSends(
                "{'id':'%s','type':'EmojiReact','actor':'%s','object':'%s','content':'👎'}",
                town.next(), town.carol().id(), status.get("uri").asText());
        town.settle();
        assertThat(town.favouritesOf(status)).isZero();

        town.carolSends(
                "{'id':'%s','type':'Like','actor':'%s','object':'%s','_misskey_reaction':'❤️'}",
                town.next(), town.carol().id(), status.get("uri").asText());
        town.settle();
        assertThat(town.favouritesOf(status)).isEqualTo(1);
    }

    @Test
    void aPrivatePostCannotBeLikedByAStranger() {
        var answer =
                town.alice().post("/api/v1/statuses", Map.of("status", "Only for followers", "visibility", "private"));
        carolLikes(answer.json(), "/likes/1");

        assertThat(town.favouritesOf(answer.json())).isZero();
    }

    private void carolLikes(JsonNode status, String id) {
        town.carolSends(
                "{'id':'%s','type':'Like','actor':'%s','object':'%s'}",
                town.remote().uri(id), town.carol().id(), status.get("uri").asText());
        town.settle();
    }

    private void undo(String type, String id, JsonNode status) {
        town.carolSends(
                "{'id':'%s','type':'Undo','actor':'%s','object':{'id':'%s','type':'%s','actor':'%s','object':'%s'}}",
                town.next(),
                town.carol().id(),
                town.remote().uri(id),
                type,
                town.carol().id(),
                status.get("uri").asText());
        town.settle();
    }
}
