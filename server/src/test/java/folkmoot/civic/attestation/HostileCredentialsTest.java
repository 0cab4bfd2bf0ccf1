package folkmoot.civic.attestation;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.CivicTown;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.testing.RemotePerson;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Another server shows credentials that are not what they pretend: nothing of them is shown here. */
class HostileCredentialsTest {

    private static final String JSON = "application/json";
    private static CivicTown town;
    private static RemotePerson trust;
    private static RemotePerson stranger;
    private static int things;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        var remote = town.town.remote();
        trust = remote.person("trust");
        stranger = remote.person("stranger");
        town.body(town.community("commons", "Commons", 100), "trust", "Far Trust", trust);
        found(stranger);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String found(RemotePerson who) {
        return ok(town.town
                        .alice()
                        .get("/api/v2/search?resolve=true&q="
                                + URLEncoder.encode("@" + who.handle(), StandardCharsets.UTF_8)))
                .at("/accounts/0")
                .toString();
    }

    private static ObjectNode credential(RemotePerson issuer, RemotePerson subject, URI id) {
        var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
        return new Credential(
                        id,
                        issuer.id(),
                        "The Trust",
                        subject.id(),
                        "nurse",
                        Map.of("en", "Registered nurse"),
                        Instant.now(),
                        today.plusDays(30))
                .json();
    }

    /** Somebody new elsewhere, with a line that names a credential; what is shown of them here afterwards. */
    private static String shows(URI credential, RemotePerson by) {
        found(by);
        var actor = Json.read(ObjectWriter.bytes(by.actor()));
        actor.putArray("attachment")
                .addObject()
                .put("type", "PropertyValue")
                .put("name", "Registered nurse")
                .put("value", "by the trust")
                .put("attestation", credential.toString());
        var update = Json.object();
        update.put("id", town.town.next().toString());
        update.put("type", "Update");
        update.put("actor", by.id().toString());
        update.set("object", actor);
        by.sends(town.town.sharedInbox(), Json.write(update));
        town.town.remote().serves(by.id().getRawPath(), "application/activity+json", Json.write(actor));
        town.settle();
        return found(by);
    }

    private static RemotePerson person() {
        return town.town.remote().person("nurse" + ++things);
    }

    private static URI address() {
        return town.town.remote().uri("/credentials/" + ++things);
    }

    @Test
    void aGoodOneIsShownUnderTheNameThatTheRegisterHas() {
        var nurse = person();
        var id = address();
        town.town.remote().serves(id.getRawPath(), JSON, trust.proves(Json.write(credential(trust, nurse, id))));
        assertThat(shows(id, nurse))
                .contains("\"claim\":\"nurse\"", "Far Trust (@trust@")
                .doesNotContain("by the trust");
    }

    @TestFactory
    Stream<DynamicTest> nothingElseIs() {
        return Stream.of(
                bad(
                        "changed after it was signed",
                        trust,
                        json -> {},
                        json -> json.put("validUntil", "2099-01-01T00:00:00Z")),
                bad(
                        "of somebody else",
                        trust,
                        json -> subject(json).put("id", stranger.id().toString()),
                        json -> {}),
                bad("over", trust, json -> json.put("validUntil", "2020-01-01T00:00:00Z"), json -> {}),
                bad("not begun", trust, json -> json.put("validFrom", "2098-01-01T00:00:00Z"), json -> {}),
                bad("without a proof", trust, json -> {}, json -> json.remove("proof")),
                bad("proved by another", stranger, json -> {}, json -> {}),
                bad(
                        "by who stands in no register",
                        stranger,
                        json -> issuer(json).put("id", stranger.id().toString()),
                        json -> {}),
                bad(
                        "by an issuer of another server",
                        trust,
                        json -> issuer(json).put("id", "https://trust.example/users/trust"),
                        json -> {}),
                bad(
                        "another address",
                        trust,
                        json -> json.put("id", json.get("id").asText() + "0"),
                        json -> {}),
                bad("sounds like a power", trust, json -> words(json).put("en", "Moderator"), json -> {}),
                bad("markup", trust, json -> words(json).put("en", "<img src=x onerror=alert(1)>"), json -> {}),
                bad("long", trust, json -> words(json).put("en", "n".repeat(500)), json -> {}),
                bad("turned around", trust, json -> words(json).put("en", "\u202enurse"), json -> {}),
                bad("no names", trust, json -> subject(json).remove("names"), json -> {}),
                bad("no claim", trust, json -> subject(json).remove("claim"), json -> {}),
                bad("no credential", trust, json -> json.put("type", "Note"), json -> {}));
    }

    private static ObjectNode subject(ObjectNode json) {
        return (ObjectNode) json.get("credentialSubject");
    }

    private static ObjectNode issuer(ObjectNode json) {
        return (ObjectNode) json.get("issuer");
    }

    private static ObjectNode words(ObjectNode json) {
        return (ObjectNode) subject(json).get("names");
    }

    private static DynamicTest bad(
            String what, RemotePerson signer, Consumer<ObjectNode> before, Consumer<ObjectNode> after) {
        return dynamicTest(what, () -> {
            var nurse = person();
            var id = address();
            var json = credential(trust, nurse, id);
            before.accept(json);
            var signed = Json.read(signer.proves(Json.write(json)));
            after.accept(signed);
            town.town.remote().serves(id.getRawPath(), JSON, Json.write(signed));
            assertThat(shows(id, nurse))
                    .contains("nurse")
                    .doesNotContain("\"claim\"", "Registered nurse", "by the trust", "Moderator", "onerror");
        });
    }

    @Test
    void onesOwnWordAndAnAddressThatLeadsAwayAreNothing() {
        var vain = person();
        var id = address();
        town.town.remote().serves(id.getRawPath(), JSON, vain.proves(Json.write(credential(vain, vain, id))));
        assertThat(shows(id, vain)).doesNotContain("\"claim\"");
        var nurse = person();
        var from = address();
        var to = address();
        town.town.remote().serves(to.getRawPath(), JSON, trust.proves(Json.write(credential(trust, nurse, to))));
        town.town.remote().redirects(from.getRawPath(), to);
        assertThat(shows(from, nurse)).as("a redirect").doesNotContain("\"claim\"");
        assertThat(shows(URI.create("http://127.0.0.1:1/x"), person())).doesNotContain("\"claim\"");
    }
}
