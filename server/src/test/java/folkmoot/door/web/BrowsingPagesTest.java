package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Finding one's way: the header, the first page, lists that are narrowed, the tabs of a community. */
class BrowsingPagesTest {

    private static final int PROPOSALS = 23;
    private static CivicTown town;
    private static String first;
    private static Person author;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 100);
        author = town.world.alice();
        first = town.proposes(author, "commons", "A bench by the river number 1");
        for (int i = 2; i <= PROPOSALS; i++) {
            town.proposes(
                    author,
                    "commons",
                    "Something quite different: lamp post " + "abcdefghijklmnopqrstuvwxyz".charAt(i) + i);
        }
        town.settle();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String visit(String path) {
        var answer = town.world.visitor().get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void theHeaderSaysWhereOneIs() {
        var parts = Map.of(
                "/communities", "Communities",
                "/bodies", "Public bodies",
                "/public", "Talk",
                "/search", "Search");
        parts.forEach((path, name) ->
                assertThat(visit(path)).containsPattern("href=\"" + path + "\" aria-current=\"page\">" + name));
        assertThat(visit("/c/commons")).containsPattern("href=\"/communities\" aria-current=\"true\"");
        assertThat(visit("/c/commons/proposals/" + first)).containsPattern("href=\"/proposals\" aria-current=\"true\"");
        assertThat(visit("/c/commons/register")).containsPattern("href=\"/bodies\" aria-current=\"true\"");
        assertThat(visit("/")).contains("class=\"skip\" href=\"#content\"");
    }

    @Test
    void anotherLanguageKeepsWhatWasAskedFor() {
        assertThat(visit("/c/commons?q=bench&order=newest&lang=cy"))
                .contains("href=\"/c/commons?q=bench&amp;order=newest&amp;lang=pl\"");
        assertThat(visit("/search?q=bench")).contains("href=\"/search?q=bench&amp;lang=ar\"");
        assertThat(visit("/c/commons?q=bench")).contains("/sign-in?return_to=%2Fc%2Fcommons%3Fq%3Dbench");
    }

    @Test
    void aFormInProgressComesBackInTheOtherLanguageAsItWasAndNothingIsPublished() {
        var alice = town.world.signedIn(author);
        var page = alice.get("/c/commons/proposals/new").body();
        assertThat(page).contains("<button form=\"proposal\" name=\"lang\" value=\"cy\"", "formnovalidate");
        var form = Browser.hidden(page);
        form.putAll(Map.of("title", "Half a tit", "ask", "", "problem", "It is <dark> there", "lang", "cy"));

        var answer = alice.submit("/c/commons/proposals", form);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<html lang=\"cy\"", "value=\"Half a tit\"", "It is &lt;dark&gt; there")
                .doesNotContain("aria-invalid");
        assertThat(visit("/c/commons?q=Half")).doesNotContain("Half a tit");
    }

    @Test
    void aListIsNarrowedByWhatThereIsAndSaysHowMany() {
        var page = visit("/c/commons");
        assertThat(page)
                .containsPattern("href=\"/c/commons\\?state=gathering\"[^>]*>\\s*<bdi>gathering support</bdi>\\s*"
                        + "<span class=\"number\">" + PROPOSALS + "</span>")
                .doesNotContain("state=withdrawn");

        var narrowed = visit("/c/commons?state=gathering&language=en&q=river");
        assertThat(narrowed)
                .contains("A bench by the river")
                .doesNotContain("lamp post")
                .containsPattern("class=\"chip\" href=\"/c/commons\\?state=gathering&amp;language=en\"")
                .containsPattern("class=\"chip\" href=\"/c/commons\\?language=en&amp;q=river\"")
                .doesNotContain("class=\"number\"")
                .contains("<input type=\"hidden\" name=\"state\" value=\"gathering\">");
        assertThat(visit("/c/commons?q=nowhere"))
                .contains("class=\"empty\"")
                .contains("class=\"chip\" href=\"/c/commons\"");
    }

    @Test
    void aPageSaysWhichOfHowManyItShows() {
        var page = visit("/c/commons?order=newest");
        assertThat(page).contains("1–20 of " + PROPOSALS);
        var next = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"").matcher(page);
        assertThat(next.find()).isTrue();
        var second = visit(next.group(1).replace("&amp;", "&"));
        assertThat(second)
                .contains("21–" + PROPOSALS + " of " + PROPOSALS, "rel=\"prev\"")
                .doesNotContain("rel=\"next\"");
        assertThat(visit("/c/commons?order=newest&at=-7")).contains("1–20 of " + PROPOSALS);
        assertThat(visit("/c/commons?order=newest&at=999999999999")).doesNotContain("–99999");
    }

    @Test
    void aCommunityHasTabsAndEachSaysThatItIsHere() {
        for (var tab : List.of("", "/about", "/talk", "/people", "/register", "/life-events", "/register/compare")) {
            for (var language : List.of("en", "ar")) {
                assertThat(visit("/c/commons" + tab + "?lang=" + language))
                        .as(tab + " " + language)
                        .containsPattern("<a href=\"/c/commons" + tab + "\" aria-current=\"page\">");
            }
        }
        var bob = town.world.bob();
        var group = town.house()
                .platform()
                .database()
                .read(tx -> town.house().civic().registry().communities().requireByName(tx, "commons"))
                .group();
        ok(bob.post("/api/v1/accounts/" + group.id() + "/follow"));
        bob.posts("Who has a ladder to lend? @commons");
        town.settle();
        assertThat(visit("/c/commons/talk"))
                .contains("Who has a ladder to lend?")
                .as("proposals have a list of their own")
                .doesNotContain("lamp post");
        assertThat(visit("/c/commons/people")).contains("grace");
        assertThat(town.world
                        .visitor()
                        .get("/c/nowhere/about", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFirstPageSaysWhatThisIsHowManyThereAreAndWhatNeedsPeople() {
        for (var language : Messages.LANGUAGES.keySet()) {
            var text = Messages.in(language);
            assertThat(visit("/?lang=" + language))
                    .contains(text.get("landing.title"), text.get("landing.needs"), text.get("landing.how"))
                    .contains(text.get("figure.open"), "<dd>" + PROPOSALS + "</dd>");
        }
        assertThat(visit("/people?lang=pl")).contains(Messages.in("pl").get("people.lead"));
    }

    @Test
    void whereThereIsOneCommunityItsListHasEverything() {
        assertThat(town.world.visitor().get("/proposals").headers().firstValue("Location"))
                .hasValue("/c/commons");
    }

    @Test
    void thoseWhoAreNotSignedInAllGetTheSamePage() {
        for (var path : List.of("/", "/c/commons", "/communities", "/bodies", "/c/commons/about")) {
            assertThat(visit(path)).isEqualTo(visit(path)).doesNotContain("csrf", "folkmoot_session");
        }
    }

    @Test
    void theBellIsAskedWhileAPageStaysOpenByWhoIsSignedInOnly() {
        assertThat(town.world.visitor().get("/notifications/unread").statusCode())
                .isEqualTo(403);
        assertThat(town.world.signedIn(author).get("/notifications/unread").body())
                .contains("\"count\":", "\"shown\":", "\"words\":");
    }
}
