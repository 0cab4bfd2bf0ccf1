package folkmoot.civic.attestation;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.people.account.Handle;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two running instances: what is attested in the town is shown in the village while it holds, and not an hour longer. */
class AttestationsElsewhereTest {

    private static final String OWN = "/api/folkmoot/v1/attestations";
    private static final String UNTIL = "2027-03-01";
    private static SettableClock clock;
    private static World town;
    private static World village;
    private static Person council;

    @BeforeAll
    static void open() {
        clock = SettableClock.atNoon();
        town = new World(Map.of("server.domain", "town.localhost"), clock);
        village = new World(Map.of("server.domain", "village.localhost"), clock);
        council = town.person("council_desk");
        var here = town.server().house().platform().uris();
        var handle = "council_desk@" + here.domain();
        register(town, here.domain(), handle);
        var found = found(village.alice(), "@council_desk@" + here.host());
        register(
                village,
                found.get("acct").asText().split("@")[1].replaceAll(":.*", ""),
                found.get("acct").asText());
    }

    @AfterAll
    static void close() {
        village.close();
        town.close();
    }

    private static void register(World world, String domain, String handle) {
        var house = world.server().house();
        var registry = house.civic().registry();
        var bob = world.bob().id();
        house.platform().database().write(tx -> {
            Community made = registry.communities().create(tx, NewCommunity.of("commons", "Commons"));
            var moderator = house.people().accounts().require(tx, bob);
            registry.communities().addModerator(tx, made, moderator);
            registry.bodies().register(tx, made.id(), NewBody.of("council", "The Council", domain, handle));
            house.civic()
                    .attesting()
                    .claims()
                    .put(
                            tx,
                            made,
                            moderator,
                            new Claims.Wanted("nurse", Map.of("en", "Registered nurse"), 24, true, List.of("council")));
        });
    }

    private static JsonNode found(Person by, String handle) {
        return ok(by.get("/api/v2/search?resolve=true&q=" + URLEncoder.encode(handle, StandardCharsets.UTF_8)))
                .at("/accounts/0");
    }

    private static String attests(String account) {
        return ok(council.post(
                        "/api/folkmoot/v1/communities/commons/attestations",
                        Map.of("claim", "nurse", "account", account, "until", UNTIL)))
                .get("id")
                .asText();
    }

    /** A nurse of the town whom alice of the village follows, with her badge on. */
    private static String nurse(Person who) {
        var id = attests(who.name());
        ok(who.post(OWN + "/" + id + "/accept", Map.of("show", true)));
        var host = town.server().house().platform().uris().host();
        var seen = found(village.alice(), "@" + who.name() + "@" + host);
        ok(village.alice().post("/api/v1/accounts/" + seen.get("id").asText() + "/follow"));
        Patience.untilSettled(town, village);
        return id;
    }

    private static JsonNode seen(Person who) {
        var host = town.server().house().platform().uris().host();
        return found(village.alice(), "@" + who.name() + "@" + host);
    }

    private static List<String> badges(Person who) {
        return seen(who).path("attestations").findValuesAsText("claim");
    }

    private static void villageKeepsUp() {
        village.server().house().civic().attesting().elsewhere().keepUp();
    }

    @Test
    void c14WhatIsTakenBackVanishesFromOtherServersAsSoonAsTheyHearAndWithinAnHourWhereTheyDoNot() {
        var heard = town.person("heard");
        var id = nurse(heard);
        assertThat(badges(heard)).containsExactly("nurse");
        assertThat(seen(heard).at("/attestations/0/issuer").asText()).contains("council_desk@");
        assertThat(seen(heard).at("/fields"))
                .as("said once, not once more in her own words")
                .hasSize(1);
        ok(council.post(OWN + "/" + id + "/revoke"));
        Patience.untilSettled(town, village);
        assertThat(badges(heard)).as("pushed").isEmpty();

        var unheard = town.person("unheard");
        id = nurse(unheard);
        assertThat(badges(unheard)).containsExactly("nurse");
        // the push below reaches nobody: the village follows her no longer
        ok(village.alice().post("/api/v1/accounts/" + seen(unheard).get("id").asText() + "/unfollow"));
        Patience.untilSettled(town, village);
        ok(council.post(OWN + "/" + id + "/revoke"));
        Patience.untilSettled(town, village);
        clock.advance(Duration.ofMinutes(25));
        villageKeepsUp();
        assertThat(badges(unheard)).as("read again").isEmpty();
    }

