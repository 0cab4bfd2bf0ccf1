package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Browser;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The pages to which other sites send people of ours (FEP-3b86). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntentPagesTest {

    private Town town;
    private Browser browser;

    @BeforeAll
    void open() {
        town = new Town();
        town.alice();
        browser = new Browser(
                URI.create("http://localhost:" + town.world().server().port()));
        browser.post("/sign-in", "login", "alice", "password", World.PASSWORD);
    }

    @AfterAll
    void close() {
        town.close();
    }

    @Test
    void sharingFillsInTheTextAndPostsIt() {
        var page = browser.get("/share?text=Look%20at%20this%3A%20%3Cb%3E").body();
        assertThat(page).contains("Look at this: &lt;b");
        var fields = Browser.hidden(page);
        var sent = browser.post("/share", "csrf", fields.get("csrf"), "text", "Look at this");

        assertThat(Browser.location(sent).getPath()).startsWith("/@alice/");
        assertThat(browser.get(Browser.location(sent).getPath()).body()).contains("Look at this");
        assertThat(browser.post("/share", "csrf", fields.get("csrf"), "text", " ")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/share", "text", "Without a token").statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatOneSawElsewhereIsFoundHere() {
        town.remote()
                .serves(
                        "/notes/1",
                        "application/activity+json",
                        RemotePerson.json(
                                "{'type':'Note','id':'%s','attributedTo':'%s','to':['as:Public'],'content':'Seen elsewhere'}"
                                        .formatted(
                                                town.remote().uri("/notes/1"),
                                                town.carol().id())));
        var post =
                Browser.location(look(town.remote().uri("/notes/1").toString())).getPath();
        assertThat(browser.get(post).body()).contains("Seen elsewhere").contains("/reply");

        var profile = "/@" + town.carol().handle();
        assertThat(Browser.location(look(town.carol().id().toString())).toString())
                .isEqualTo(profile.replace(":", "%3A"));
        assertThat(Browser.location(look("acct:" + town.carol().handle())).toString())
                .isEqualTo(profile.replace(":", "%3A"));
        assertThat(browser.get(profile.replace(":", "%3A")).body()).contains("The carol");
    }

    @Test
    void aPageElsewhereLeadsToTheDocumentThatItNames() {
        var link = "<" + town.carol().id() + ">; rel=\"alternate\"; type=\"application/activity+json\"";
        town.remote()
                .on(
                        "/people/carol",
                        request -> request.response()
                                .putHeader("content-type", "text/html")
                                .putHeader("link", link)
                                .end("<html>Carol</html>"));

        assertThat(Browser.location(look(town.remote().uri("/people/carol").toString()))
                        .toString())
                .isEqualTo(("/@" + town.carol().handle()).replace(":", "%3A"));
    }

    @Test
    void whatIsNotThereIsSaidAndVisitorsSignInFirst() {
        assertThat(look(town.remote().uri("/notes/none").toString()).statusCode())
                .isEqualTo(404);
        assertThat(look("acct:nobody@" + town.remote().domain()).statusCode()).isEqualTo(404);
        assertThat(look("http://[").statusCode()).isEqualTo(404);
        var visitor = new Browser(
                URI.create("http://localhost:" + town.world().server().port()));
        var before = town.remote().received().size();
        var answer = visitor.get("/authorize_interaction?uri=" + town.remote().uri("/notes/2"));
        assertThat(Browser.location(answer).getPath()).isEqualTo("/sign-in");
        assertThat(Browser.parameter(answer, "return_to")).contains("/authorize_interaction?uri=");
        assertThat(town.remote().received()).hasSize(before);
    }

    private HttpResponse<String> look(String uri) {
        return browser.get("/authorize_interaction?uri=" + URLEncoder.encode(uri, StandardCharsets.UTF_8));
    }
}
