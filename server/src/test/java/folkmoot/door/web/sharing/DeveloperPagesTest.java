package folkmoot.door.web.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Who writes programs finds every request, what follows it, and can try what anybody may ask, without script. */
class DeveloperPagesTest {

    private static final Pattern LINK = Pattern.compile("href=\"(/developers/[^\"]+)\"");
    private static final World world = new World();

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void thePageNamesEveryRouteAndEachLinkLeadsSomewhere() {
        var list = page("/developers");
        assertThat(world.server().routes())
                .filteredOn(route -> route.contains(" /api/folkmoot/v1/"))
                .allSatisfy(route -> assertThat(list).contains(route.replaceAll(":(\\w+)", "{$1}")));
        var seen = new TreeSet<String>();
        var wanted = new ArrayDeque<>(links(list));
        while (!wanted.isEmpty()) {
            var link = wanted.remove();
            if (seen.add(link)) {
                wanted.addAll(links(page(link)));
            }
        }
        assertThat(seen).hasSizeGreaterThan(150);
    }

    @Test
    void oneFindsARequestByWordsOfItsPathOrOfWhatItDoes() {
        assertThat(page("/developers?q=no+LONGER+told"))
                .contains("DELETE /api/folkmoot/v1/webhooks/{id}")
                .doesNotContain("suggested_bodies");
        assertThat(page("/developers?q=%3Cscript%3E"))
                .contains("Nothing was found.")
                .doesNotContain("<script>");
    }

    @Test
    void theFormLeadsToWhatItAsksFor() {
        assertThat(page("/developers/get-communities-name-suggested-bodies"))
                .contains("action=\"/developers/get-communities-name-suggested-bodies/try\"")
                .contains("name=\"path_name\"")
                .contains("name=\"life_event\"");
        var answer = world.visitor()
                .get("/developers/get-communities-name-suggested-bodies/try?path_name=a/b%20c&category=bins&locality=");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer))
                .hasToString("/api/folkmoot/v1/communities/a%2Fb%20c/suggested_bodies?category=bins");
    }

    @Test
    void whatChangesSomethingOrNeedsATokenIsNotTried() {
        for (var operation : List.of("post-proposals", "get-helped", "nothing")) {
            assertThat(world.visitor().get("/developers/" + operation + "/try").statusCode())
                    .as(operation)
                    .isEqualTo(404);
        }
        assertThat(page("/developers/post-proposals")).doesNotContain("/try\"").contains("Authorization: Bearer");
    }

    @Test
    void theTableOfAShapeSaysWhatItsFieldsMean() {
        assertThat(page("/developers/shapes/Proposal"))
                .contains("whether it is at home here")
                .contains("href=\"/developers/shapes/Proposal.Track\"");
        assertThat(world.visitor().get("/developers/shapes/Nothing").statusCode())
                .isEqualTo(404);
    }

    private static String page(String path) {
        var answer = world.visitor().get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static List<String> links(String html) {
        return LINK.matcher(html)
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.endsWith("/try"))
                .toList();
    }
}
