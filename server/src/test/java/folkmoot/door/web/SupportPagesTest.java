package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How the supports of a proposal came, for moderators in a browser: looked at, tried out, decided. */
class SupportPagesTest {

    private static Browser signedIn(CivicTown town, String name) {
        var browser = visitor(town);
        browser.post("/sign-in", "login", name, "password", World.PASSWORD);
        return browser;
    }

    private static Browser visitor(CivicTown town) {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()));
    }

    @Test
    void moderatorsOpenThePageTryADecisionOutAndTakeItAndNobodyElse() {
        try (var town = new CivicTown()) {
            town.community("commons", "Harrowmere Commons", 50);
            var proposal = town.proposes(town.town.alice(), "commons", "A lamp on Mill Road");
            ok(town.town.bob().post(CivicTown.PROPOSALS + "/" + proposal + "/support"));
            town.settle();
            var address = "/c/commons/proposals/" + proposal + "/supports";
            var grace = signedIn(town, "grace");

            assertThat(grace.get("/c/commons/proposals/" + proposal).body()).contains(address);
            var page = grace.get(address);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("class=\"plot\"", "class=\"counted\"");

            var tried = grace.get(address + "?counting=counted&decision=mistake");
            assertThat(tried.body()).contains("up_to");
            assertThat(town.total(proposal)).as("trying out changes nothing").isEqualTo(1);

            var fields = Browser.hidden(tried.body());
            fields.put("note", "One of us by mistake");
            assertThat(grace.submit(address, fields).statusCode()).isEqualTo(303);
            town.settle();
            assertThat(town.total(proposal)).isZero();
            assertThat(visitor(town).get("/c/commons/proposals/" + proposal).body())
                    .as("how many, and why")
                    .contains("One of us by mistake");

            assertThat(signedIn(town, "bob").get(address).statusCode()).isEqualTo(403);
            assertThat(visitor(town)
                            .get(address)
                            .headers()
                            .firstValue("location")
                            .orElseThrow())
                    .contains("/sign-in");
        }
    }
}
