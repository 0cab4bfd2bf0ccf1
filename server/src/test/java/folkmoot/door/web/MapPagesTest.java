package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.federation.vocabulary.Place.Point;
import folkmoot.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proposals that lie somewhere are on a map and in a list beside it, the nearest first where somebody says near what; nobody else is asked for anything. */
class MapPagesTest {

    private static CivicTown town;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 100);
        town.community("empty", "Nowhere", 100);
        var alice = town.world.alice();
        proposes(alice, "Mend the ford by the mill", "The ford", "52.4000", "-1.5000");
        proposes(alice, "A bench on the hill above town", "Hill", "52.4100", "-1.5000");
        proposes(alice, "Lights along the far road west", "Far road", "52.4000", "-1.9000");
        proposes(alice, "Something without any place named", "", "", "");
        town.settle();
    }

    private static void proposes(Person by, String title, String place, String latitude, String longitude) {
        Person.ok(by.post(
                "/api/folkmoot/v1/proposals",
                Map.of(
                        "community",
                        "commons",
                        "title",
                        title,
                        "ask",
                        "Do it.",
                        "place_name",
                        place,
                        "latitude",
                        latitude,
                        "longitude",
                        longitude)));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String visit(String path) {
        return town.world.visitor().get(path).body();
    }

    @Test
    void pointsAreDrawnWithoutScriptAndWithoutAnybodyElsesTiles() {
        var page = visit("/c/commons/map");
        assertThat(page)
                .contains("Mend the ford by the mill", "The ford", "<circle", "zoom=")
                .doesNotContain("Something without any place", "<image")
                .doesNotContainPattern("(?:src|href)=\"https?://(?!localhost)");
        assertThat(page.split("<circle", -1)).hasSize(4);
        assertThat(visit("/c/commons")).contains("href=\"/c/commons/map\"");
        assertThat(visit("/c/empty/map")).contains("class=\"empty\"").doesNotContain("<svg viewBox=\"0 0 640");
    }

    @Test
    void theNearestComesFirstWithItsDistance() {
        var page = visit("/c/commons/map?latitude=52.4101&longitude=-1.5");
        assertThat(page.indexOf("A bench on the hill")).isLessThan(page.indexOf("Mend the ford"));
        assertThat(page.indexOf("Mend the ford by")).isLessThan(page.indexOf("Lights along"));
        assertThat(page).contains("11\u00a0m", "1.1\u00a0km").containsPattern("27(\\.\\d)?\u00a0km");
        assertThat(visit("/c/commons/map?latitude=52.4101&longitude=-1.5&lang=ar"))
                .contains("dir=\"rtl\"");
    }

    @Test
    void whatIsNoPointIsSaidAndTheListIsThere() {
        for (var bad : List.of(
                "latitude=north&longitude=1", "latitude=91&longitude=0", "latitude=52", "latitude=1e309&longitude=1")) {
            var answer = town.world.visitor().get("/c/commons/map?" + bad);
            assertThat(answer.statusCode()).as(bad).isEqualTo(422);
            assertThat(answer.body()).contains("These are no degrees", "Mend the ford by the mill");
        }
        for (var zoom : List.of("-5", "999", "x", "2147483648")) {
            assertThat(town.world.visitor().get("/c/commons/map?zoom=" + zoom).statusCode())
                    .as(zoom)
                    .isLessThan(500);
        }
        assertThat(visit("/c/commons/map?latitude=%22%3E%3Cscript%3E&longitude=1"))
                .doesNotContain("\"><script>");
    }

    @Test
    void tilesOfTheOperatorLieBelowThePoints() {
        var one = new MapView.Placed(new Point(52.4, -1.5), "Ford", "/c/x/proposals/1");
        var map = MapView.of(
                List.of(one), Optional.of("https://tiles.town.example/{z}/{x}/{y}.png"), Optional.of(3), "/c/x/map?");
        assertThat(map.tiles())
                .isNotEmpty()
                .allSatisfy(
                        tile -> assertThat(tile.url()).matches("https://tiles\\.town\\.example/3/[0-7]/[0-7]\\.png"));
        assertThat(map.pins()).hasSize(1);
        assertThat(map.nearer()).isEqualTo("/c/x/map?zoom=4");
        var pole = new MapView.Placed(new Point(90, 180), "Pole", "/");
        assertThat(MapView.of(List.of(pole), Optional.empty(), Optional.of(0), "/")
                        .pins())
                .hasSize(1);
    }
}
