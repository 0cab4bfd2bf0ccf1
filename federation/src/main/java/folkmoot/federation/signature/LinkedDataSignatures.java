package folkmoot.federation.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Linked data signatures of the suite {@code RsaSignature2017}, which Mastodon and Smithereen put on what may be forwarded.
 * They are verified and never made. What was signed is a graph, what we read is a tree: a signature counts only when the
 * document says in our words exactly what it says in its own ({@link PlainDocuments}).
 */
public final class LinkedDataSignatures {

    private static final String SUITE = "RsaSignature2017";
    private static final Duration SKEW = Duration.ofHours(1);
    private static final int LONGEST_DOCUMENT = 256 * 1024;
    private static final Set<String> OPTIONS = Set.of("creator", "created", "expires", "domain", "nonce");

    private LinkedDataSignatures() {}

    /**
     * A signature in a document, not yet checked.
     *
     * @param creator the id of the key
     */
    public record Claimed(URI creator, Instant created, Optional<Instant> expires, byte[] signed, byte[] signature) {

        /** Whether this key made the signature, not in the future, and it has not expired. */
        public boolean verifiedBy(PublicKey key, Instant now) {
            return key instanceof PublicKey.Rsa
                    && !created.isAfter(now.plus(SKEW))
                    && expires.filter(end -> end.isBefore(now.minus(SKEW))).isEmpty()
                    && key.verifies(signed, signature);
        }
    }

    /** Whether the document carries a signature of this suite, good or bad. */
    public static boolean isSigned(ObjectNode document) {
        return SUITE.equals(document.path("signature").path("type").textValue());
    }

    /**
     * The signature of the document, when there is one and the document means what it seems to say. Takes some
     * milliseconds, at most about two seconds.
     */
    public static Optional<Claimed> read(ObjectNode document) {
        if (!isSigned(document) || Json.write(document).length > LONGEST_DOCUMENT) {
            return Optional.empty();
        }
        var bare = document.deepCopy();
        var signature = (ObjectNode) bare.remove("signature");
        var value = base64(signature.path("signatureValue"));
        var creator = Optional.ofNullable(signature.path("creator").textValue()).flatMap(Fields::toUri);
        var created = instant(signature.path("created"));
        var expires = instant(signature.path("expires"));
        if (value.isEmpty()
                || creator.isEmpty()
                || created.isEmpty()
                || signature.has("expires") && expires.isEmpty()
                || !PlainDocuments.isPlain(bare)) {
            return Optional.empty();
        }
        return options(signature)
                .flatMap(options -> signed(options, bare))
                .map(signed -> new Claimed(creator.get(), created.get(), expires, signed, value.get()));
    }

    /** The bytes that are signed: the hashes of the options and of the document, in hexadecimal. */
    static Optional<byte[]> signed(ObjectNode options, ObjectNode document) {
        return LinkedData.canonical(options)
                .flatMap(first -> LinkedData.canonical(document)
                        .map(second -> (Digests.sha256Hex(first) + Digests.sha256Hex(second))
                                .getBytes(StandardCharsets.US_ASCII)));
    }

    /** What stands beside the value, in its own context; empty when there is something that we do not know. */
    private static Optional<ObjectNode> options(ObjectNode signature) {
        var options = Json.object();
        options.put("@context", LinkedData.OPTIONS_CONTEXT);
        for (var property : signature.properties()) {
            switch (property.getKey()) {
                case "type", "id", "@context", "signatureValue" -> {
                    // not part of what is signed
                }
                default -> {
                    if (!OPTIONS.contains(property.getKey())
                            || !property.getValue().isTextual()) {
                        return Optional.empty();
                    }
                    options.set(property.getKey(), property.getValue());
                }
            }
        }
        return Optional.of(options);
    }

    private static Optional<byte[]> base64(JsonNode value) {
        try {
            return Optional.ofNullable(value.textValue())
                    .map(text -> Base64.getMimeDecoder().decode(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no signature then
        }
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return Optional.ofNullable(value.textValue()).map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty(); // no signature then
        }
    }
}
