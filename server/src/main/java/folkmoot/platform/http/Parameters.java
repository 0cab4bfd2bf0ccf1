package folkmoot.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import folkmoot.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The values of a request, wherever they came from (query, form, multipart, JSON), as one tree in the Rails manner
 * (client API): {@code ids[]=1}, {@code ids[0]=1} and a JSON array are the same list; {@code poll[options][]} and a
 * nested JSON object are the same. Names are written with brackets: {@code parameters.text("source[privacy]")}.
 */
public final class Parameters {

    /** Names of forms may nest this deep, so that a hostile one cannot exhaust the stack. */
    private static final int DEEPEST = 16;

    private static final int MOST = 2_000;
    private static final Set<String> FALSE = Set.of("false", "0", "f", "off", "no");
    private static final Set<String> NOTHING = Set.of("null", "undefined");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern INDEX = Pattern.compile("\\d+");

    private final ObjectNode root;

    private Parameters(ObjectNode root) {
        this.root = root;
    }

    static Parameters none() {
        return new Parameters(JsonNodeFactory.instance.objectNode());
    }

    /** Those of a JSON object, which becomes theirs. */
    static Parameters of(ObjectNode sent) {
        storable(sent);
        return new Parameters(sent);
    }

    /** The text of a value in which something stands: a blank one is an absent one, as in the client API. */
    public Optional<String> text(String name) {
        return typed(name).filter(text -> !text.isBlank());
    }

    /** What was typed, also when blank: for a text that somebody can empty. Empty when absent, a list or nested. */
    public Optional<String> typed(String name) {
        return Optional.of(find(name)).filter(JsonNode::isValueNode).map(JsonNode::asText);
    }

    /** An id, or another value that no word can be: scripts write {@code null} where they have none. */
    public Optional<String> value(String name) {
        return text(name).filter(text -> !NOTHING.contains(text));
    }

    /** A list of texts, without blank ones; a lone value is a list of one, an object keyed by index the list of its values. */
    public List<String> texts(String name) {
        return elements(name)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** A list of nested values, such as {@code fields_attributes}. */
    public List<Parameters> list(String name) {
        return elements(name)
                .filter(ObjectNode.class::isInstance)
                .map(nested -> new Parameters((ObjectNode) nested))
                .toList();
    }

    /** Nested values, such as {@code poll}. */
    public Optional<Parameters> nested(String name) {
        return find(name) instanceof ObjectNode nested ? Optional.of(new Parameters(nested)) : Optional.empty();
    }

    /** A truth value; absent is empty. */
    public Optional<Boolean> flag(String name) {
        return value(name).map(text -> !FALSE.contains(text.strip().toLowerCase(Locale.ROOT)));
    }

    /** A number; not a number is 0, as in the client API, and one beyond an int is the one nearest to it. */
    public OptionalInt number(String name) {
        return text(name)
                .map(text -> OptionalInt.of(wholeNumber(text).orElse(0)))
                .orElse(OptionalInt.empty());
    }

    /** How many are asked for: of 1 to {@code most}, the most for any other number, the usual for what is none. */
    public int limit(String name, int usual, int most) {
        var asked = text(name).map(Parameters::wholeNumber).orElse(OptionalInt.empty());
        if (asked.isEmpty()) {
            return usual;
        }
        long wanted = Math.abs((long) asked.getAsInt());
        return wanted == 0 || wanted > most ? most : (int) wanted;
    }

    private static OptionalInt wholeNumber(String text) {
        var digits = text.strip();
        return WHOLE_NUMBER.matcher(digits).matches()
                ? OptionalInt.of(Math.clamp(Long.parseLong(digits), Integer.MIN_VALUE, Integer.MAX_VALUE))
                : OptionalInt.empty();
    }

    /** A length of time in whole seconds. Empty when absent, blank or 0; 422 when negative or no number. */
    public Optional<Duration> seconds(String name) {
        var text = text(name).map(String::strip).orElse("0");
        if (!text.matches("[0-9]{1,9}")) {
            throw Invalid.field(name, "ERR_INVALID", "is not a number of seconds");
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(text))).filter(Duration::isPositive);
    }

