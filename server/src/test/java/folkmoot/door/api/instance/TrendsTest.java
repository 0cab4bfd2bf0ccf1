package folkmoot.door.api.instance;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.talk.trend.TrendKind;
import folkmoot.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendsTest {

    @Test
    void whatSeveralPeopleSpeakOfTrendsAndWhatOneRepeatsDoesNot() {
        try (var world = new World(Map.of("trends.require-review", "false"))) {
            world.alice().posts("#shared");
            world.bob().posts("#shared");
            for (int i = 0; i < 5; i++) {
                world.alice().posts("#mine " + i);
            }
            var liked = world.alice().posts("liked by many");
            for (var name : new String[] {"one", "two"}) {
                ok(world.person(name).post("/api/v1/statuses/" + liked.get("id").asText() + "/favourite"));
            }
            world.server().house().talk().reading().trends().compute();

            var tags = world.bob().visit("/api/v1/trends/tags").json();
            assertThat(tags).extracting(tag -> tag.get("name").asText()).containsExactly("shared");
            assertThat(tags.get(0).get("history")).hasSize(7);
            assertThat(world.bob().visit("/api/v1/trends").json()).hasSize(1);
            assertThat(world.bob().visit("/api/v1/trends/statuses").json().at("/0/id"))
                    .isEqualTo(liked.get("id"));
            assertThat(world.bob().visit("/api/v1/trends/links").json()).isEmpty();
            assertThat(world.bob().visit("/api/v1/trends/tags?offset=-1").status())
                    .isEqualTo(400);
        }
    }

    @Test
    void nothingTrendsBeforeSomebodyLookedAtItUnlessTheInstanceSaysSo() {
        try (var world = new World()) {
            world.alice().posts("#shared");
            world.bob().posts("#shared");
            var trends = world.server().house().talk().reading().trends();
            var database = world.server().house().platform().database();
            trends.compute();
            assertThat(world.bob().visit("/api/v1/trends/tags").json()).isEmpty();

            var waiting =
                    database.read(tx -> trends.all(tx, TrendKind.TAG, 10, 0)).getFirst();
            database.write(tx -> trends.review(tx, TrendKind.TAG, waiting, true));
            assertThat(world.bob().visit("/api/v1/trends/tags").json()).hasSize(1);
            database.write(tx -> trends.review(tx, TrendKind.TAG, waiting, false));
            trends.compute();
            assertThat(world.bob().visit("/api/v1/trends/tags").json()).isEmpty();
        }
    }
}
