package folkmoot.door.api.search;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found by an address that somebody copied. */
class SearchByAddressTest {

    private static Town town;

    @BeforeAll
    static void open() {
        town = new Town();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void ownAddressesAreFoundInAnyCaseAndWithASlashAtTheEnd() {
        var status = town.alice().posts("Here").get("id").asText();
        for (var address :
                List.of("/@alice", "/@Alice", "/@alice/", "/users/alice", "/users/ALICE/", "/users/alice/")) {
            assertThat(search(town.uri(address).toString())
                            .at("/accounts/0/username")
                            .asText())
                    .as(address)
                    .isEqualTo("alice");
        }
        for (var address :
                List.of("/@alice/" + status + "/", "/@Alice/" + status, "/users/alice/statuses/" + status + "/")) {
            assertThat(search(town.uri(address).toString()).at("/statuses/0/id").asText())
                    .as(address)
                    .isEqualTo(status);
        }
        assertThat(search(town.uri("/@alice").toString().replace("http://here.localhost", "HTTP://Here.LocalHost"))
                        .at("/accounts/0/username")
                        .asText())
                .isEqualTo("alice");
        for (var address : List.of("/@nobody", "/users/", "/@", "/@alice/followers")) {
            assertThat(search(town.uri(address).toString()).get("accounts"))
                    .as(address)
                    .isEmpty();
        }
    }

    @Test
    void aPageThatNamesItsDocumentLeadsToIt() {
        var link = "<link rel='alternate' type='application/activity+json' href='/users/carol'>".replace('\'', '"');
        page("/people/carol", "", "<html><head>" + link + "</head><body>Carol</body></html>");
        assertThat(search(town.remote().uri("/people/carol").toString())
                        .at("/accounts/0/username")
                        .asText())
                .isEqualTo("carol");

        page(
                "/people/c",
                "</feed.xml>; rel=alternate; type=\"application/rss+xml\", </users/carol>; rel=\"me alternate\";"
                        + " type=\"application/activity+json\"",
                "<html>Carol</html>");
        assertThat(search(town.remote().uri("/people/c").toString())
                        .at("/accounts/0/username")
                        .asText())
                .isEqualTo("carol");

        town.remote()
                .serves(
                        "/notes/9",
                        "application/activity+json",
                        RemotePerson.json(
                                "{'type':'Note','id':'%s','attributedTo':'%s','to':['as:Public'],'content':'Behind a page'}"
                                        .formatted(
                                                town.remote().uri("/notes/9"),
                                                town.carol().id())));
        page("/read/9", "<" + town.remote().uri("/notes/9") + ">; rel=alternate; type=application/activity+json", "x");
        assertThat(search(town.remote().uri("/read/9").toString())
                        .at("/statuses/0/content")
                        .asText())
                .contains("Behind a page");
    }

    @Test
    void aPageThatNamesNothingOrItselfLeadsNowhere() {
        page("/plain", "", "<html><head><link rel=stylesheet type=text/css href=/x.css></head></html>");
        page(
                "/round",
                "",
                "<link rel=alternate type=application/activity+json href=/round>"
                        + "<link rel=alternate type='application/activity+json' href='javascript:alert(1)'>");
        for (var address : List.of("/plain", "/round", "/nothing")) {
            var found = search(town.remote().uri(address).toString());
            assertThat(found.get("accounts")).as(address).isEmpty();
            assertThat(found.get("statuses")).as(address).isEmpty();
        }
    }

    @Test
    void signsWithoutAWordFindNothingAndBreakNothing() {
        town.alice().posts("Something");
        for (var words : List.of("-".repeat(40), "-", "!!!", "\"\"", "-\"\"", "& | !", "--- ---")) {
            var found = search(words);
            assertThat(found.get("statuses")).as(words).isEmpty();
            assertThat(found.get("accounts")).as(words).isEmpty();
        }
    }

    private static void page(String path, String link, String html) {
        town.remote().on(path, request -> {
            request.response().putHeader("content-type", "text/html; charset=utf-8");
            if (!link.isEmpty()) {
                request.response().putHeader("link", link);
            }
            request.response().end(html);
        });
    }

    private static JsonNode search(String words) {
        return ok(
                town.alice().get("/api/v2/search?resolve=true&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8)));
    }
}