    /** A day such as {@code 2027-03-01}, which must be there; 422 for anything else. */
    public LocalDate day(String name) {
        try {
            return LocalDate.parse(text(name).map(String::strip).orElse(""));
        } catch (DateTimeException malformed) {
            throw Invalid.field(name, "ERR_INVALID", "must be a day such as 2027-03-01");
        }
    }

    /** Whether the name was sent at all, in any shape. */
    public boolean has(String name) {
        return !find(name).isMissingNode();
    }

    /** Everything as it was sent by a form, by name: {@code a[b]} for what is nested, {@code a[]} for what is several. */
    public Map<String, List<String>> sent() {
        var all = new LinkedHashMap<String, List<String>>();
        root.properties().forEach(member -> collect(all, member.getKey(), member.getValue()));
        return all;
    }

    private static void collect(Map<String, List<String>> all, String name, JsonNode value) {
        switch (value) {
            case ObjectNode object ->
                object.properties()
                        .forEach(member -> collect(all, name + "[" + member.getKey() + "]", member.getValue()));
            case ArrayNode array -> array.forEach(each -> collect(all, name + "[]", each));
            default -> all.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.asText());
        }
    }

    /** Adds a form's or query's value. */
    void add(String name, String value) {
        var path = path(storable(name));
        if (path.size() > DEEPEST) {
            throw Invalid.malformed("A parameter name is nested too deeply");
        }
        put(root, path, storable(value));
    }

    private static void put(ObjectNode here, List<String> path, String value) {
        var key = path.getFirst();
        var rest = path.subList(1, path.size());
        if (here.size() >= MOST) {
            throw Invalid.malformed("Too many parameters");
        }
        if (rest.isEmpty()) {
            here.put(key, value);
        } else if (rest.getFirst().isEmpty()) {
            var list = here.get(key) instanceof ArrayNode existing ? existing : here.putArray(key);
            append(list, rest.subList(1, rest.size()), value);
        } else {
            put(here.get(key) instanceof ObjectNode existing ? existing : here.putObject(key), rest, value);
        }
    }

    /** {@code name[]=…}, and {@code name[][key]=…} where a repeated key begins the next element. */
    private static void append(ArrayNode list, List<String> rest, String value) {
        if (list.size() >= MOST) {
            throw Invalid.malformed("Too many values for one parameter");
        }
        if (rest.isEmpty()) {
            list.add(value);
        } else {
            var last = list.get(list.size() - 1);
            boolean open = last instanceof ObjectNode && !last.has(rest.getFirst());
            put(open ? (ObjectNode) last : list.addObject(), rest, value);
        }
    }

    /** Text that a database can keep: no NUL (refused), and no half of a character (replaced). */
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw Invalid.malformed("A parameter contains a null byte");
        }
        return text.chars().noneMatch(each -> Character.isSurrogate((char) each))
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static JsonNode storable(JsonNode sent) {
        switch (sent) {
            case ObjectNode object ->
                object.properties().forEach(member -> {
                    storable(member.getKey());
                    member.setValue(storable(member.getValue()));
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, storable(array.get(i)));
                }
            }
            default -> {
                return sent.isTextual() ? TextNode.valueOf(storable(sent.textValue())) : sent;
            }
        }
        return sent;
    }

    private Stream<JsonNode> elements(String name) {
        var found = find(name);
        boolean indexed = found instanceof ObjectNode object
                && object.properties().stream()
                        .allMatch(member -> INDEX.matcher(member.getKey()).matches());
        return found instanceof ArrayNode || indexed
                ? StreamSupport.stream(found.spliterator(), false).filter(each -> !each.isNull())
                : Stream.of(found);
    }

    private JsonNode find(String name) {
        JsonNode here = root;
        for (var key : path(name)) {
            here = key.isEmpty() ? here : here.path(key);
        }
        return here.isNull() ? MissingNode.getInstance() : here;
    }

    /** {@code a[b][]} as {@code a, b, ""}; a name with broken brackets is one plain name. */
    private static List<String> path(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        var path = new ArrayList<>(List.of(name.substring(0, open)));
        path.addAll(List.of(name.substring(open + 1, name.length() - 1).split("]\\[", -1)));
        return path;
    }
}
