package folkmoot.door.web.settings;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.portability.Portable;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is taken along from one account arrives in another, by the tables that Mastodon writes. */
class DataPagesTest {

    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static long begins(AccountId who, Portable kind, String table) {
        var house = world.server().house();
        return house.platform()
                .database()
                .transaction(tx -> house.talk().imports().begin(tx, who, kind, table));
    }

    private static String table(String name, String file) {
        return world.signedIn(world.person(name)).get("/settings/data/" + file).body();
    }

    @Test
    void everythingOfAnAccountGoesAlongToAnother() {
        var from = world.person("leaver");
        var to = world.person("arriver");
        var friend = world.person("friend");
        var foe = world.person("foe");
        var loud = world.person("loud");
        ok(from.post("/api/v1/accounts/" + friend.id() + "/follow", Map.of("reblogs", false, "notify", true)));
        ok(from.post("/api/v1/accounts/" + foe.id() + "/block"));
        ok(from.post("/api/v1/accounts/" + loud.id() + "/mute"));
        ok(from.post("/api/v1/domain_blocks", Map.of("domain", "farm.example")));
        var list = ok(from.post("/api/v1/lists", Map.of("title", "Near, and dear")))
                .get("id")
                .asText();
        ok(from.post(
                "/api/v1/lists/" + list + "/accounts",
                Map.of("account_ids", List.of(friend.id().toString()))));
        var post = friend.posts("A post to keep").get("id").asText();
        ok(from.post("/api/v1/statuses/" + post + "/bookmark"));

        assertThat(table("leaver", "follows.csv"))
                .startsWith("Account address,Show boosts,Notify on new posts,Languages")
                .containsPattern("friend@[^,]+,false,true,");
        for (var kind : Portable.values()) {
            begins(to.id(), kind, table("leaver", kind.fileName()));
            Patience.untilSettled(world);
        }
        assertThat(ok(to.get("/api/v1/accounts/relationships?id[]=" + friend.id()))
                        .at("/0/following")
                        .asBoolean())
                .isTrue();
        assertThat(ok(to.get("/api/v1/accounts/relationships?id[]=" + friend.id()))
                        .at("/0/showing_reblogs")
                        .asBoolean())
                .isFalse();
        assertThat(ok(to.get("/api/v1/blocks")).at("/0/username").asText()).isEqualTo("foe");
        assertThat(ok(to.get("/api/v1/mutes")).at("/0/username").asText()).isEqualTo("loud");
        assertThat(ok(to.get("/api/v1/domain_blocks")).get(0).asText()).isEqualTo("farm.example");
        assertThat(ok(to.get("/api/v1/lists")).at("/0/title").asText()).isEqualTo("Near, and dear");
        assertThat(ok(to.get("/api/v1/bookmarks")).at("/0/id").asText()).isEqualTo(post);
        begins(to.id(), Portable.FOLLOWS, table("leaver", "follows.csv"));
        Patience.untilSettled(world);
        assertThat(ok(to.get("/api/v1/accounts/" + to.id() + "/following")))
                .as("twice is once")
                .hasSize(1);
    }

    @Test
    void aLineThatCannotBeDoneIsShownWithItsReasonToItsOwnerAlone() {
        var me = world.person("importer");
        long id = begins(me.id(), Portable.BLOCKS, "friend_of_nobody\n@importer\n=1+1\n\"unclosed");
        Patience.untilSettled(world);
        var page = world.signedIn(me).get("/settings/data/imports/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("friend_of_nobody").contains("=1+1").contains("unclosed");
        assertThat(world.signedIn(world.person("curious"))
                        .get("/settings/data/imports/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(world.signedIn(world.person("curious"))
                        .get("/settings/data/imports/nonsense")
                        .statusCode())
                .isEqualTo(404);
        assertThat(Person.ok(me.get("/api/v1/blocks"))).isEmpty();
    }

    @Test
    void aFileThatIsEmptyOrTooLongIsRefused() {
        var room = new SettingsRoom(world.signedIn(world.person("filer")));
        assertThat(room.refused(422, "/settings/data/imports", "kind", "follows"))
                .contains("id=\"import-file-fault\"");
        assertThat(room.refused(422, "/settings/data/imports", "kind", "secrets"))
                .contains("id=\"import-kind-fault\"");
        Assertions.assertThatThrownBy(
                        () -> begins(world.person("filer").id(), Portable.DOMAIN_BLOCKS, "a.example\n".repeat(20_001)))
                .isInstanceOf(Invalid.class);
        Assertions.assertThatThrownBy(() -> begins(world.person("filer").id(), Portable.FOLLOWS, "Account address\n"))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void aVisitorIsGivenNoTable() {
        for (var kind : Portable.values()) {
            assertThat(world.visitor().get("/settings/data/" + kind.fileName()).statusCode())
                    .isEqualTo(303);
        }
        assertThat(world.visitor().get("/settings/data/secrets.csv").statusCode())
                .isIn(303, 404);
    }
}
