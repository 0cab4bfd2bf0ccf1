package folkmoot.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.platform.problem.Invalid;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

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

    /** Text, {@code Branch}, or {@code List} of these. */
    private record Branch(Map<String, Object> values) {}

    private final Branch root;

    private Parameters(Branch root) {
        this.root = root;
    }

    static Parameters none() {
        return new Parameters(new Branch(new LinkedHashMap<>()));
    }

    /** The text of a value in which something stands: a blank one is an absent one, as in the client API. */
    public Optional<String> text(String name) {
        return typed(name).filter(text -> !text.isBlank());
    }

    /**
     * What was typed, for a text that somebody can empty, such as their profile's: also a blank one. Empty when absent or
     * when it is a list or nested.
     */
    public Optional<String> typed(String name) {
        return find(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** An id, or another value that no word can be: scripts write {@code null} where they have none. */
    public Optional<String> value(String name) {
        return text(name).filter(text -> !NOTHING.contains(text));
    }

    /**
     * A list of texts, without blank ones; a lone value is a list of one, an object keyed by index is the list of its
     * values.
     */
    public List<String> texts(String name) {
        return elements(find(name)).stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** A list of nested values, such as {@code fields_attributes}. */
    public List<Parameters> list(String name) {
        return elements(find(name)).stream()
                .filter(Branch.class::isInstance)
                .map(branch -> new Parameters((Branch) branch))
                .toList();
    }

    /** Nested values, such as {@code poll}. */
    public Optional<Parameters> nested(String name) {
        return find(name) instanceof Branch branch ? Optional.of(new Parameters(branch)) : Optional.empty();
    }

    /** A truth value; absent is empty. */
    public Optional<Boolean> flag(String name) {
        return value(name).map(text -> !FALSE.contains(text.strip().toLowerCase(Locale.ROOT)));
    }

    /** A number; not a number is 0, as in the client API, and one beyond an int is the one nearest to it. */
    public OptionalInt number(String name) {
        var text = text(name);
        return text.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(wholeNumber(text.get()).orElse(0));
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
        if (!WHOLE_NUMBER.matcher(digits).matches()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.clamp(Long.parseLong(digits), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /**
     * A length of time in whole seconds. Empty when absent, blank or 0; 422 when negative or no number.
     */
    public Optional<Duration> seconds(String name) {
        var text = text(name).map(String::strip).orElse("");
        if (text.isEmpty() || text.equals("0")) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw Invalid.field(name, "ERR_INVALID", "is not a number of seconds");
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }

    /** Whether the name was sent at all, in any shape. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** Adds a form's or query's value. */
    void add(String name, String value) {
        var path = path(storable(name));
        if (path.size() > DEEPEST) {
            throw Invalid.malformed("A parameter name is nested too deeply");
        }
        put(root, path, 0, storable(value));
    }

    /** Adds the members of a JSON object. */
    void add(JsonNode object) {
        root.values().putAll(branch(object).values());
    }

    private static Branch branch(JsonNode object) {
        var branch = new Branch(new LinkedHashMap<>());
        object.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                branch.values().put(storable(member.getKey()), value(member.getValue()));
            }
        });
        return branch;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return branch(node);
        }
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            node.forEach(element -> {
                if (!element.isNull()) {
                    list.add(value(element));
                }
            });
            return list;
        }
        return storable(node.asText());
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

    private static void put(Branch branch, List<String> path, int at, String value) {
        var values = branch.values();
        var key = path.get(at);
        if (values.size() >= MOST) {
            throw Invalid.malformed("Too many parameters");
        }
        if (at == path.size() - 1) {
            values.put(key, value);
        } else if (path.get(at + 1).isEmpty()) {
            append(values, key, path, at + 1, value);
        } else {
            var next = values.get(key) instanceof Branch existing ? existing : new Branch(new LinkedHashMap<>());
            values.put(key, next);
            put(next, path, at + 1, value);
        }
    }

    /** {@code name[]=…}, and {@code name[][key]=…} where a repeated key begins the next element. */
    @SuppressWarnings("unchecked")
    private static void append(Map<String, Object> values, String key, List<String> path, int at, String value) {
        var list = values.get(key) instanceof List<?> existing ? (List<Object>) existing : new ArrayList<Object>();
        values.put(key, list);
        if (list.size() >= MOST) {
            throw Invalid.malformed("Too many values for one parameter");
        }
        if (at == path.size() - 1) {
            list.add(value);
            return;
        }
        var last = list.isEmpty() ? null : list.getLast();
        var element = last instanceof Branch open && !open.values().containsKey(path.get(at + 1))
                ? open
                : new Branch(new LinkedHashMap<>());
        if (element != last) {
            list.add(element);
        }
        put(element, path, at + 1, value);
    }

    private static List<?> elements(Object found) {
        return switch (found) {
            case null -> List.of();
            case List<?> list -> list;
            case Branch(var values)
            when values.keySet().stream()
                    .allMatch(key -> !key.isEmpty() && key.chars().allMatch(Character::isDigit)) ->
                List.copyOf(values.values());
            default -> List.of(found);
        };
    }

    private Object find(String name) {
        Object here = root;
        for (var key : path(name)) {
            if (key.isEmpty()) {
                continue;
            }
            if (!(here instanceof Branch(var values))) {
                return null;
            }
            here = values.get(key);
        }
        return here;
    }

    /** {@code a[b][]} as {@code a, b, ""}; a name with broken brackets is one plain name. */
    private static List<String> path(String name) {
        int open = name.indexOf('[');
        if (open <= 0 || !name.endsWith("]")) {
            return List.of(name);
        }
        var path = new ArrayList<String>();
        path.add(name.substring(0, open));
        for (var part : name.substring(open + 1, name.length() - 1).split("]\\[", -1)) {
            path.add(part);
        }
        return path;
    }
}
