package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.Browser;
import folkmoot.testing.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A community of another server has a page here that says what is known of it and what is not; it is joined and left from there. */
class GroupElsewherePagesTest {

    private static Town town;
    private static Browser browser;
    private static String address;

    @BeforeAll
    static void open() {
        town = new Town();
        browser = town.world().signedIn(town.world().alice());
        var group = town.remote().actor("mill", ActorType.GROUP);
        var found = browser.get(
                "/authorize_interaction?uri=" + URLEncoder.encode(group.id().toString(), StandardCharsets.UTF_8));
        address = Browser.location(found).getPath().replace(":", "%3A");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    void itSaysWhatIsKnownWhatIsNotAndWhereItIsAtHome() {
        var page = town.world().visitor().get(address).body();
        assertThat(page)
                .contains("The mill", "Go to " + town.remote().domain(), "No proposal of this community reached")
                .contains("/sign-in?return_to=");
        assertThat(town.world().visitor().get(address + "?show=about").body())
                .contains("Hello from mill", "What is not known here", "Known here since");
        assertThat(town.world().visitor().get(address + "?show=talk").body()).contains("reached this instance yet");
        assertThat(town.world()
                        .visitor()
                        .get(address + "?show=%3Cb%3E&before=x")
                        .statusCode())
                .isLessThan(500);
        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(town.world()
                            .visitor()
                            .get(address + "?show=about&lang=" + language)
                            .body())
                    .contains(Messages.in(language).get("group.unknown.lead"));
        }
    }

    @Test
    void itIsJoinedAndLeftFromItsPageWithTheTokenOfTheForm() {
        var csrf = Browser.hidden(browser.get(address).body()).get("csrf");
        assertThat(browser.post(address + "/follow").statusCode()).isEqualTo(403);
        assertThat(browser.post(address + "/follow", "csrf", csrf).statusCode()).isEqualTo(303);
        town.settle();
        assertThat(town.remote().posted())
                .anySatisfy(sent -> assertThat(sent.text()).contains("\"Follow\""));
        assertThat(browser.post(address + "/unfollow", "csrf", csrf).statusCode())
                .isEqualTo(303);
        assertThat(browser.get(address).body()).contains("/follow\"");
    }
}
