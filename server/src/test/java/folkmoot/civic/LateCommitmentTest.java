package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.NewBody;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A commitment as people see it, by the form and on the page. */
class LateCommitmentTest {

    private final SettableClock clock = SettableClock.atNoon();
    private final CivicTown town = new CivicTown(clock);
    private final Person hospital = town.town.bob();
    private final Person alice = town.town.alice();

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void c4ThePageShowsTheMilestoneLateAndWhatTheAuthorSaysOfIt() {
        var commons = town.community("commons", "Harrowmere Commons", 1_000);
        town.house()
                .platform()
                .database()
                .write(tx -> town.house()
                        .civic()
                        .registry()
                        .bodies()
                        .register(
                                tx,
                                commons.id(),
                                NewBody.of(
                                        "hospital",
                                        "The Hospital",
                                        "here.localhost",
                                        "bob@" + town.house().platform().uris().domain())));
        var id = town.proposes(alice, "commons", "Let us move appointments online", "hospital");
        var one = CivicTown.PROPOSALS + "/" + id;
        var due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(5);
        var answer = Map.of("text", "Yes.", "position", "planned", "due", due.toString());
        assertThat(hospital.post(one + "/responses", answer).status())
                .as("a day without what will be there")
                .isEqualTo(422);
        ok(hospital.post(
                one + "/responses",
                Map.of(
                        "text", "Yes.",
                        "position", "planned",
                        "due", due.toString(),
                        "measure", "Online change of slot")));
        assertThat(town.page("/c/commons/proposals/" + id))
                .contains("Online change of slot")
                .doesNotContain("Late since");

        clock.advance(Duration.ofDays(6));
        town.house().civic().bodyAnswers().daily(town.house().platform().database());
        var works = one + "/commitments/"
                + ok(alice.visit(one + "/commitments")).at("/0/response_id").asText();
        assertThat(town.page("/c/commons/proposals/" + id)).contains("Late since");
        assertThat(hospital.post(works, Map.of("works", true)).status()).isEqualTo(403);
        assertThat(town.grace.post(works, Map.of("works", true)).status()).isEqualTo(403);
        ok(alice.post(works, Map.of("works", false)));
        assertThat(alice.post(works, Map.of("works", true)).status()).as("once").isEqualTo(422);
        assertThat(town.page("/c/commons/proposals/" + id)).contains("The author says that it does not work");
        clock.advance(Duration.ofMinutes(1)); // another tree is signed by then
        assertThat(town.verify()).isEmpty();
    }
}
