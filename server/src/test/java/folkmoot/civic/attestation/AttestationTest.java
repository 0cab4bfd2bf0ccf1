package folkmoot.civic.attestation;

import static folkmoot.testing.Person.ok;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.json.Json;
import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.testing.Person;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An attester says something of a member until a day; the member agrees, shows it or not; the attester takes it back. */
class AttestationTest {

    private static final String UNTIL = "2027-03-01";
    private static AttestingTown town;

    @BeforeAll
    static void open() {
        town = new AttestingTown();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Person person(String name) {
        return town.civic.world.person(name);
    }

    private static String path(Person who, String id) {
        return URI.create(town.own(who, id).get("url").asText()).getRawPath();
    }

    @Test
    void c14AnAttesterSignsThatARecordCheckWasPassedTheBadgeShowsIssuerClaimAndExpiryAndVanishesWhenTakenBack() {
        var cook = person("cook");
        var id = town.attested("record-check", cook, UNTIL);
        assertThat(town.badges(cook)).as("before she agrees").isEmpty();
        assertThat(town.civic.page("/@cook")).doesNotContain("Record check");
        town.civic.settle();
        assertThat(ok(cook.get("/api/v1/conversations")).findValuesAsText("content"))
                .anySatisfy(text -> assertThat(text).contains("Record check passed", "/settings/attestations"));

        ok(cook.post(AttestingTown.OWN + "/" + id + "/accept", Map.of("show", true)));

        var shown = ok(town.bob.get("/api/v1/accounts/" + cook.id()));
        assertThat(shown.at("/attestations/0/claim").asText()).isEqualTo("record-check");
        assertThat(shown.at("/attestations/0/issuer").asText()).isEqualTo("Harrowmere Council");
        assertThat(shown.at("/attestations/0/until").asText()).isEqualTo(UNTIL);
        assertThat(shown.at("/fields/0/name").asText()).isEqualTo("Record check passed");
        assertThat(shown.at("/fields/0/value").asText()).contains("Harrowmere Council", UNTIL);
        assertThat(town.civic.page("/@cook")).contains("Record check passed", "Harrowmere Council", "Until 1 Mar 2027");
        var actor = town.civic
                .world
                .visitor()
                .get("/users/cook", "Accept", "application/activity+json")
                .body();
        assertThat(actor).contains("\"attestation\":\"", "Record check passed", UNTIL);

        ok(town.council.post(AttestingTown.OWN + "/" + id + "/revoke"));
        assertThat(town.badges(cook)).isEmpty();
        assertThat(town.civic.page("/@cook")).doesNotContain("Record check");
        assertThat(town.civic
                        .world
                        .visitor()
                        .get("/users/cook", "Accept", "application/activity+json")
                        .body())
                .doesNotContain("Record check");
    }

    @Test
    void theCredentialIsAVerifiableCredentialThatOthersCheckByTheKeyOfTheIssuer() {
        var driver = person("driver");
        var id = town.shown("licensed-driver", driver, UNTIL);
        var visitor = town.civic.world.visitor();
        var answer = visitor.get(path(driver, id), "Accept", "application/vc");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/vc");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, max-age=300");
        var json = Json.read(answer.body().getBytes(UTF_8));
        assertThat(json.at("/@context/0").asText()).isEqualTo("https://www.w3.org/ns/credentials/v2");
        assertThat(json.at("/proof/cryptosuite").asText()).isEqualTo("eddsa-jcs-2022");
        assertThat(json.at("/credentialSubject/id").asText()).endsWith("/users/driver");
        var council = Json.read(visitor.get("/users/council_desk", "Accept", "application/activity+json")
                .body()
                .getBytes(UTF_8));
        var key = Multikey.decode(
                        council.at("/assertionMethod/0/publicKeyMultibase").asText())
                .orElseThrow();
        var proof = ObjectProofs.read(json).getFirst();
        assertThat(proof.verificationMethod().toString())
                .isEqualTo(council.at("/assertionMethod/0/id").asText());
        assertThat(proof.verifiedBy(key, town.clock.instant())).isTrue();
        json.put("validUntil", "2099-01-01T00:00:00Z");
        assertThat(ObjectProofs.read(json).getFirst().verifiedBy(key, town.clock.instant()))
                .isFalse();

        assertThat(visitor.get(path(driver, id), "Accept", "text/html").body())
                .contains("Licensed driver", "@driver@", "@council_desk@");
        var status = path(driver, id) + "/status";
        assertThat(visitor.get(status).body()).contains("\"holds\":true");
        ok(town.council.post(AttestingTown.OWN + "/" + id + "/revoke"));
        assertThat(visitor.get(status).body()).contains("\"holds\":false", "proofValue");
        assertThat(visitor.get(status.replace("/status", "")).statusCode()).isEqualTo(410);
        assertThat(visitor.get("/attestations/0000000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyAttestsButWhoSpeaksForABodyThatMayAndNobodyThemselves() {
        var alike = person("council_d3sk");
        ok(alike.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Harrowmere Counci1")));
        for (var by : List.of(town.bob, town.grace, town.parks, alike)) {
            assertThat(town.attests(by, "nurse", "alice", UNTIL).status())
                    .as(by.name())
                    .isEqualTo(403);
        }
        assertThat(town.attests(town.council, "nurse", "council_desk", UNTIL).status())
                .isEqualTo(422);
        assertThat(town.attests(town.council, "nurse", "parks_desk", UNTIL).status())
                .as("of another body")
                .isEqualTo(422);
        assertThat(town.attests(town.council, "surgeon", "alice", UNTIL).status())
                .isEqualTo(404);
        assertThat(town.attests(town.council, "nurse", "commons", UNTIL).status())
                .isEqualTo(422);
        assertThat(town.attests(town.council, "nurse", "nobody_here", UNTIL).status())
                .isEqualTo(422);
        for (var day : List.of("2026-03-02", "2020-01-01", "2099-01-01", "soon", "")) {
            assertThat(town.attests(town.council, "nurse", "alice", day).status())
                    .as(day)
                    .isEqualTo(422);
        }
        for (var by : List.of(town.bob, town.council)) {
            assertThat(town.tries(by, "pilot", "Pilot", false).status()).isEqualTo(403);
        }
    }

    @Test
    void noClaimSoundsLikeAPowerOrCarriesAnAddressOrMarkup() {
        for (var name : List.of(
                "Moderator",
                "M0derator",
                "Chief moderators",
                "Administrator of Harrowmere",
                "Official",
                "Zweryfikowany",
                "Gweinyddwr",
                "مشرف",
                "منتظم",
                "m o d e r a t o r",
                "Мoderator",
                "see evil.example",
                "https://evil.example",
                "@council",
                "<b>Nurse</b>",
                "x".repeat(61),
                "")) {
            assertThat(town.tries(town.grace, "hostile", name, false).status())
                    .as(name)
                    .isEqualTo(422);
        }
        assertThat(town.tries(town.grace, "Not A Word", "Fine", false).status()).isEqualTo(422);
        var cleaned = town.claims("first-aider", "First \u202eaider ✓", false);
        assertThat(cleaned.at("/names/en").asText()).isEqualTo("First aider");
        assertThat(ok(town.bob.get(AttestingTown.COMMONS + "/log")).toString()).contains("first-aider");
    }

    @Test
    void onlyTheTwoKnowOfItAndOnlyTheyCanDoAnythingAboutIt() {
        var quiet = person("quiet");
        var id = town.attested("nurse", quiet, UNTIL);
        var address = path(quiet, id);
        assertThat(town.civic.world.visitor().get(address).statusCode())
                .as("before she agrees")
                .isEqualTo(404);
        for (var act : List.of("accept", "hide", "codes", "revoke")) {
            for (var who : List.of(town.bob, town.grace, town.parks)) {
                assertThat(who.post(AttestingTown.OWN + "/" + id + "/" + act).status())
                        .as(act)
                        .isEqualTo(404);
            }
        }
        assertThat(town.council.post(AttestingTown.OWN + "/" + id + "/accept").status())
                .isEqualTo(404);
        assertThat(quiet.post(AttestingTown.OWN + "/" + id + "/revoke").status())
                .isEqualTo(404);
        assertThat(town.bob.delete(AttestingTown.OWN + "/" + id).status()).isEqualTo(404);

        ok(quiet.post(AttestingTown.OWN + "/" + id + "/accept", Map.of("show", false)));
        assertThat(town.badges(quiet)).as("kept to herself").isEmpty();
        assertThat(town.civic.world.visitor().get(address).statusCode())
                .as("whoever has the address")
                .isEqualTo(200);
        assertThat(ok(town.grace.get(AttestingTown.OWN + "/issued"))).isEmpty();
        for (var search : List.of("nurse", "Registered")) {
            assertThat(ok(town.bob.get("/api/v2/search?q=" + search)).get("accounts"))
                    .isEmpty();
        }
        ok(quiet.post(AttestingTown.OWN + "/" + id + "/accept", Map.of("show", true)));
        assertThat(ok(town.bob.get("/api/v2/search?q=Registered")).get("accounts"))
                .as("nobody is found by what is attested")
                .isEmpty();

        ok(quiet.delete(AttestingTown.OWN + "/" + id));
        assertThat(town.badges(quiet)).isEmpty();
        assertThat(town.civic.world.visitor().get(address).statusCode()).isEqualTo(404);
        assertThat(ok(town.council.get(AttestingTown.OWN + "/issued")).findValuesAsText("id"))
                .doesNotContain(id);
    }

    @Test
    void anExpiredOneAndOneOfABodyStruckFromTheRegisterVanishAndTheKeysOfTheIssuerDoNotMatter() {
        try (var other = new AttestingTown()) {
            var soon = other.shown("nurse", other.alice, "2026-03-03");
            var late = other.shown("licensed-driver", other.alice, "2027-03-01");
            assertThat(other.badges(other.alice)).containsExactly("licensed-driver", "nurse");
            other.clock.advance(Duration.ofDays(2));
            other.keepUp();
            assertThat(other.badges(other.alice)).containsExactly("licensed-driver");
            assertThat(other.own(other.alice, soon).get("state").asText()).isEqualTo("over");
            assertThat(other.alice
                            .post(AttestingTown.OWN + "/" + soon + "/accept", Map.of("show", true))
                            .status())
                    .isEqualTo(422);

            ok(other.grace.delete(AttestingTown.COMMONS + "/bodies/council"));
            assertThat(other.badges(other.alice)).as("its word counts no more").isEmpty();
            assertThat(other.own(other.alice, late).get("state").asText()).isEqualTo("over");
            assertThat(other.alice
                            .post(AttestingTown.OWN + "/" + late + "/codes")
                            .status())
                    .isEqualTo(404);
            assertThat(other.attests(other.council, "nurse", "bob", "2027-03-01")
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void ofWhomIsGoneNothingIsKept() {
        var leaver = person("leaver");
        var id = town.shown("nurse", leaver, UNTIL);
        var address = path(leaver, id);
        var house = town.civic.house();
        house.platform()
                .database()
                .write(tx -> house.talk()
                        .posts()
                        .departures()
                        .leave(
                                tx,
                                house.people()
                                        .members()
                                        .users()
                                        .byAccount(tx, leaver.id())
                                        .orElseThrow(),
                                house.people().accounts().require(tx, leaver.id())));
        town.civic.settle();
        assertThat(ok(town.council.get(AttestingTown.OWN + "/issued")).findValuesAsText("id"))
                .doesNotContain(id);
        assertThat(town.civic.world.visitor().get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void onceMoreExtendsItWithoutAskingAgain() {
        var renewed = person("renewed");
        var id = town.shown("nurse", renewed, "2026-06-01");
        assertThat(town.attested("nurse", renewed, UNTIL)).isEqualTo(id);
        assertThat(ok(town.bob.get("/api/v1/accounts/" + renewed.id()))
                        .at("/attestations/0/until")
                        .asText())
                .isEqualTo(UNTIL);
    }

    @Test
    void aChangedProfileKeepsWhatIsAttestedAndNobodyWritesABadgeThemselves() {
        var vain = person("vain");
        town.shown("nurse", vain, UNTIL);
        ok(vain.patch(
                "/api/v1/accounts/update_credentials",
                Map.of("display_name", "Vain", "fields_attributes", List.of(Map.of("name", "Nurse", "value", "me")))));
        assertThat(town.badges(vain)).containsExactly("nurse");
        var own = ok(vain.get("/api/v1/accounts/verify_credentials"));
        assertThat(own.at("/source/fields")).hasSize(1);
        assertThat(own.at("/fields")).hasSize(2);
    }

    @Test
    void c12WhatIsAttestedAddsNothingToAnyCountAndItsLackHindersNobody() {
        var proposal = town.civic.proposes(person("author"), "commons", "A bus to the mill on Sundays");
        for (var who : List.of(person("first"), person("second"))) {
            ok(who.post("/api/v1/statuses/" + proposal + "/favourite"));
        }
        town.civic.settle();
        var before = town.civic.shown(proposal).get("supports").toString();
        town.shown("record-check", person("first"), UNTIL);
        town.attested("record-check", person("second"), UNTIL);
        town.civic.settle();
        assertThat(town.civic.shown(proposal).get("supports").toString()).isEqualTo(before);
    }

    @Test
    void c16ANeedAsksForARecordCheckAndOnlyACheckedCookAsksAndIsAgreedTo() {
        var cook = person("checked_cook");
        var matters = "/api/folkmoot/v1/matters";
        var wanted =
                Map.of("community", "commons", "kind", "need", "title", "Hot meals on Fridays", "initials", "M. K.");
        var unknown = new HashMap<String, Object>(wanted);
        unknown.put("attested", "no-such-claim");
        assertThat(town.alice.post(matters, unknown).status()).isEqualTo(422);
        var asked = new HashMap<String, Object>(wanted);
        asked.put("attested", "record-check");
        var need = ok(town.alice.post(matters, asked)).get("id").asText();
        var answer = matters + "/" + need + "/answer";
        var waiting = town.attested("record-check", cook, UNTIL);
        for (var who : List.of(town.bob, cook)) {
            assertThat(who.post(answer, Map.of("first_name", "Rosa")).status()).isEqualTo(403);
        }
        ok(cook.post(AttestingTown.OWN + "/" + waiting + "/accept"));
        ok(cook.post(answer, Map.of("first_name", "Rosa")));
        var id = ok(town.alice.get(matters + "/" + need + "/answers"))
                .at("/0/id")
                .asText();
        ok(town.council.post(AttestingTown.OWN + "/" + waiting + "/revoke"));
        var agree = matters + "/" + need + "/answers/" + id + "/agree";
        assertThat(town.alice.post(agree).status()).as("taken back meanwhile").isEqualTo(403);
        var again = town.attested("record-check", cook, UNTIL);
        ok(cook.post(AttestingTown.OWN + "/" + again + "/accept"));
        ok(town.alice.post(agree));
        assertThat(ok(town.bob.get(matters + "/" + need)).at("/fields/attested").asText())
                .isEqualTo("record-check");
    }
}
