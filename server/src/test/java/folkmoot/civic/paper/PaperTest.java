package folkmoot.civic.paper;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.matter.Noticeboard;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Papers: every paragraph has a number that stays, whatever is changed around it, and nothing that their authors write does harm. */
class PaperTest {

    private static Noticeboard board;
    private static Person alice;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        alice = board.civic.town.alice();
        ok(board.civic.grace.put("/api/folkmoot/v1/communities/commons/kinds", Map.of("kinds", List.of("paper"))));
    }

    @AfterAll
    static void close() {
        board.close();
    }

    private static String puts(String title, String paper) {
        return board.posts(alice, "paper", Map.of("title", title, "paper", paper));
    }

    private static void changes(String id, String paper) {
        ok(alice.put(Noticeboard.MATTERS + "/" + id, Map.of("paper", paper)));
    }

    private static String page(String id) {
        return board.civic.page("/c/commons/matters/" + id);
    }

    /** What stands below a number. */
    private static String below(String page, int number) {
        int from = page.indexOf("<div id=\"p" + number + "\">");
        assertThat(from).as("§" + number).isNotNegative();
        return page.substring(from, page.indexOf("</div>", from));
    }

    @Test
    void everyParagraphHasANumberThatStaysWhenOthersChangeComeAndGo() {
        var id = puts(
                "Flood plan of the vale",
                "# Before the water\n\nSandbags are kept at the mill and at the school.\n\n"
                        + "Wardens knock on every door by the river.\n\n- boats\n- ropes");
        assertThat(below(page(id), 1)).contains("Before the water");
        assertThat(below(page(id), 2)).contains("Sandbags are kept");
        assertThat(below(page(id), 4)).contains("boats", "ropes");

        changes(
                id,
                "A word first.\n\n# Before the water\n\nWardens and neighbours knock on every door by the river.\n\n"
                        + "- boats\n- ropes\n\nSandbags are kept at the mill and at the school.");
        var changed = page(id);
        assertThat(below(changed, 3)).as("mostly the same words").contains("Wardens and neighbours");
        assertThat(below(changed, 2)).as("moved").contains("Sandbags are kept");
        assertThat(below(changed, 5)).contains("A word first");
        assertThat(changed.indexOf("id=\"p5\"")).isLessThan(changed.indexOf("id=\"p1\""));

        changes(id, "# Before the water\n\nNothing of this is true any more, so forget it.");
        var last = page(id);
        assertThat(last).doesNotContain("id=\"p2\"", "id=\"p3\"", "id=\"p5\"");
        assertThat(below(last, 6)).as("no number is given twice").contains("Nothing of this");
    }

    @Test
    void twoParagraphsThatSayTheSameAreTwo() {
        var id = puts("The same again", "Hear, hear.\n\nHear, hear.");
        changes(id, "Hear, hear.\n\nHear, hear.\n\nHear, hear.");
        assertThat(below(page(id), 3)).contains("Hear, hear.");
    }

    @Test
    void itsPostHasTheWayToItsPageAndOtherServersGetAllOfItAsAnArticle() {
        var id = puts("Plan for the library", "Open on *Sundays*, too.");
        assertThat(ok(alice.get("/api/v1/statuses/" + id)).get("content").asText())
                .contains("Plan for the library", "/c/commons/matters/" + id)
                .doesNotContain("Sundays");
        assertThat(board.civic
                        .world
                        .visitor()
                        .get("/users/alice/statuses/" + id, "Accept", "application/activity+json")
                        .body())
                .contains("\"type\":\"Article\"", "\"name\":\"Plan for the library\"", "<em>Sundays</em>");
        assertThat(board.seen(alice, id).at("/fields/paper").asText()).isEqualTo("Open on *Sundays*, too.");
    }

    @Test
    void hostileMarkdownIsTextOrIsRefused() {
        var id = puts(
                "What harm can it do",
                "<script>alert(1)</script>\n\n[press](javascript:alert(1)) ![see](https://spy.example/dot.png)\n\n"
                        + "<div id=\"p7\" onclick=\"alert(1)\">seven</div>");
        assertThat(page(id))
                .doesNotContain("<script>alert", "javascript:alert", "<img src=\"https://spy", "<div id=\"p7\"");
        refused("quotes in quotes", ">".repeat(5_000) + " deep", "nested too deeply");
        refused("stress in stress", "*a ".repeat(6_000) + "b* ".repeat(6_000), "nested too deeply");
        refused("too much of it", "one\n\n".repeat(501), "at most 500 paragraphs");
        refused("far too long", "x".repeat(60_001), "at most 60000 characters");
        refused("nothing at all", "---", "says nothing");
        refused("not a word of it", "", "can't be blank");
    }

    private static void refused(String title, String paper, String why) {
        var answer = board.tries(alice, "paper", Map.of("title", title, "paper", paper));
        assertThat(answer.status()).as(title).isEqualTo(422);
        assertThat(answer.json().toString()).as(title).contains(why);
    }

    @Test
    void aPaperOfFortySectionsIsReadAndChangedInTheForm() {
        var sections = IntStream.rangeClosed(1, 40)
                .mapToObj(number -> "## Section " + number + "\n\nWords about matter number " + number + ".")
                .collect(Collectors.joining("\n\n"));
        var id = puts("All that we want", sections);
        assertThat(below(page(id), 80)).contains("matter number 40");
        var browser = board.civic.world.signedIn(alice);
        var form = browser.get("/c/commons/matters/" + id + "/edit").body();
        assertThat(form).contains("## Section 40");
        var fields = new HashMap<>(Browser.hidden(form));
        fields.putAll(Map.of("title", "All that we want", "paper", "Preamble.\n\n" + sections));
        assertThat(browser.submit("/c/commons/matters/" + id + "/edit", fields).statusCode())
                .isEqualTo(303);
        assertThat(below(page(id), 80)).contains("matter number 40");
        assertThat(below(page(id), 81)).contains("Preamble");
    }

    @Test
    void onlyItsAuthorChangesItAndAPostFromAnAppAloneHasNoRoomForOne() {
        var id = puts("Mine to change", "As it was.");
        var bob = board.civic.town.bob();
        for (var other : List.of(bob, board.works, board.civic.grace)) {
            assertThat(other.put(Noticeboard.MATTERS + "/" + id, Map.of("paper", "As I like it."))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(page(id)).contains("As it was.").doesNotContain("As I like it");
        var post = bob.posts("@commons #paper What I think of it").get("id").asText();
        assertThat(bob.get(Noticeboard.MATTERS + "/" + post).status()).isEqualTo(404);
    }
}
