package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a proposal: what was answered first, what happened, what people say, and the ways from it to elsewhere. */
class ProposalPageTest {

    private static CivicTown town;
    private static String id;
    private static String path;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 100);
        id = town.proposes(town.world.alice(), "commons", "A lamp at <the> mill \"pond\"");
        path = "/c/commons/proposals/" + id;
        town.settle();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String visit(String address) {
        var answer = town.world.visitor().get(address, "Accept", "text/html");
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return answer.body();
    }

    private static String reply(String to, String words) {
        return ok(town.world
                        .bob()
                        .post(
                                "/api/v1/statuses",
                                Map.of("status", words, "in_reply_to_id", to, "visibility", "public")))
                .get("id")
                .asText();
    }

    @Test
    void whatHappenedIsOneTimeline() {
        assertThat(visit(path)).contains("<ol class=\"timeline\">", "Published", "Reference");
    }

    @Test
    void threadsAreFoldedSortedAndPaged() {
        var proposal = town.proposes(town.world.alice(), "commons", "Something that many talk about");
        var other = "/c/commons/proposals/" + proposal;
        var thread = reply(proposal, "the first thread begins");
        for (int i = 1; i <= 5; i++) {
            reply(thread, "answer " + i + " below the first");
        }
        for (int i = 2; i <= 22; i++) {
            reply(proposal, "thread number " + i + ".");
        }
        town.settle();

        var page = visit(other);
        assertThat(page).contains("the first thread begins", "3 more replies", "1–20 of 22");
        var folded = page.substring(page.indexOf("class=\"folded\""));
        assertThat(folded).contains("answer 3 below", "answer 5 below").doesNotContain("answer 2 below");
        var next = Pattern.compile("rel=\"next\" href=\"([^\"#]+)#discussion\"").matcher(page);
        assertThat(next.find()).isTrue();
        assertThat(visit(next.group(1))).contains("thread number 22.", "21–22 of 22");
        assertThat(visit(other + "?sort=newest"))
                .contains("thread number 22.")
                .doesNotContain("the first thread begins");
        assertThat(visit(other + "?talk=-1&sort=sideways")).contains("the first thread begins");
    }

    @Test
    void whatABodyDoesByAnsweringIsOneLineThatLeadsToTheAnswer() {
        var desk = town.town.remote().person("works");
        var street = town.community("street", "Mill Street", 1);
        town.body(street, "works", "Works Department", desk);
        var proposal = town.proposes(town.world.alice(), "street", "Lamps along the quay", "works");
        ok(town.world.bob().post(CivicTown.PROPOSALS + "/" + proposal + "/support"));
        town.settle();
        var note = "{'id':'%1$s/n','type':'Note','attributedTo':'%1$s','to':['as:Public'],'inReplyTo':'%2$s',"
                + "'content':'<p>We have it. #acknowledged</p>','tag':[{'type':'Hashtag','name':'#acknowledged'}]}";
        town.send(
                desk,
                ("{'id':'%1$s/n/create','type':'Create','actor':'%1$s','to':['as:Public'],'object':" + note + "}")
                        .formatted(desk.id(), town.post(proposal)));
        town.settle();

        assertThat(town.events(proposal)).containsSubsequence("response", "track", "state");
        var page = visit("/c/street/proposals/" + proposal);
        var history = page.substring(page.indexOf("<ol class=\"timeline\">"));
        assertThat(history)
                .containsPattern("href=\"#answers\"[^>]*>Works Department: acknowledged<")
                .doesNotContain("(acknowledgement)", "Now: acknowledged");
    }

    @Test
    void itIsShownElsewhereAndFoundByItsNumberOnPaper() {
        var page = visit(path);
        assertThat(page)
                .contains("property=\"og:title\" content=\"A lamp at &lt;the> mill &#34;pond&#34;\""
                        .replace("<the>", "&lt;the>"))
                .containsPattern("property=\"og:url\" content=\"http[^\"]+" + path + "\"");
        var number = ProposalSharePages.number(new folkmoot.platform.id.ProposalId(Long.parseLong(id)));
        assertThat(page).contains("/n/" + number + "/qr.svg", "/n/" + number + "/feed.atom");

        var visitor = town.world.visitor();
        assertThat(visitor.get("/n/" + number.toLowerCase()).headers().firstValue("Location"))
                .hasValue(path);
        var square = visitor.get("/n/" + number + "/qr.svg");
        assertThat(square.headers().firstValue("Content-Type")).hasValue("image/svg+xml");
        assertThat(square.body()).startsWith("<svg").hasSizeLessThan(20_000);
        assertThat(visitor.get("/n/" + number + "/feed.atom").body())
                .contains("<title>A lamp at &lt;the&gt; mill", "<entry>", "Published");
        for (var wrong : new String[] {"0", "zzzzzzzzzzzz", "..", "%3Cx%3E", "1".repeat(40)}) {
            assertThat(visitor.get("/n/" + wrong).statusCode()).as(wrong).isEqualTo(404);
        }
    }

    @Test
    void aMemberTellsTheModeratorsWhatIsWrongAndNobodyElseCan() {
        var bob = town.world.signedIn(town.world.bob());
        var csrf = Browser.hidden(bob.get(path + "/report").body()).get("csrf");

        assertThat(bob.post(path + "/report", "csrf", csrf, "comment", " ").statusCode())
                .isEqualTo(422);
        assertThat(bob.post(path + "/report", "csrf", csrf, "comment", "x".repeat(1_001))
                        .body())
                .contains(Messages.in("en").get("report.long"), "x".repeat(1_001));
        assertThat(bob.post(path + "/report", "comment", "no token").statusCode())
                .isEqualTo(403);
        assertThat(bob.post(path + "/report", "csrf", csrf, "comment", "It is an advertisement")
                        .body())
                .contains(Messages.in("en").get("report.done"));
        assertThat(town.world.visitor().get(path + "/report").statusCode()).isEqualTo(303);
        assertThat(town.world.visitor().post(path + "/report", "comment", "x").statusCode())
                .isEqualTo(403);
        assertThat(ok(town.world.moderator("mod").get("/api/v1/admin/reports")).toString())
                .contains("It is an advertisement");
    }
}
