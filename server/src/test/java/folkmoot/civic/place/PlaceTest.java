package folkmoot.civic.place;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.matter.Noticeboard;
import folkmoot.testing.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Places that people mark, over the client API and the pages. */
class PlaceTest {

    private static Noticeboard board;
    private static Person alice;
    private static Person bob;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        alice = board.civic.town.alice();
        bob = board.civic.town.bob();
    }

    @AfterAll
    static void close() {
        board.close();
    }

    private static Map<String, Object> at(String title, String sort, double latitude, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(
                Map.of("title", title, "sort", sort, "place", title, "latitude", latitude, "longitude", -1.5));
        fields.putAll(more);
        return fields;
    }

    private static Person.Answer marks(Person by, String id, Map<String, Integer> marks) {
        return by.put(Noticeboard.MATTERS + "/" + id + "/marks", Map.of("marks", marks));
    }

    @Test
    void c15AParentAddsAPlaceOthersMarkItAndItIsOnTheMapAndInTheListReadableWithoutAMap() {
        var id = board.posts(
                alice, "place", at("Café Weir", "feeding", 52.41, Map.of("hours", "Monday to Friday, 9 to 17")));
        ok(marks(bob, id, Map.of("comfort", 4, "hygiene", 5, "privacy", 3, "facilities", 4, "cost", 2)));
        ok(marks(board.person("cook"), id, Map.of("comfort", 5)));
        ok(marks(bob, id, Map.of("privacy", 4)));
        var marks = board.seen(alice, id).get("marks");
        assertThat(marks).hasSize(5);
        assertThat(marks.at("/comfort/mean").asDouble()).isEqualTo(4.5);
        assertThat(marks.at("/comfort/people").asInt()).isEqualTo(2);
        assertThat(marks.at("/privacy/mean").asDouble())
                .as("changed, not counted twice")
                .isEqualTo(4.0);
        assertThat(board.seen(alice, id).toString()).doesNotContain(bob.id().toString());
        assertThat(board.civic.page("/c/commons/map")).contains("Café Weir", "<circle");
        assertThat(board.civic.page("/c/commons/matters?kind=place")).contains("Café Weir", "feeding a baby");
        assertThat(board.civic.page("/c/commons/matters/" + id)).contains("Monday to Friday", "Cleanliness", "4.5");
    }

    @Test
    void marksAreOfTheSortFromOneToFiveByOthersWhoSpeakForNoBody() {
        var id = board.posts(alice, "place", at("Warm library", "warmth", 52.42, Map.of()));
        for (var bad :
                List.of(Map.of("hygiene", 3), Map.of("warmth", 0), Map.of("warmth", 6), Map.<String, Integer>of())) {
            assertThat(marks(bob, id, bad).status()).as(bad.toString()).isEqualTo(422);
        }
        assertThat(marks(alice, id, Map.of("warmth", 5)).status()).as("its own").isEqualTo(403);
        assertThat(marks(board.works, id, Map.of("warmth", 5)).status()).isEqualTo(403);
        assertThat(bob.put(Noticeboard.MATTERS + "/1/marks", Map.of("marks", Map.of("warmth", 5)))
                        .status())
                .isEqualTo(404);
        assertThat(board.seen(alice, id).get("marks")).isEmpty();
    }

    @Test
    void aBodyAddsOnlyItsOwnBuildingsMarkedSoAndChangesNobodysPlace() {
        assertThat(board.tries(board.works, "place", at("A café we like", "feeding", 52.43, Map.of()))
                        .status())
                .isEqualTo(422);
        var own = board.posts(board.works, "place", at("Town hall", "toilet", 52.43, Map.of("building", true)));
        assertThat(board.civic.page("/c/commons/matters?kind=place"))
                .contains("added by the public body to which it belongs");
        assertThat(board.tries(bob, "place", at("My hall", "toilet", 52.49, Map.of("building", true)))
                        .status())
                .isEqualTo(422);
        ok(marks(bob, own, Map.of("access", 2)));
        var other = board.posts(bob, "place", at("Playground by the mill", "play", 52.431, Map.of()));
        assertThat(board.works
                        .patch(Noticeboard.MATTERS + "/" + other, Map.of("title", "Ours now"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void theSamePlaceIsShownBeforeItIsAddedTwice() {
        board.posts(alice, "place", at("Toilet at the station", "toilet", 52.44, Map.of()));
        var twice = board.tries(bob, "place", at("Station toilet", "toilet", 52.4402, Map.of()));
        assertThat(twice.status()).isEqualTo(422);
        assertThat(twice.json().at("/details/different").toString()).contains("ERR_NEAR", "Toilet at the station");
        ok(board.tries(bob, "place", at("Waiting room", "warmth", 52.4402, Map.of())));
        ok(board.tries(bob, "place", at("Station toilet, other side", "toilet", 52.4402, Map.of("different", true))));
        ok(board.tries(bob, "place", at("Toilet far away", "toilet", 52.46, Map.of())));
    }

    @Test
    void aPlaceIsNotMovedAwayUnderItsMarks() {
        var id = board.posts(alice, "place", at("Bench room", "meeting", 52.47, Map.of()));
        ok(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("latitude", 52.48)));
        ok(marks(bob, id, Map.of("quiet", 5)));
        var far = alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("latitude", 52.49));
        assertThat(far.status()).isEqualTo(422);
        assertThat(far.json().toString()).contains("ERR_MOVED");
        ok(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("latitude", 52.4802, "hours", "always")));
        assertThat(board.seen(bob, id).at("/place/latitude").asDouble()).isEqualTo(52.4802);
        for (var nowhere : List.of("91", "north", "")) {
            assertThat(alice.patch(Noticeboard.MATTERS + "/" + id, Map.of("latitude", nowhere))
                            .status())
                    .as(nowhere)
                    .isEqualTo(422);
        }
    }
}
