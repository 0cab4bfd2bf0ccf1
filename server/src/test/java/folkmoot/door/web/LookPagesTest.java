package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A place has its own name, picture, colour and words of welcome, set in the browser by those who keep it and nobody else. */
class LookPagesTest {

    private static CivicTown town;
    private static Person administrator;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 100);
        town.community("parents", "Parents of Harrowmere", 100);
        administrator = town.world.administrator("ada");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Multipart form(Browser browser, String path) {
        return new Multipart()
                .text("csrf", Browser.hidden(browser.get(path).body()).get("csrf"));
    }

    private static String visit(String path) {
        return town.world.visitor().get(path, "Accept", "text/html").body();
    }

    @Test
    void aModeratorGivesACommunityItsNamePictureColourAndWelcome() {
        var grace = town.world.signedIn(town.grace);

        var answer = grace.upload(
                "/c/commons/look",
                form(grace, "/c/commons/look")
                        .text("name", "Harrowmere Town")
                        .text("accent", "plum")
                        .text("welcome", "Come in & <b>sit</b> down.")
                        .file("crest", "arms.png", "image/png", TestPictures.png(300, 300))
                        .file("cover", "mere.jpg", "image/jpeg", TestPictures.jpeg(1600, 400)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(visit("/c/commons"))
                .contains(
                        "data-accent=\"plum\"",
                        "Harrowmere Town",
                        "Come in &amp; &lt;b>sit&lt;/b> down.".replace(">", "&gt;"))
                .containsPattern("<img class=\"crest big\" src=\"[^\"]*/media/[^\"]+\"")
                .containsPattern("<img class=\"cover\" src=\"[^\"]*/media/[^\"]+\"");
        assertThat(visit("/communities")).contains("data-accent=\"plum\"", "Harrowmere Town");
        assertThat(visit("/c/parents")).contains("data-accent=\"teal\"");
        assertThat(town.world
                        .visitor()
                        .get("/c/commons", "Accept", "application/activity+json")
                        .body())
                .as("other servers hear of it, too")
                .contains("Harrowmere Town");
    }

    @Test
    void anAdministratorGivesTheInstanceItsName() {
        var ada = town.world.signedIn(administrator);

        ada.upload(
                "/admin/look",
                form(ada, "/admin/look")
                        .text("name", "The Mere")
                        .text("accent", "blue")
                        .text("welcome", "For everybody by the water.")
                        .file("crest", "", "application/octet-stream", new byte[0]));

        assertThat(visit("/")).contains("data-accent=\"blue\"", "· The Mere</title>", "For everybody by the water.");
        assertThat(visit("/sign-in")).contains("data-accent=\"blue\"", "The Mere");
    }

    @Test
    void nobodyElseSetsIt() {
        var bob = town.world.signedIn(town.world.person("bob"));
        var grace = town.world.signedIn(town.grace);
        var csrf = Browser.hidden(bob.get("/c/parents").body()).get("csrf");

        assertThat(bob.get("/c/parents/look").statusCode()).isEqualTo(403);
        assertThat(bob.get("/admin/look").statusCode()).isEqualTo(403);
        assertThat(bob.post("/c/parents/look", "csrf", csrf, "name", "Mine", "accent", "plum")
                        .statusCode())
                .isEqualTo(403);
        assertThat(bob.post("/admin/look", "csrf", csrf, "name", "Mine", "accent", "plum")
                        .statusCode())
                .isEqualTo(403);
        assertThat(grace.post(
                                "/admin/look",
                                "csrf",
                                Browser.hidden(grace.get("/c/parents").body()).get("csrf"),
                                "name",
                                "Mine",
                                "accent",
                                "plum")
                        .statusCode())
                .as("who moderates a community is no administrator")
                .isEqualTo(403);
        assertThat(town.world.visitor().get("/admin/look").statusCode()).isEqualTo(303);
        assertThat(visit("/c/parents")).contains("Parents of Harrowmere").doesNotContain("data-accent=\"plum\"");
    }

    @Test
    void whatDoesNotHoldUpIsSaidBesideItsFieldInTheReadersLanguageAndNothingTypedIsLost() {
        var grace = town.world.signedIn(town.grace);
        for (var language : Messages.LANGUAGES.keySet()) {
            var text = Messages.in(language);
            var answer = grace.upload(
                    "/c/parents/look?lang=" + language,
                    form(grace, "/c/parents/look")
                            .text("name", "")
                            .text("accent", "teal")
                            .text("welcome", "kept as it was typed"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            text.get("look.error.name", 60),
                            "href=\"#name\"",
                            "aria-describedby=\"name-error\"",
                            "aria-invalid=\"true\"",
                            "kept as it was typed",
                            "autofocus");
        }
        var hostile = grace.upload(
                "/c/parents/look",
                form(grace, "/c/parents/look")
                        .text("name", "Parents")
                        .text("accent", "\"><script>")
                        .text("welcome", "x".repeat(501))
                        .file("crest", "arms.svg", "image/svg+xml", "<svg onload='x'/>".getBytes()));
        assertThat(hostile.statusCode()).isEqualTo(422);
        assertThat(hostile.body()).doesNotContain("\"><script>");
        assertThat(grace.upload(
                                "/c/parents/look?lang=en",
                                form(grace, "/c/parents/look")
                                        .text("name", "Parents")
                                        .text("accent", "teal")
                                        .text("welcome", "")
                                        .file("crest", "a.png", "image/png", "no picture".getBytes()))
                        .body())
                .contains(Messages.in("en").get("look.error.crest"));
        assertThat(visit("/c/parents")).contains("Parents of Harrowmere");
    }

    @Test
    void aLookCostsNoPageAStatement() {
        visit("/c/commons");
        var database = town.house().platform().database();
        long before = database.statements();
        town.house().stewardship().looks().instance();
        assertThat(database.statements()).isEqualTo(before);
        assertThat(Pattern.compile("data-accent=\"(\\w+)\"").matcher(visit("/")).find())
                .isTrue();
    }
}
