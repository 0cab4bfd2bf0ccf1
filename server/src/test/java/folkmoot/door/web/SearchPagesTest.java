package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.World;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One box finds what there is here: in the browser, too. */
class SearchPagesTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
        world.server()
                .house()
                .platform()
                .database()
                .write(tx -> world.server()
                        .house()
                        .civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("canal_friends", "Friends of the Canal")));
        ok(world.alice()
                .post(
                        "/api/folkmoot/v1/proposals",
                        Map.of(
                                "community",
                                "canal_friends",
                                "title",
                                "Lamps along the towpath",
                                "ask",
                                "Put up lamps.")));
        ok(world.alice().post("/api/v1/statuses", Map.of("status", "The towpath is flooded again #towpathwatch")));
        ok(world.alice().post("/api/v1/statuses", Map.of("status", "A towpath for me alone", "visibility", "direct")));
        Patience.untilSettled(world);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static HttpResponse<String> search(Browser browser, String words) {
        return browser.get("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
    }

    @Test
    void proposalsCommunitiesPeopleAndHashtagsAreFoundByAnybody() {
        assertThat(search(world.visitor(), "towpath").body())
                .contains("Lamps along the towpath")
                .contains("#towpathwatch")
                .doesNotContain("flooded again");
        assertThat(search(world.visitor(), "canal").body()).contains("Friends of the Canal");
        assertThat(search(world.visitor(), "alice").body()).contains("href=\"/@alice\"");
        assertThat(search(world.visitor(), "unicorns").body()).contains("Nothing was found.");
    }

    @Test
    void whatPeopleSaidIsFoundByMembersAsFarAsTheyMaySeeIt() {
        assertThat(search(world.signedIn(world.alice()), "towpath").body())
                .contains("flooded again")
                .contains("A towpath for me alone");
        assertThat(search(world.signedIn(world.bob()), "towpath").body()).doesNotContain("A towpath for me alone");
    }

    @Test
    void eachKindSaysHowManyAndHasPagesOfItsOwn() {
        for (int i = 0; i < 23; i++) {
            ok(world.alice().post("/api/v1/statuses", Map.of("status", "Herons again, number " + i + " #heron" + i)));
        }
        Patience.untilSettled(world);
        var browser = world.signedIn(world.alice());
        var all = search(browser, "heron").body();
        assertThat(all)
                .contains("kind=tags", "<span class=\"number\">10+</span>")
                .doesNotContain("kind=bodies");
        var first = browser.get("/search?q=heron&kind=tags").body();
        assertThat(first.split("class=\"pill line\" href=\"/tags/heron", -1)).hasSize(21);
        assertThat(first).contains("page=2");
        var second = browser.get("/search?q=heron&kind=tags&page=2").body();
        assertThat(second.split("class=\"pill line\" href=\"/tags/heron", -1)).hasSize(4);
        assertThat(second).doesNotContain("page=3");
        for (var odd : List.of(
                "kind=%3Cb%3E", "kind=posts&page=-1", "kind=people&page=99999999999", "kind=proposals&before=x")) {
            assertThat(browser.get("/search?q=heron&" + odd).statusCode())
                    .as(odd)
                    .isEqualTo(200);
        }
    }

    @Test
    void aHashtagIsFollowedOnItsPage() {
        var browser = world.signedIn(world.bob());
        var page = browser.get("/tags/towpathwatch").body();
        assertThat(page).contains("flooded again", "action=\"/tags/towpathwatch/follow\"");
        var csrf = Browser.hidden(page).get("csrf");
        assertThat(browser.post("/tags/towpathwatch/follow").statusCode()).isEqualTo(403);
        assertThat(browser.post("/tags/towpathwatch/follow", "csrf", csrf).statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/tags/towpathwatch").body()).contains("/tags/towpathwatch/unfollow");
        assertThat(ok(world.bob().get("/api/v1/followed_tags")).toString()).contains("towpathwatch");
        assertThat(browser.post("/tags/towpathwatch/unfollow", "csrf", csrf).statusCode())
                .isEqualTo(303);
        assertThat(browser.post("/tags/no%20tag/follow", "csrf", csrf).statusCode())
                .isEqualTo(404);
        assertThat(world.visitor().get("/tags/towpathwatch").body()).doesNotContain("towpathwatch/follow");
        assertThat(world.visitor().get("/people?page=7").statusCode()).isEqualTo(200);
    }

    @Test
    void aNameOrAnAddressLeadsThere() {
        assertThat(search(world.visitor(), "@alice").headers().firstValue("Location"))
                .hasValue("/@alice");
        var status = ok(world.alice().post("/api/v1/statuses", Map.of("status", "Find me by my address")));
        assertThat(search(world.visitor(), status.get("uri").asText()).headers().firstValue("Location"))
                .isPresent();
    }

    @Test
    void whatIsTypedStaysAndIsNeverTakenForMarkup() {
        var page = search(world.visitor(), "\"><script>alert(1)</script>");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script>alert(1)");
        var tooLong = search(world.visitor(), "towpath ".repeat(100));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("This is too long to search for.");
        for (var odd : new String[] {"%", "_", "\u202e", "'", "from:", "#", "@", "https://", "a".repeat(500)}) {
            assertThat(search(world.signedIn(world.bob()), odd).statusCode()).isIn(200, 302, 303, 422);
        }
    }
}
