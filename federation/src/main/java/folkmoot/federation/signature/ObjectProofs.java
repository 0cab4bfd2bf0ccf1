package folkmoot.federation.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.Json;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Integrity proofs over documents (FEP-8b32, cryptosuite {@code eddsa-jcs-2022}): they hold wherever the document travels.
 */
public final class ObjectProofs {

    private static final String SUITE = "eddsa-jcs-2022";
    private static final String PURPOSE = "assertionMethod";
    private static final Duration SKEW = Duration.ofHours(1);
    private static final int MAX_PROOFS = 8;

    private ObjectProofs() {}

    /**
     * A proof in a document, not yet checked.
     *
     * @param verificationMethod the key's id: find it in the {@code assertionMethod} of the document's owner
     */
    public record Claimed(URI verificationMethod, Optional<Instant> created, byte[] signed, byte[] signature) {

        /** Whether this key made the proof, and not in the future. */
        public boolean verifiedBy(PublicKey key, Instant now) {
            return key instanceof PublicKey.Ed25519
                    && created.filter(time -> time.isAfter(now.plus(SKEW))).isEmpty()
                    && key.verifies(signed, signature);
        }
    }

    /** Adds a proof to the document, replacing one that is there. */
    public static ObjectNode sign(ObjectNode document, SigningKey.Ed25519 key, Instant now) {
        var bare = document.deepCopy();
        bare.remove("proof");
        var config = Json.object();
        config.put("type", "DataIntegrityProof");
        config.put("cryptosuite", SUITE);
        config.put("verificationMethod", key.id().toString());
        config.put("proofPurpose", PURPOSE);
        config.put("created", now.truncatedTo(ChronoUnit.SECONDS).toString());
        var signedConfig = config.deepCopy();
        if (bare.has("@context")) {
            signedConfig.set("@context", bare.get("@context"));
            config.set("@context", bare.get("@context"));
        }
        config.put("proofValue", Multibase.encode(key.sign(hashes(signedConfig, bare))));
        bare.set("proof", config);
        return bare;
    }

    /** The proofs of the document that are of our suite and of the right form; others are not an error. */
    public static List<Claimed> read(ObjectNode document) {
        var bare = document.deepCopy();
        bare.remove("proof");
        bare.remove("signature"); // an LD signature is put on after the proof
        var proofs = new ArrayList<Claimed>();
        var value = document.path("proof");
        for (var proof : value.isArray() ? value : List.of(value)) {
            if (proof instanceof ObjectNode config && proofs.size() < MAX_PROOFS) {
                claimed(bare, config.deepCopy()).ifPresent(proofs::add);
            }
        }
        return proofs;
    }

    private static Optional<Claimed> claimed(ObjectNode bare, ObjectNode config) {
        var signature = Optional.ofNullable(config.remove("proofValue"))
                .map(JsonNode::textValue)
                .flatMap(Multibase::decode);
        var method = Optional.ofNullable(config.path("verificationMethod").textValue())
                .flatMap(Fields::toUri);
        if (signature.isEmpty()
                || method.isEmpty()
                || !SUITE.equals(config.path("cryptosuite").textValue())
                || !"DataIntegrityProof".equals(config.path("type").textValue())
                || !PURPOSE.equals(config.path("proofPurpose").textValue())
                || !contextsAgree(bare, config)) {
            return Optional.empty();
        }
        var document = bare;
        if (config.has("@context")) {
            document = bare.deepCopy();
            document.set("@context", config.get("@context"));
        }
        return Optional.of(new Claimed(method.get(), created(config), hashes(config, document), signature.get()));
    }

    /** The document's context must start with the proof's (vc-di-eddsa 3.3.2). */
    private static boolean contextsAgree(ObjectNode document, ObjectNode config) {
        if (!config.has("@context")) {
            return true;
        }
        var expected = entries(config.get("@context"));
        var actual = entries(document.path("@context"));
        return actual.size() >= expected.size()
                && actual.subList(0, expected.size()).equals(expected);
    }

    private static List<JsonNode> entries(JsonNode context) {
        var entries = new ArrayList<JsonNode>();
        if (context.isArray()) {
            context.forEach(entries::add);
        } else if (!context.isMissingNode()) {
            entries.add(context);
        }
        return entries;
    }

    private static Optional<Instant> created(ObjectNode config) {
        try {
            return Optional.ofNullable(config.path("created").textValue()).map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.of(Instant.MAX); // unreadable: counts as in the future
        }
    }

    private static byte[] hashes(ObjectNode config, ObjectNode document) {
        var both = new byte[64];
        System.arraycopy(Digests.sha256(Json.canonical(config)), 0, both, 0, 32);
        System.arraycopy(Digests.sha256(Json.canonical(document)), 0, both, 32, 32);
        return both;
    }
}
