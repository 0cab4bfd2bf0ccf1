package folkmoot.door.api.timeline;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ListsTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aListShowsItsMembersAndAnExclusiveOneTakesThemOutOfHome() {
        var owner = WORLD.person("owner");
        var member = WORLD.person("member");
        var other = WORLD.person("other");
        owner.follows(member.id());
        owner.follows(other.id());
        var list = create(owner, Map.of("title", "Neighbours"));
        add(owner, list, member);
        var theirs = member.posts("from the member");
        var others = other.posts("from another");

        assertThat(timeline(owner, list)).containsExactly(id(theirs));
        assertThat(home(owner)).contains(id(theirs), id(others));
        assertThat(ok(owner.get("/api/v1/accounts/" + member.id() + "/lists"))
                        .get(0)
                        .get("id")
                        .asText())
                .isEqualTo(list);

        ok(owner.put("/api/v1/lists/" + list, Map.of("exclusive", true)));
        assertThat(home(owner)).contains(id(others)).doesNotContain(id(theirs));
        assertThat(ids(owner.get("/api/v1/timelines/home?min_id=1").json())).doesNotContain(id(theirs));
        assertThat(timeline(owner, list)).containsExactly(id(theirs));
        ok(owner.delete("/api/v1/lists/" + list));
        assertThat(home(owner)).contains(id(theirs));
    }

    @Test
    void repliesAreShownByThePolicy() {
        var owner = WORLD.person("owner2");
        var member = WORLD.person("member2");
        var followed = WORLD.person("followed2");
        owner.follows(member.id());
        owner.follows(followed.id());
        var list = create(owner, Map.of("title", "x", "replies_policy", "list"));
        add(owner, list, member);
        var reply = id(member.repliesTo(followed.posts("question"), "answer"));

        assertThat(timeline(owner, list)).doesNotContain(reply);
        ok(owner.put("/api/v1/lists/" + list, Map.of("replies_policy", "followed")));
        assertThat(timeline(owner, list)).contains(reply);
        ok(owner.put("/api/v1/lists/" + list, Map.of("replies_policy", "none")));
        assertThat(timeline(owner, list)).doesNotContain(reply);
        ok(owner.put("/api/v1/lists/" + list, Map.of("replies_policy", "list")));
        add(owner, list, followed);
        assertThat(timeline(owner, list)).contains(reply);
    }

    @Test
    void whomTheOwnerNoLongerFollowsOrMutesIsNotShown() {
        var owner = WORLD.person("owner3");
        var member = WORLD.person("member3");
        owner.follows(member.id());
        var list = create(owner, Map.of("title", "x"));
        add(owner, list, member);
        var status = id(member.posts("words"));
        assertThat(timeline(owner, list)).contains(status);
        ok(owner.post("/api/v1/accounts/" + member.id() + "/mute"));
        assertThat(timeline(owner, list)).isEmpty();
        ok(owner.post("/api/v1/accounts/" + member.id() + "/unmute"));
        ok(owner.post("/api/v1/accounts/" + member.id() + "/unfollow"));
        assertThat(timeline(owner, list)).isEmpty();
    }

    @Test
    void whomTheOwnerNoLongerFollowsIsOnNoneOfTheListsAnyMore() {
        var owner = WORLD.person("owner5");
        var member = WORLD.person("member5");
        owner.follows(member.id());
        var list = create(owner, Map.of("title", "x"));
        add(owner, list, member);
        var others = WORLD.person("others5");
        others.follows(member.id());
        var elsewhere = create(others, Map.of("title", "y"));
        add(others, elsewhere, member);

        ok(owner.post("/api/v1/accounts/" + member.id() + "/unfollow"));
        owner.follows(member.id());
        assertThat(owner.get("/api/v1/lists/" + list + "/accounts").json()).isEmpty();
        assertThat(others.get("/api/v1/lists/" + elsewhere + "/accounts").json())
                .hasSize(1);

        ok(member.post("/api/v1/accounts/" + others.id() + "/block"));
        assertThat(others.get("/api/v1/lists/" + elsewhere + "/accounts").json())
                .isEmpty();
    }

    @Test
    void strangersAndWrongWordsAreRefusedAndOthersListsDoNotExist() {
        var owner = WORLD.person("owner4");
        var stranger = WORLD.person("stranger4");
        var list = create(owner, Map.of("title", "mine"));
        var path = "/api/v1/lists/" + list;
        var body = Map.of("account_ids", List.of(stranger.id().toString()));
        assertThat(owner.post(path + "/accounts", body).status()).isEqualTo(404);
        owner.follows(stranger.id());
        ok(owner.post(path + "/accounts", body));
        assertThat(owner.post(path + "/accounts", body).status()).isEqualTo(422);
        assertThat(owner.get(path + "/accounts?limit=0").json()).hasSize(1);
        ok(owner.delete(path + "/accounts?account_ids[]=" + stranger.id()));
        assertThat(owner.get(path + "/accounts").json()).isEmpty();

        assertThat(owner.post("/api/v1/lists", Map.of("title", "")).status()).isEqualTo(422);
        assertThat(owner.post("/api/v1/lists", Map.of("title", "x", "replies_policy", "odd"))
                        .status())
                .isEqualTo(422);
        for (var other : List.of(path, path + "/accounts", "/api/v1/timelines/list/" + list)) {
            assertThat(stranger.get(other).status()).as(other).isEqualTo(404);
        }
        assertThat(stranger.delete(path).status()).isEqualTo(404);
        assertThat(stranger.put(path, Map.of("title", "x")).status()).isEqualTo(404);
    }

    @Test
    void preferencesAreAlwaysWhole() {
        var preferences = ok(WORLD.alice().get("/api/v1/preferences"));
        assertThat(preferences.get("posting:default:visibility").asText()).isEqualTo("public");
        assertThat(preferences.has("posting:default:language")).isTrue();
        assertThat(preferences.get("reading:expand:media").asText()).isEqualTo("default");
    }

    private static String create(Person owner, Map<String, ?> body) {
        return ok(owner.post("/api/v1/lists", body)).get("id").asText();
    }

    private static void add(Person owner, String list, Person member) {
        ok(owner.post(
                "/api/v1/lists/" + list + "/accounts",
                Map.of("account_ids", List.of(member.id().toString()))));
    }

    private static List<String> timeline(Person owner, String list) {
        return ids(ok(owner.get("/api/v1/timelines/list/" + list)));
    }

    private static List<String> home(Person owner) {
        return ids(ok(owner.get("/api/v1/timelines/home")));
    }

    private static List<String> ids(JsonNode list) {
        var ids = new ArrayList<String>();
        list.forEach(each -> ids.add(id(each)));
        return ids;
    }

    private static String id(JsonNode node) {
        return node.get("id").asText();
    }
}
