package folkmoot.civic.attestation;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In a community whose members look for help, a nurse marks what others answered as checked. */
class CheckedAnswerTest {

    private static final String REVIEW = "2026-09-01";
    private static AttestingTown town;
    private static String proposal;

    @BeforeAll
    static void open() {
        town = new AttestingTown();
        proposal = town.civic.proposes(town.bob, "commons", "Flu jabs at the library on Saturdays");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Person nurse(String name) {
        var nurse = town.civic.world.person(name);
        var id = town.attested("nurse", nurse, "2027-03-01");
        ok(nurse.post(AttestingTown.OWN + "/" + id + "/accept"));
        return nurse;
    }

    private static JsonNode answers(String words) {
        return ok(town.bob.post("/api/v1/statuses", Map.of("status", words, "in_reply_to_id", proposal)));
    }

    private static String path(JsonNode answer) {
        return "/api/folkmoot/v1/statuses/" + answer.get("id").asText() + "/checked";
    }

    private static JsonNode marks(JsonNode answer) {
        return ok(town.alice.visit(path(answer)));
    }

    @Test
    void c29ANurseMarksAnAnswerAsCheckedWithWhoAsWhatWhenAndTheDayOfReview() {
        var answer = answers("Two weeks after the jab you are protected.");
        var nurse = nurse("nurse_joy");
        ok(nurse.post(path(answer), Map.of("review", REVIEW)));

        var mark = marks(answer).get(0);
        assertThat(mark.get("by").asText()).isEqualTo("nurse_joy");
        assertThat(mark.at("/names/en").asText()).isEqualTo("Registered nurse");
        assertThat(mark.get("checked_at").asText()).startsWith("2026-03-02");
        assertThat(mark.get("review").asText()).isEqualTo(REVIEW);
        assertThat(mark.get("due").asBoolean()).isFalse();
        for (var page : List.of(
                "/c/commons/proposals/" + proposal, "/@bob/" + answer.get("id").asText())) {
            assertThat(town.civic.page(page)).contains("Checked by", "@nurse_joy", "Registered nurse");
        }
        var browser = town.civic.world.signedIn(nurse);
        var form = "/posts/" + answer.get("id").asText() + "/checked";
        assertThat(browser.get("/@bob/" + answer.get("id").asText()).body()).contains(form);
        assertThat(browser.get(form).body()).contains("Registered nurse", "Two weeks after");

        assertThat(town.bob.delete(path(answer)).status()).isEqualTo(404);
        ok(nurse.delete(path(answer)));
        assertThat(marks(answer)).isEmpty();
    }

    @Test
    void aDayOfReviewThatIsOverIsSaidAndAChangedTextOrATakenBackAttestationEndsTheMark() {
        try (var other = new AttestingTown()) {
            var about = other.civic.proposes(other.alice, "commons", "A walk-in clinic on market days");
            var reply = Map.of("status", "Cold water, at once, for twenty minutes.", "in_reply_to_id", about);
            var first = ok(other.bob.post("/api/v1/statuses", reply));
            var second = ok(other.bob.post(
                    "/api/v1/statuses", Map.of("status", "Then a clean film.", "in_reply_to_id", about)));
            var id = other.attested("nurse", other.alice, "2027-03-01");
            ok(other.alice.post(AttestingTown.OWN + "/" + id + "/accept"));
            for (var answer : List.of(first, second)) {
                ok(other.alice.post(path(answer), Map.of("review", "2026-03-10")));
            }
            other.clock.advance(Duration.ofDays(9));
            assertThat(ok(other.bob.visit(path(first))).at("/0/due").asBoolean())
                    .isTrue();
            assertThat(other.civic.page("/c/commons/proposals/" + about)).contains("should have been looked at again");

            ok(other.bob.put("/api/v1/statuses/" + first.get("id").asText(), Map.of("status", "Butter is best.")));
            assertThat(ok(other.bob.visit(path(first)))).as("another text").isEmpty();
            assertThat(ok(other.bob.visit(path(second)))).hasSize(1);
            ok(other.council.post(AttestingTown.OWN + "/" + id + "/revoke"));
            assertThat(ok(other.bob.visit(path(second))))
                    .as("no nurse any more")
                    .isEmpty();
            assertThat(other.civic.page("/c/commons/proposals/" + about)).doesNotContain("Checked by");
        }
    }

    @Test
    void nobodyElseMarksNeitherAModeratorNorTheAttesterNorTheAuthorNorWhoHasAnotherClaim() {
        var answer = answers("Ring the surgery before eight.");
        var driver = town.civic.world.person("driver");
        var id = town.attested("licensed-driver", driver, "2027-03-01");
        ok(driver.post(AttestingTown.OWN + "/" + id + "/accept"));
        var offered = town.civic.world.person("offered");
        town.attested("nurse", offered, "2027-03-01");
        for (var who : List.of(town.grace, town.council, town.parks, town.bob, town.alice, driver, offered)) {
            assertThat(who.post(path(answer), Map.of("review", REVIEW)).status())
                    .as(who.name())
                    .isEqualTo(403);
        }
        var nurse = nurse("nurse_ann");
        var own = ok(nurse.post("/api/v1/statuses", Map.of("status", "My own words.", "in_reply_to_id", proposal)));
        assertThat(nurse.post(path(own), Map.of("review", REVIEW)).status())
                .as("her own")
                .isEqualTo(403);
        var elsewhere = ok(town.alice.post("/api/v1/statuses", Map.of("status", "In no community.")));
        assertThat(nurse.post(path(elsewhere), Map.of("review", REVIEW)).status())
                .isEqualTo(403);
        var secret = ok(town.alice.post(
                "/api/v1/statuses",
                Map.of("status", "@bob between us", "in_reply_to_id", proposal, "visibility", "direct")));
        assertThat(nurse.post(path(secret), Map.of("review", REVIEW)).status()).isEqualTo(404);
        var days = new HashMap<String, Object>();
        for (var day : List.of("2026-03-02", "2030-01-01", "later", "")) {
            days.put("review", day);
            assertThat(nurse.post(path(answer), days).status()).as(day).isEqualTo(422);
        }
        assertThat(town.bob.visit("/api/folkmoot/v1/statuses/1/checked").status())
                .isEqualTo(404);
    }

    @Test
    void c29WhoWritesInACommunityOfPatientsIsWarnedBeforeAndNotHindered() {
        var house = town.civic.house();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(
                                tx,
                                new NewCommunity(
                                        "clinic",
                                        "Patients of Harrowmere",
                                        Optional.empty(),
                                        Optional.of("patients"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty())));
        var about = town.civic.proposes(town.bob, "clinic", "Shorter waits for test results");
        var browser = town.civic.world.signedIn(town.alice);
        assertThat(browser.get("/c/clinic/proposals/new").body()).contains("Everybody can read this");
        assertThat(browser.get("/c/clinic/proposals/" + about).body()).contains("Everybody can read this");
        assertThat(browser.get("/c/commons/proposals/" + proposal).body()).doesNotContain("Everybody can read this");
        ok(town.alice.post("/api/v1/statuses", Map.of("status", "I waited a month.", "in_reply_to_id", about)));
    }
}
