package folkmoot.federation.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.erdtman.jcs.JsonCanonicalizer;

/** Strict JSON for what comes from outside, and the writing of what we send. */
public final class Json {

    /** Largest document read from outside, in bytes: 1 MB, as Mastodon. */
    public static final int MAX_BYTES = 1 << 20;

    /** Deepest nesting. */
    public static final int MAX_DEPTH = 64;

    private static final Set<String> RESTRUCTURING = Set.of("@graph", "@included", "@reverse");

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(64)
                            .maxNameLength(2_048)
                            .maxStringLength(MAX_BYTES)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Reads one JSON object in UTF-8, at most {@link #MAX_BYTES} long and {@link #MAX_DEPTH} deep. Its texts are without characters
     * that no database keeps (NUL, halves of surrogate pairs).
     *
     * @throws MalformedDocument when it is anything else, has a key twice, or wants to restructure itself
     */
    public static ObjectNode read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new MalformedDocument("The document is larger than 1 MB");
        }
        var node = parse(bytes);
        if (!(node instanceof ObjectNode object)) {
            throw new MalformedDocument("The document is not a JSON object");
        }
        refuseRestructuring(object);
        Storable.clean(object);
        return object;
    }

    /** Writes the document in UTF-8, keys in the order in which they were put. */
    public static byte[] write(JsonNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON values cannot fail to be written", impossible);
        }
    }

    /** The one canonical way to write a document (RFC 8785), for proofs. */
    public static byte[] canonical(JsonNode document) {
        try {
            return new JsonCanonicalizer(write(document)).getEncodedUTF8();
        } catch (IOException unwritable) {
            throw new MalformedDocument("The document has no canonical form: " + unwritable.getMessage());
        }
    }

    /** An empty document to fill. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static JsonNode parse(byte[] bytes) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes)); // Jackson would guess UTF-16 and -32 too
            var text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
            return MAPPER.readTree(text);
        } catch (CharacterCodingException notUtf8) {
            throw new MalformedDocument("The document is not UTF-8");
        } catch (JsonProcessingException unreadable) {
            throw new MalformedDocument("The document is not acceptable JSON: " + unreadable.getOriginalMessage());
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
    }

    private static void refuseRestructuring(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> {
                if (RESTRUCTURING.contains(property.getKey())) {
                    throw new MalformedDocument("The document uses " + property.getKey() + ", which is not accepted");
                }
                refuseRestructuring(property.getValue());
            });
        } else if (node.isArray()) {
            node.forEach(Json::refuseRestructuring);
        }
    }
}
