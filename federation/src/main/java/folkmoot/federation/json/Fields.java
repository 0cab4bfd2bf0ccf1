package folkmoot.federation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Recipients;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The properties of one JSON object, read with the tolerance that peers need: a single value where a list is meant and the
 * reverse, an object where its id is meant, the prefixes {@code as:} and {@code fm:} or none. Values of the wrong kind
 * count as absent.
 */
public record Fields(ObjectNode node) {

    /** How many values of a repeated property are looked at. */
    static final int MAX_VALUES = 1_000;

    private static final int MAX_LANGUAGES = 50;

    /** The object's id: one text, or nothing. */
    public Optional<URI> id() {
        var id = get("id") == null ? node.get("@id") : get("id");
        return id != null && id.isTextual() ? toUri(id.textValue()) : Optional.empty();
    }

    /**
     * The object's id.
     *
     * @throws MalformedDocument when there is none, or it is not an http(s) address
     */
    public URI requiredId() {
        return id().filter(Fields::isWeb)
                .orElseThrow(
                        () -> new MalformedDocument("The " + describe() + " has no id that is an http(s) address"));
    }

    /** The type words, without the {@code as:} prefix; usually one. */
    public List<String> types() {
        var values = values("type").isEmpty() ? values("@type") : values("type");
        return values.stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .map(word -> word.startsWith("as:") ? word.substring(3) : word)
                .toList();
    }

    /** The first type word, or the empty string. */
    public String type() {
        return types().isEmpty() ? "" : types().getFirst();
    }

    /** The id that the property holds or points to; {@code href} counts for links. */
    public Optional<URI> uri(String name) {
        return values(name).stream().flatMap(value -> toUri(value).stream()).findFirst();
    }

    /** The address that the property holds or points to, when it is http or https. */
    public Optional<URI> webUri(String name) {
        return uri(name).filter(Fields::isWeb);
    }

    /** The http(s) address to which the property leads, escaping what should have been escaped: a page, a file. */
    public Optional<URI> link(String name) {
        return values(name).stream()
                .flatMap(value -> toLink(value).stream())
                .filter(Fields::isWeb)
                .findFirst();
    }

    private static Optional<URI> toLink(JsonNode value) {
        return value.isTextual()
                ? UriReader.link(value.textValue())
                : toUri(value)
                        .or(() -> value instanceof ObjectNode object
                                ? new Fields(object).link("href")
                                : Optional.empty());
    }

    /** @throws MalformedDocument when the property holds no http(s) address */
    public URI requiredUri(String name) {
        return webUri(name)
                .orElseThrow(() -> new MalformedDocument(
                        "The " + describe() + " has no \"" + name + "\" that is an http(s) address"));
    }

    /** All addresses of the property, at most {@code limit}. */
    public List<URI> uris(String name, int limit) {
        return values(name).stream()
                .flatMap(value -> toUri(value).stream())
                .distinct()
                .limit(limit)
                .toList();
    }

    /** Text. Where only the map of the property has it ({@code contentMap}, ActivityStreams 4.7), its first language. */
    public Optional<String> text(String name) {
        var plain = plainText(name);
        return plain.filter(text -> !text.isBlank())
                .or(() -> translations(name).values().stream().findFirst())
                .or(() -> plain);
    }

    /** The texts of a property by language, as its map has them ({@code contentMap}, {@code nameMap}); at most fifty. */
    public Map<String, String> translations(String name) {
        if (!(get(name + "Map") instanceof ObjectNode map)) {
            return Map.of();
        }
        var languages = new Fields(map);
        var texts = new LinkedHashMap<String, String>();
        map.properties().stream()
                .limit(MAX_LANGUAGES)
                .forEach(entry -> languages
                        .plainText(entry.getKey())
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> texts.put(entry.getKey(), text)));
        return texts;
    }

    private Optional<String> plainText(String name) {
        return values(name).stream().flatMap(value -> toText(value).stream()).findFirst();
    }

    /** A point in time, in any form that {@link TimeReader} knows; absent when it cannot be read. */
    public Optional<Instant> instant(String name) {
        return text(name).flatMap(TimeReader::read);
    }

    public OptionalLong number(String name) {
        return values(name).stream()
                .filter(JsonNode::isIntegralNumber)
                .filter(JsonNode::canConvertToLong)
                .mapToLong(JsonNode::longValue)
                .findFirst();
    }

    /** A JSON true or false; absent when neither is there. */
    public Optional<Boolean> decision(String name) {
        return values(name).stream()
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .findFirst();
    }

    /** True only for a JSON true. */
    public boolean flag(String name) {
        return values(name).stream().anyMatch(value -> value.isBoolean() && value.booleanValue());
    }

    /** The embedded object, when there is one. */
    public Optional<Fields> object(String name) {
        return objects(name, 1).stream().findFirst();
    }

    /** The embedded objects, at most {@code limit}. */
    public List<Fields> objects(String name, int limit) {
        return values(name).stream()
                .filter(JsonNode::isObject)
                .map(value -> new Fields((ObjectNode) value))
                .limit(limit)
                .toList();
    }

    /** The values of the property, whether sent as a list or singly. */
    public List<JsonNode> values(String name) {
        return values(name, MAX_VALUES);
    }

    /** The first values of the property. */
    List<JsonNode> values(String name, int most) {
        var value = get(name);
        if (value == null || value.isNull()) {
            return List.of();
        }
        if (!value.isArray()) {
            return List.of(value);
        }
        var values = new ArrayList<JsonNode>();
        for (var item : value) {
            if (!item.isNull() && values.size() < most) {
                values.add(item);
            }
        }
        return values;
    }

    /** The addressing of an activity or object. */
    public Recipients recipients() {
        var audience = uris("audience", 1).stream().findFirst().filter(uri -> !Addresses.isPublic(uri));
        return new Recipients(addresses("to"), addresses("cc"), audience);
    }

    /** How the object is called in a sentence about what is wrong with it. */
    String describe() {
        return type().isEmpty() ? "object" : type();
    }

    /** Whether an address is one of http or https, with a host. */
    public static boolean isWeb(URI uri) {
        var scheme = uri.getScheme();
        return uri.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
    }

    /** Reads the address by which something is known; empty when it is not one or absurdly long. */
    public static Optional<URI> toUri(String text) {
        return UriReader.id(text);
    }

    private JsonNode get(String name) {
        for (var prefix : List.of("", "as:", "fm:")) {
            var value = node.get(prefix + name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private List<URI> addresses(String name) {
        return uris(name, MAX_VALUES).stream()
                .map(uri -> Addresses.isPublic(uri) ? Addresses.PUBLIC : uri)
                .distinct()
                .toList();
    }

    private static Optional<URI> toUri(JsonNode value) {
        if (value.isTextual()) {
            return toUri(value.textValue());
        }
        if (value instanceof ObjectNode object) {
            var fields = new Fields(object);
            var id = fields.id();
            return id.isPresent() ? id : fields.uri("href");
        }
        return Optional.empty();
    }

    private static Optional<String> toText(JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        var literal = value.get("@value");
        return literal != null && literal.isTextual() ? Optional.of(literal.textValue()) : Optional.empty();
    }
}