    @Test
    void whatItsOwnerHidesIsHiddenThereAndDoesNotComeBackByReading() {
        var shy = town.person("shy");
        var id = nurse(shy);
        assertThat(badges(shy)).containsExactly("nurse");
        ok(shy.post(OWN + "/" + id + "/hide"));
        Patience.untilSettled(town, village);
        assertThat(badges(shy)).isEmpty();
        clock.advance(Duration.ofMinutes(25));
        villageKeepsUp();
        assertThat(badges(shy)).isEmpty();
    }

    @Test
    void anIssuerWhoseServerIsSilentForAnHourIsBelievedNoLonger() {
        var alone = town.person("alone");
        nurse(alone);
        assertThat(badges(alone)).containsExactly("nurse");
        clock.advance(Duration.ofMinutes(59));
        villageKeepsUp();
        assertThat(badges(alone)).as("read again in time").containsExactly("nurse");
        var database = village.server().house().platform().database();
        clock.advance(Duration.ofMinutes(61));
        assertThat(database.<Boolean>read(tx -> {
                    var account = village.server().house().people().accounts();
                    var who = account.byHandle(
                                    tx,
                                    Handle.parse(seen(alone).get("acct").asText())
                                            .orElseThrow())
                            .orElseThrow();
                    return village.server()
                            .house()
                            .civic()
                            .attesting()
                            .badges()
                            .shown(tx, who.id())
                            .isEmpty();
                }))
                .as("nobody read it for more than an hour")
                .isTrue();
    }

    @Test
    void whoLivesElsewhereBringsWhatWasAttestedByItsAddressAndNobodyElseDoes() {
        var carol = village.person("carol");
        var host = village.server().house().platform().uris().host();
        var there = found(town.alice(), "@carol@" + host);
        var id = attests(there.get("acct").asText());
        var link = "";
        for (var one : ok(council.get(OWN + "/issued"))) {
            link = one.get("id").asText().equals(id) ? one.get("url").asText() : link;
        }
        assertThat(village.alice().post(OWN, Map.of("link", link)).status())
                .as("it is not of her")
                .isEqualTo(422);
        for (var wrong : List.of("", "nonsense", "ftp://x", link + "x", link.replace("attestations", "users"))) {
            assertThat(carol.post(OWN, Map.of("link", wrong)).status())
                    .as(wrong)
                    .isEqualTo(422);
        }

        var brought = ok(carol.post(OWN, Map.of("link", link)));
        assertThat(brought.get("state").asText()).isEqualTo("accepted");
        assertThat(brought.get("shown").asBoolean()).isFalse();
        ok(carol.post(OWN + "/" + brought.get("id").asText() + "/accept", Map.of("show", true)));
        assertThat(ok(village.alice().get("/api/v1/accounts/" + carol.id()))
                        .path("attestations")
                        .findValuesAsText("claim"))
                .containsExactly("nurse");
        var code = ok(carol.post(OWN + "/" + brought.get("id").asText() + "/codes"))
                .get("code")
                .asText();
        assertThat(ok(village.bob().post("/api/folkmoot/v1/checks", Map.of("code", code)))
                        .get("valid")
                        .asBoolean())
                .isTrue();
        ok(council.post(OWN + "/" + id + "/revoke"));
        clock.advance(Duration.ofMinutes(25));
        villageKeepsUp();
        assertThat(ok(village.alice().get("/api/v1/accounts/" + carol.id()))
                        .path("attestations")
                        .findValuesAsText("claim"))
                .isEmpty();
    }
}
