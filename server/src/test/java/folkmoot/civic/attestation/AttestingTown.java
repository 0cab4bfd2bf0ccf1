package folkmoot.civic.attestation;

import static folkmoot.testing.Person.ok;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import java.util.List;
import java.util.Map;

/** A town whose community lets its council attest some claims, in a time that the test sets. */
final class AttestingTown implements AutoCloseable {

    static final String COMMONS = "/api/folkmoot/v1/communities/commons";
    static final String OWN = "/api/folkmoot/v1/attestations";
    static final String CHECKS = "/api/folkmoot/v1/checks";

    final SettableClock clock = SettableClock.atNoon();
    final CivicTown civic;
    final Community commons;

    /** Speaks for the council. */
    final Person council;

    /** Speaks for a body that attests nothing. */
    final Person parks;

    final Person grace;
    final Person alice;
    final Person bob;

    AttestingTown() {
        this(Map.of());
    }

    /** With other settings, too. */
    AttestingTown(Map<String, String> settings) {
        civic = new CivicTown(settings, clock);
        commons = civic.community("commons", "Harrowmere Commons", 100);
        council = civic.world.person("council_desk");
        parks = civic.world.person("parks_desk");
        grace = civic.grace;
        alice = civic.town.alice();
        bob = civic.town.bob();
        register("council", "Harrowmere Council", "council_desk");
        register("parks", "Parks Department", "parks_desk");
        claims("licensed-driver", "Licensed driver", false);
        claims("record-check", "Record check passed", false);
        claims("nurse", "Registered nurse", true);
    }

    private void register(String slug, String name, String handle) {
        var house = civic.house();
        var domain = house.platform().uris().domain();
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .bodies()
                        .register(tx, commons.id(), NewBody.of(slug, name, domain, handle + "@" + domain)));
    }

    JsonNode claims(String word, String name, boolean checks) {
        return ok(tries(grace, word, name, checks));
    }

    Person.Answer tries(Person by, String word, String name, boolean checks) {
        return by.post(
                COMMONS + "/claims",
                Map.of("word", word, "name_en", name, "months", 24, "checks", checks, "attesters", List.of("council")));
    }

    Person.Answer attests(Person by, String claim, String account, String until) {
        return by.post(COMMONS + "/attestations", Map.of("claim", claim, "account", account, "until", until));
    }

    /** The id of a new one. */
    String attested(String claim, Person about, String until) {
        return ok(attests(council, claim, about.name(), until)).get("id").asText();
    }

    /** The id of a new one that is on the profile. */
    String shown(String claim, Person about, String until) {
        var id = attested(claim, about, until);
        ok(about.post(OWN + "/" + id + "/accept", Map.of("show", true)));
        return id;
    }

    /** What is attested of somebody for everybody to see. */
    List<String> badges(Person who) {
        return ok(alice.visit("/api/v1/accounts/" + who.id()))
                .path("attestations")
                .findValuesAsText("claim");
    }

    /** What others see of one that concerns somebody. */
    JsonNode own(Person who, String id) {
        for (var one : ok(who.get(OWN))) {
            if (one.get("id").asText().equals(id)) {
                return one;
            }
        }
        throw new AssertionError("no attestation " + id);
    }

    String code(Person who, String id) {
        return ok(who.post(OWN + "/" + id + "/codes")).get("code").asText();
    }

    JsonNode checks(Person who, String code) {
        return ok(who.post(CHECKS, Map.of("code", code)));
    }

    void keepUp() {
        civic.house().civic().attesting().elsewhere().keepUp();
    }

    @Override
    public void close() {
        civic.close();
    }
}
