package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** The receipt of a support, for the supporter in a browser. */
class ReceiptPagesTest {

    private static Browser signedIn(CivicTown town, String name) {
        var browser =
                new Browser(URI.create("http://localhost:" + town.world.server().port()));
        browser.post("/sign-in", "login", name, "password", World.PASSWORD);
        return browser;
    }

    @Test
    void itsOwnerSeesWhatTheApiSaysAndNobodyElseSeesAnything() {
        try (var town = new CivicTown()) {
            town.community("commons", "Harrowmere Commons", 50);
            var proposal = town.proposes(town.town.alice(), "commons", "A lamp on Mill Road");
            ok(town.town.bob().post(CivicTown.PROPOSALS + "/" + proposal + "/support"));
            town.settle();
            var receipt = ok(town.town.bob().get(CivicTown.PROPOSALS + "/" + proposal + "/receipt"));
            var address = "/c/commons/proposals/" + proposal + "/receipt";
            var bob = signedIn(town, "bob");

            assertThat(bob.get("/c/commons/proposals/" + proposal).body()).contains(address);
            var page = bob.get(address);
            assertThat(page.headers().firstValue("cache-control")).contains("no-store");
            for (var word : new String[] {"proposal", "supporter", "salt", "support"}) {
                assertThat(page.body()).contains(word + " " + receipt.get(word).asText());
            }
            assertThat(page.body())
                    .contains("Entry " + receipt.at("/log/position").asText());
            assertThat(signedIn(town, "alice").get(address).statusCode()).isEqualTo(404);
            assertThat(new Browser(URI.create(
                                    "http://localhost:" + town.world.server().port()))
                            .get(address)
                            .headers()
                            .firstValue("location")
                            .orElseThrow())
                    .contains("/sign-in");
        }
    }
}
