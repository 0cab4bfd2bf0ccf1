package folkmoot.federation.signature;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.rdf.api.RdfConsumerException;
import com.apicatalog.rdf.canon.RdfCanon;
import com.apicatalog.rdf.canon.RdfCanonTimeTicker;
import com.apicatalog.rdf.nquads.NQuadsWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.vocabulary.Addresses;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JSON-LD, for the one thing that needs it: old signatures over documents. Only contexts that come along are known; nothing
 * is ever loaded from elsewhere. Everything is bounded in time, because both expansion and canonicalisation can be made to
 * take long by whoever writes the document.
 */
final class LinkedData {

    /** The context of the options of a signature; only the terms that options may have. */
    static final String OPTIONS_CONTEXT = "https://w3id.org/identity/v1";

    private static final Duration LONGEST = Duration.ofMillis(500);
    private static final Map<String, Document> CONTEXTS = contexts();
    private static final Document READING = reading();

    private LinkedData() {}

    /** Canonical N-Quads of the document (URDNA2015, now RDFC-1.0); empty when it is not acceptable JSON-LD. */
    static Optional<String> canonical(ObjectNode document) {
        try {
            var canon = RdfCanon.create("SHA-256", new RdfCanonTimeTicker(LONGEST.toMillis()));
            JsonLd.toRdf(parsed(document)).options(options()).provide(canon);
            var text = new StringWriter();
            canon.provide(new NQuadsWriter(text));
            return Optional.of(text.toString());
        } catch (JsonLdError | RdfConsumerException | IllegalStateException | IllegalArgumentException _) {
            return Optional.empty(); // not a document that anybody signed in good faith, or one made to take long
        }
    }

    /**
     * Whether the graph of the document, which is what is signed, holds each thing and each value of it, under the names that
     * stand in it: what falls out of the graph, or is called otherwise in it, nobody signed.
     */
    static boolean isWhole(ObjectNode document) {
        try {
            var expanded = JsonLd.expand(parsed(document)).options(options()).get();
            var said = ExpandedTree.read(expanded, names(document));
            if (said.isEmpty()) {
                return false;
            }
            var graph = new Statements();
            JsonLd.toRdf(parsed(document)).options(options()).provide(graph);
            return graph.equal(said.get());
        } catch (JsonLdError | IllegalStateException | IllegalArgumentException _) {
            return false; // as above
        }
    }

    /** All texts of the document, for whatever names a thing is one of them. */
    private static Set<String> names(ObjectNode document) {
        var names = new HashSet<String>();
        names.add(Addresses.PUBLIC.toString()); // has two shorter names of its own
        collect(document, names);
        return names;
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isTextual()) {
            names.add(node.textValue());
        }
        node.forEach(part -> collect(part, names));
    }

    /** The document in the only words in which we read documents; empty when it is not acceptable JSON-LD. */
    static Optional<JsonNode> inOurWords(ObjectNode document) {
        try {
            var expanded = JsonLd.expand(parsed(document)).options(options()).get();
            if (!isDefined(expanded)) {
                return Optional.empty();
            }
            var compact = JsonLd.compact(JsonDocument.of(expanded), READING)
                    .options(options())
                    .get();
            return Optional.of(Json.read(compact.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (JsonLdError | IllegalStateException | IllegalArgumentException _) {
            return Optional.empty(); // as above
        }
    }

    /** Whether every word has a meaning: ActivityStreams gives those without one a name that then falls out of the graph. */
    private static boolean isDefined(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                object.entrySet().stream()
                        .allMatch(entry -> !entry.getKey().startsWith("_:")
                                && (entry.getKey().equals("@type")
                                        ? !entry.getValue().toString().contains("\"_:")
                                        : isDefined(entry.getValue())));
            case JsonArray array -> array.stream().allMatch(LinkedData::isDefined);
            default -> true;
        };
    }

    private static JsonLdOptions options() {
        var options = new JsonLdOptions((uri, _) -> load(uri));
        options.setTimeout(LONGEST);
        options.setUndefinedTermsPolicy(JsonLdOptions.ProcessingPolicy.Fail);
        options.setDocumentCache(null);
        return options;
    }

    private static Document load(URI uri) throws JsonLdError {
        var known = CONTEXTS.get(uri.toString());
        if (known == null) {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "Only known contexts are used");
        }
        return known;
    }

    private static Document parsed(ObjectNode document) throws JsonLdError {
        return JsonDocument.of(new StringReader(new String(Json.write(document), StandardCharsets.UTF_8)));
    }

    private static Map<String, Document> contexts() {
        var all = new HashMap<String, Document>();
        all.put("https://www.w3.org/ns/activitystreams", bundled("activitystreams"));
        all.put("https://w3id.org/security/v1", bundled("security-v1"));
        all.put("https://w3id.org/security/data-integrity/v1", bundled("data-integrity-v1"));
        all.put("https://w3id.org/security/data-integrity/v2", bundled("data-integrity-v2"));
        all.put("https://w3id.org/security/multikey/v1", bundled("multikey-v1"));
        all.put(OPTIONS_CONTEXT, bundled("signature-options"));
        return Map.copyOf(all);
    }

    /** The vocabulary, keys and the extensions that we read, with the meaning that peers give them. */
    private static Document reading() {
        var context = Json.object();
        context.putArray("@context")
                .add("https://www.w3.org/ns/activitystreams")
                .add("https://w3id.org/security/v1")
                .add(json("extensions").get("@context"));
        try {
            return parsed(context);
        } catch (JsonLdError broken) {
            throw new IllegalStateException("our own context cannot be read", broken);
        }
    }

    private static Document bundled(String name) {
        try {
            return parsed(json(name));
        } catch (JsonLdError broken) {
            throw new IllegalStateException("the bundled context " + name + " cannot be read", broken);
        }
    }

    private static ObjectNode json(String name) {
        try (InputStream in = LinkedData.class.getResourceAsStream("contexts/" + name + ".jsonld")) {
            return Json.read(in.readAllBytes());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
