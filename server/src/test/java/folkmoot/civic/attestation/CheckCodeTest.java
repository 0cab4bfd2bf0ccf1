package folkmoot.civic.attestation;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A member shows something once, by a code: who checks learns yes or no, both find it in their log. */
class CheckCodeTest {

    private static final String UNTIL = "2027-03-01";
    private static final String NO = "{\"valid\":false,\"names\":null,\"subject\":null,\"issuer\":null,\"until\":null}";
    private static AttestingTown town;
    private static Person group;

    @BeforeAll
    static void open() {
        town = new AttestingTown();
        group = town.civic.world.person("driving_group");
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String held(Person who) {
        var id = town.attested("licensed-driver", who, UNTIL);
        ok(who.post(AttestingTown.OWN + "/" + id + "/accept", Map.of("show", false)));
        return id;
    }

    private static List<String> outcomes(Person who) {
        return ok(who.get(AttestingTown.CHECKS)).findValuesAsText("outcome");
    }

    @Test
    void c13AMemberShowsThatSheIsALicensedDriverOnceAndTheGroupSeesYesAndExpiryAndBothSeeTheLog() {
        var driver = town.civic.world.person("driver");
        var code = town.code(driver, held(driver));
        assertThat(code).matches("[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}");

        var said = town.checks(group, " " + code.toLowerCase().replace("-", " "));
        assertThat(said.get("valid").asBoolean()).isTrue();
        assertThat(said.at("/names/en").asText()).isEqualTo("Licensed driver");
        assertThat(said.get("subject").asText()).isEqualTo("driver");
        assertThat(said.get("until").asText()).isEqualTo(UNTIL);
        assertThat(town.checks(group, code).toString()).as("used up").isEqualTo(NO);

        JsonNode hers = ok(driver.get(AttestingTown.CHECKS));
        assertThat(hers.findValuesAsText("outcome")).containsExactly("used", "yes");
        assertThat(hers.findValuesAsText("checker")).containsOnly("driving_group");
        assertThat(ok(group.get(AttestingTown.CHECKS)).findValuesAsText("subject"))
                .contains("driver");
        assertThat(hers.toString()).doesNotContain(code);
        for (var other : List.of(town.bob, town.grace, town.council)) {
            assertThat(ok(other.get(AttestingTown.CHECKS))).isEmpty();
        }
    }

    @Test
    void everyCodeThatIsNotGoodGetsTheSameNoAndTheMemberSeesWhich() {
        try (var other = new AttestingTown()) {
            var checker = other.civic.world.person("checker");
            var id = other.attested("licensed-driver", other.alice, UNTIL);
            ok(other.alice.post(AttestingTown.OWN + "/" + id + "/accept"));
            var late = other.code(other.alice, id);
            other.clock.advance(Duration.ofDays(21));
            var revoked = other.code(other.alice, id);
            var used = other.code(other.alice, id);
            other.checks(other.bob, used);
            ok(other.council.post(AttestingTown.OWN + "/" + id + "/revoke"));
            for (var code : List.of("AAAA-AAAA-AAAA", "", "'; DROP TABLE", late, revoked, used)) {
                assertThat(other.checks(checker, code).toString()).as(code).isEqualTo(NO);
            }
            assertThat(ok(other.alice.get(AttestingTown.CHECKS)).findValuesAsText("outcome"))
                    .containsExactly("used", "no", "late", "yes");
            assertThat(ok(checker.get(AttestingTown.CHECKS))).isEmpty();
        }
    }

    @Test
    void ofTwoWhoUseOneCodeAtOnceOneLearnsYes() throws Exception {
        var driver = town.civic.world.person("hurried");
        var code = town.code(driver, held(driver));
        var checkers = List.of(town.civic.world.person("one"), town.civic.world.person("two"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads
                    .invokeAll(checkers.stream()
                            .<Callable<Boolean>>map(who ->
                                    () -> town.checks(who, code).get("valid").asBoolean())
                            .toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(Collections.frequency(answers, true)).isOne();
        }
        assertThat(outcomes(driver)).containsExactlyInAnyOrder("yes", "used");
    }

    @Test
    void guessingIsSlow() {
        try (var slow = new AttestingTown(Map.of("limits.enabled", "true"))) {
            for (int at = 0; at < 10; at++) {
                slow.checks(slow.bob, "ACDE-FGHJ-KMN" + at);
            }
            assertThat(slow.bob
                            .post(AttestingTown.CHECKS, Map.of("code", "ACDE-FGHJ-KMNP"))
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void onesOwnCodeStaysGoodAndThereAreFewAtATime() {
        var driver = town.civic.world.person("careful");
        var id = held(driver);
        var code = town.code(driver, id);
        assertThat(driver.post(AttestingTown.CHECKS, Map.of("code", code)).status())
                .isEqualTo(422);
        assertThat(town.checks(group, code).get("valid").asBoolean()).isTrue();
        assertThat(town.bob.visit(AttestingTown.CHECKS).status()).isEqualTo(401);
        for (int at = 0; at < 5; at++) {
            town.code(driver, id);
        }
        assertThat(driver.post(AttestingTown.OWN + "/" + id + "/codes").status())
                .as("more than five unused ones")
                .isEqualTo(409);
    }
}
