package folkmoot.door.api.search;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TagsAndSearchTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aTagShowsItsUseOverSevenDays() {
        WORLD.alice().posts("#weekly one");
        WORLD.alice().posts("#weekly two");
        WORLD.bob().posts("#Weekly three");
        var tag = WORLD.bob().visit("/api/v1/tags/WEEKLY").json();

        assertThat(tag.get("history")).hasSize(7);
        assertThat(tag.at("/history/0/uses").asText()).isEqualTo("3");
        assertThat(tag.at("/history/0/accounts").asText()).isEqualTo("2");
        assertThat(tag.at("/history/1/uses").asText()).isEqualTo("0");
        assertThat(tag.has("following")).isFalse();
        assertThat(WORLD.bob().visit("/api/v1/tags/never_used").status()).isEqualTo(200);
        assertThat(WORLD.bob().visit("/api/v1/tags/not%20a%20tag").status()).isEqualTo(404);
    }

    @Test
    void aFollowedTagComesHomeExceptFromThoseWhomOneBlocks() {
        var reader = WORLD.person("tagreader");
        var pest = WORLD.person("pest");
        assertThat(ok(reader.post("/api/v1/tags/gardens/follow"))
                        .get("following")
                        .asBoolean())
                .isTrue();
        var found = id(WORLD.alice().posts("#gardens in spring"));
        var hidden = id(ok(WORLD.alice()
                .post("/api/v1/statuses", Map.of("status", "#gardens unlisted", "visibility", "unlisted"))));
        var unwanted = id(pest.posts("#gardens buy now"));
        ok(reader.post("/api/v1/accounts/" + pest.id() + "/block"));
        assertThat(ids(reader.get("/api/v1/timelines/home").json()))
                .contains(found)
                .doesNotContain(hidden, unwanted);
        assertThat(reader.get("/api/v1/followed_tags").json().at("/0/name").asText())
                .isEqualTo("gardens");

        ok(reader.post("/api/v1/tags/gardens/unfollow"));
        assertThat(ids(reader.get("/api/v1/timelines/home").json())).doesNotContain(found);
    }

    @Test
    void aTagTimelineKnowsAnyAllAndNone() {
        var both = id(WORLD.alice().posts("#river #bridge"));
        var river = id(WORLD.alice().posts("#river"));
        var bridge = id(WORLD.alice().posts("#bridge"));
        var path = "/api/v1/timelines/tag/river";

        assertThat(ids(WORLD.bob().visit(path + "?any[]=bridge").json())).contains(both, river, bridge);
        assertThat(ids(WORLD.bob().visit(path + "?all[]=bridge").json())).containsExactly(both);
        assertThat(ids(WORLD.bob().visit(path + "?none[]=bridge").json())).containsExactly(river);
    }

    @Test
    void tagsStandOnAProfileUpToTen() {
        var owner = WORLD.person("featurer");
        owner.posts("#myown thing");
        assertThat(owner.get("/api/v1/featured_tags/suggestions")
                        .json()
                        .at("/0/name")
                        .asText())
                .isEqualTo("myown");
        var featured = ok(owner.post("/api/v1/featured_tags", Map.of("name", "MyOwn")));
        assertThat(featured.get("statuses_count").asText()).isEqualTo("1");
        assertThat(WORLD.bob()
                        .visit("/api/v1/accounts/" + owner.id() + "/featured_tags")
                        .json())
                .hasSize(1);
        for (int i = 1; i < 10; i++) {
            ok(owner.post("/api/v1/tags/more" + i + "/feature"));
        }
        assertThat(owner.post("/api/v1/tags/toomany/feature").status()).isEqualTo(422);
        assertThat(owner.post("/api/v1/featured_tags", Map.of("name", "no tag")).status())
                .isEqualTo(422);
        var path = "/api/v1/featured_tags/" + featured.get("id").asText();
        assertThat(WORLD.bob().delete(path).status()).isEqualTo(404);
        ok(owner.delete(path));
        assertThat(owner.get("/api/v1/featured_tags").json()).hasSize(9);
    }

    @Test
    void wordsAreFoundInAnyScriptWithOrWithoutAccents() {
        var writer = WORLD.person("writer");
        for (var pair : List.of(
                List.of("Most ŁÓDŹ jest zamknięty", "lodz zamkniety"),
                List.of("Mae'r tŷ yn y dŵr", "ty dwr"),
                List.of("الشارع مغلق أمام السيّارات", "امام السيارات"),
                List.of("سڑک بند ہے کیونکہ پانی", "كيونكه پانی"))) {
            var status = id(writer.posts(pair.getFirst()));
            assertThat(found(writer, pair.getLast())).as(pair.getLast()).containsExactly(status);
        }
    }

    @Test
    void operatorsNarrowTheSearch() {
        var writer = WORLD.person("operator");
        var plain = id(writer.posts("needle plain"));
        var poll = id(ok(writer.post(
                "/api/v1/statuses",
                Map.of("status", "needle asked", "poll", Map.of("options", List.of("a", "b"), "expires_in", 600)))));
        var hidden = id(ok(writer.post(
                "/api/v1/statuses", Map.of("status", "needle", "spoiler_text", "careful", "language", "pl"))));

        assertThat(found(writer, "needle")).containsExactly(hidden, poll, plain);
        assertThat(found(writer, "needle has:poll")).containsExactly(poll);
        assertThat(found(writer, "needle -has:poll is:sensitive")).containsExactly(hidden);
        assertThat(found(writer, "needle language:pl")).containsExactly(hidden);
        assertThat(found(writer, "needle -asked -careful")).containsExactly(plain);
        assertThat(found(writer, "\"needle plain\"")).containsExactly(plain);
        assertThat(found(writer, "needle from:me before:2020-01-01")).isEmpty();
        assertThat(found(writer, "needle after:2020 from:@operator")).hasSize(3);
        assertThat(found(writer, "needle from:nobody")).isEmpty();
        assertThat(found(WORLD.bob(), "needle"))
                .as("not indexable, not in the library")
                .isEmpty();
        ok(WORLD.bob().post("/api/v1/statuses/" + plain + "/bookmark"));
        assertThat(found(WORLD.bob(), "needle in:library")).containsExactly(plain);
        assertThat(found(WORLD.bob(), "needle in:public")).isEmpty();
        for (var wrong : List.of("before:soon", "has:nothing", "is:odd", "in:nowhere")) {
            assertThat(search(writer, wrong).status()).as(wrong).isEqualTo(422);
        }
    }

    @Test
    void accountsAndTagsAreFoundByTheBeginningOfTheirNames() {
        var zofia = WORLD.person("zofia_m");
        zofia.posts("#Zażalenie");

        assertThat(search(WORLD.bob(), "zofia")
                        .json()
                        .at("/accounts/0/username")
                        .asText())
                .isEqualTo("zofia_m");
        var tag = search(WORLD.bob(), "zazal").json().at("/hashtags/0");
        assertThat(tag.get("name").asText()).isEqualTo("zażalenie");
        assertThat(tag.get("history")).hasSize(7);
    }

    private static List<String> found(Person reader, String words) {
        return ids(ok(search(reader, words)).get("statuses"));
    }

    private static Person.Answer search(Person reader, String words) {
        return reader.get("/api/v2/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    private static String id(JsonNode status) {
        return status.get("id").asText();
    }

    private static List<String> ids(JsonNode statuses) {
        var ids = new ArrayList<String>();
        statuses.forEach(status -> ids.add(id(status)));
        return ids;
    }
}
