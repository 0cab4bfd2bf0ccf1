package folkmoot.civic.attestation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Contexts;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a credential says (Verifiable Credentials 2.0). The proof beside it is {@code eddsa-jcs-2022}, by the key that the issuer's actor lists.
 *
 * @param id its address
 * @param issuer actor of who says it
 * @param subject actor of whom
 * @param claim word of the claim
 * @param names how people read it, by language
 * @param until last day on which it holds, UTC
 */
record Credential(
        URI id,
        URI issuer,
        String issuerName,
        URI subject,
        String claim,
        Map<String, String> names,
        Instant issued,
        LocalDate until) {

    private static final String VERIFIABLE = "https://www.w3.org/ns/credentials/v2";
    private static final int LONGEST_WORD = 40;
    private static final int MOST_NAMES = 20;

    Credential {
        names = Map.copyOf(names);
    }

    ObjectNode json() {
        var json = Json.object();
        var terms = json.putArray("@context").add(VERIFIABLE).addObject();
        terms.put("fm", Contexts.FOLKMOOT);
        terms.put("AttestationCredential", "fm:AttestationCredential");
        terms.put("AttestationStatus", "fm:AttestationStatus");
        terms.put("claim", "fm:claim");
        terms.putObject("names").put("@id", "fm:names").put("@container", "@language");
        json.put("id", id.toString());
        json.putArray("type").add("VerifiableCredential").add("AttestationCredential");
        json.putObject("issuer").put("id", issuer.toString()).put("name", issuerName);
        json.put("validFrom", issued.truncatedTo(ChronoUnit.SECONDS).toString());
        json.put(
                "validUntil",
                until.atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC).toString());
        var about = json.putObject("credentialSubject").put("id", subject.toString());
        about.put("claim", claim);
        var words = about.putObject("names");
        new TreeMap<>(names).forEach(words::put);
        json.putObject("credentialStatus").put("id", status(id).toString()).put("type", "AttestationStatus");
        return json;
    }

    static URI status(URI credential) {
        return URI.create(credential + "/status");
    }

    /** Whether a credential holds at this moment: to be signed, too. */
    static ObjectNode status(URI credential, boolean holds) {
        var json = Json.object();
        var terms = json.putArray("@context").add(VERIFIABLE).addObject();
        terms.put("fm", Contexts.FOLKMOOT);
        terms.put("AttestationStatus", "fm:AttestationStatus");
        terms.put("holds", "fm:holds");
        json.put("id", status(credential).toString());
        json.put("type", "AttestationStatus");
        json.put("holds", holds);
        return json;
    }

    /** What a document says, proved or not; empty where it is none of ours in form, or its words are not fit to be shown. */
    static Optional<Credential> read(ObjectNode json) {
        var fields = new Fields(json);
        var issuer = fields.object("issuer");
        var about = fields.object("credentialSubject");
        var from = fields.instant("validFrom");
        var until = fields.instant("validUntil");
        var word = about.flatMap(said -> said.text("claim"))
                .filter(text -> text.length() <= LONGEST_WORD && text.matches("[a-z][a-z0-9-]*"));
        var names = about.map(Credential::names).orElse(Map.of());
        if (!fields.types().contains("VerifiableCredential")
                || fields.id().isEmpty()
                || issuer.flatMap(Fields::id).isEmpty()
                || about.flatMap(Fields::id).isEmpty()
                || word.isEmpty()
                || from.isEmpty()
                || until.isEmpty()
                || !ClaimNames.areFit(names)) {
            return Optional.empty();
        }
        return Optional.of(new Credential(
                fields.id().get(),
                issuer.get().id().orElseThrow(),
                issuer.get().text("name").orElse(""),
                about.get().id().orElseThrow(),
                word.get(),
                names,
                from.get(),
                LocalDate.ofInstant(until.get(), ZoneOffset.UTC)));
    }

    private static Map<String, String> names(Fields about) {
        var names = new LinkedHashMap<String, String>();
        about.object("names")
                .ifPresent(words -> words.node().properties().forEach(word -> {
                    if (word.getKey().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") && names.size() < MOST_NAMES) {
                        names.put(word.getKey(), word.getValue().asText());
                    }
                }));
        return names;
    }
}
