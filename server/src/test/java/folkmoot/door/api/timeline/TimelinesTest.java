package folkmoot.door.api.timeline;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class TimelinesTest {

    private static final World WORLD = new World();
    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"(\\w+)\"");

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void homeHoldsOneselfAndThoseFollowedAndNobodyElse() {
        var reader = WORLD.person("reader");
        var friend = WORLD.person("friend");
        var stranger = WORLD.person("stranger");
        reader.follows(friend.id());
        var own = reader.posts("mine");
        var theirs = friend.posts("theirs");
        var other = stranger.posts("not followed");
        ok(friend.post("/api/v1/statuses/" + id(other) + "/reblog"));
        var reply = friend.repliesTo(other, "@stranger to somebody the reader does not follow");

        var home = reader.get("/api/v1/timelines/home").json();
        assertThat(ids(home)).contains(id(own), id(theirs)).doesNotContain(id(other), id(reply));
        assertThat(id(home.get(0).get("reblog"))).isEqualTo(id(other));
    }

    @Test
    void hidingReblogsHidesReblogsOnly() {
        var reader = WORLD.person("reader2");
        var friend = WORLD.person("friend2");
        ok(reader.post("/api/v1/accounts/" + friend.id() + "/follow", Map.of("reblogs", false)));
        var theirs = friend.posts("theirs");
        ok(friend.post("/api/v1/statuses/" + id(WORLD.alice().posts("x")) + "/reblog"));

        assertThat(ids(reader.get("/api/v1/timelines/home").json())).containsExactly(id(theirs));
    }

    @Test
    void pagesFollowTheLinksWithoutGapOrRepeat() {
        var writer = WORLD.person("writer");
        var posted = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            posted.addFirst(id(writer.posts("page " + i)));
        }
        var seen = new ArrayList<String>();
        var path = "/api/v1/accounts/" + writer.id() + "/statuses?limit=3&exclude_replies=true";
        var firstPrevious = "";
        while (path != null) {
            var answer = writer.get(path);
            seen.addAll(ids(answer.json()));
            var links = answer.header("Link");
            firstPrevious = firstPrevious.isEmpty() ? link(links, "prev") : firstPrevious;
            path = link(links, "next");
        }
        assertThat(seen).isEqualTo(posted);

        var newer = id(writer.posts("newer"));
        assertThat(firstPrevious).contains("limit=3").contains("exclude_replies=true");
        assertThat(ids(writer.get(firstPrevious).json())).containsExactly(newer);
    }

    @Test
    void minIdGivesThePageJustAboveTheCursor() {
        var writer = WORLD.person("writer2");
        var posted = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            posted.add(id(writer.posts("n " + i)));
        }
        var path = "/api/v1/accounts/" + writer.id() + "/statuses?limit=2";
        assertThat(ids(writer.get(path + "&min_id=" + posted.get(0)).json()))
                .containsExactly(posted.get(2), posted.get(1));
        assertThat(ids(writer.get(path + "&since_id=" + posted.get(0)).json()))
                .containsExactly(posted.get(4), posted.get(3));
        assertThat(writer.get(path + "&max_id=abc").status()).isEqualTo(400);
    }

    @Test
    void thePublicTimelineHasNoRepliesAndNoReblogs() {
        var root = WORLD.alice().posts("public root");
        var reply = WORLD.bob().repliesTo(root, "public reply");
        var reblog = ok(WORLD.bob().post("/api/v1/statuses/" + id(root) + "/reblog"));

        assertThat(ids(WORLD.alice()
                        .visit("/api/v1/timelines/public?local=true")
                        .json()))
                .contains(id(root))
                .doesNotContain(id(reply), id(reblog));
    }

    @Test
    void hashtagsAreFoundInAnyCaseAndScript() {
        var status = WORLD.alice().posts("#Straße and #مرور and #SAFETY");
        for (var tag : List.of("stra%C3%9Fe", "%D9%85%D8%B1%D9%88%D8%B1", "safety")) {
            assertThat(ids(WORLD.alice().visit("/api/v1/timelines/tag/" + tag).json()))
                    .as(tag)
                    .contains(id(status));
        }
        assertThat(WORLD.alice().visit("/api/v1/timelines/tag/unknown").json()).isEmpty();
    }

    private static String link(String header, String relation) {
        var matcher = LINK.matcher(header);
        while (matcher.find()) {
            if (matcher.group(2).equals(relation)) {
                return matcher.group(1).replaceFirst("^https?://[^/]+", "");
            }
        }
        return null;
    }

    private static String id(JsonNode entity) {
        return entity.get("id").asText();
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(TimelinesTest::id)
                .toList();
    }
}
