package folkmoot.platform.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One request that an API answers.
 *
 * @param path as the router has it: {@code /proposals/:id}
 * @param does what it does, for people, with Markdown links relative to {@code docs/api}
 * @param scope what a token must be good for; empty where nobody signs in
 * @param answers by status; every other status is an error
 */
public record Operation(
        String method,
        String path,
        String does,
        Optional<String> scope,
        List<Field> fields,
        Map<Integer, Answer> answers) {

    private static final Pattern NAMED = Pattern.compile(":(\\w+)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");
    private static final Pattern ASIDE = Pattern.compile(" ?\\(\\[[^\\]]*\\]\\([^)]*\\)\\)");
    private static final String UPDATE = "UPDATE";
    private static final int OK = 200;

    public static Operation get(String path, String does) {
        return new Operation("GET", path, does, Optional.empty(), List.of(), Map.of());
    }

    public static Operation post(String path, String does) {
        return get(path, does).as("POST");
    }

    public static Operation put(String path, String does) {
        return get(path, does).as("PUT");
    }

    public static Operation delete(String path, String does) {
        return get(path, does).as("DELETE");
    }

    private Operation as(String other) {
        return new Operation(other, path, does, scope, fields, answers);
    }

    /** By PUT and by PATCH alike, as clients use either ({@link folkmoot.platform.http.Routing#update}). */
    public static Operation update(String path, String does) {
        return get(path, does).as(UPDATE);
    }

    /** As the router has it: of an update there are two. */
    Stream<Operation> expanded() {
        return method.equals(UPDATE)
                ? Stream.of(as("PUT"), new Operation("PATCH", path, "the same", scope, fields, answers))
                : Stream.of(this);
    }

    Operation under(String base) {
        return new Operation(method, base + path, does, scope, fields, answers);
    }

    /** Only with a token that is good for this. */
    public Operation by(String wanted) {
        return new Operation(method, path, does, Optional.of(wanted), fields, answers);
    }

    /** Besides what it takes already. @param written each {@code name}, {@code name[]} for a list, {@code name number}, {@code decimal}, {@code flag} or {@code file} */
    public Operation takes(String... written) {
        return new Operation(
                method,
                path,
                does,
                scope,
                Stream.concat(fields.stream(), Arrays.stream(written).map(Field::read))
                        .toList(),
                answers);
    }

    public Operation gives(Answer answer) {
        return gives(OK, answer);
    }

    public Operation gives(int status, Answer answer) {
        var all = new TreeMap<>(answers);
        all.put(status, answer);
        return new Operation(method, path, does, scope, fields, all);
    }

    /** The names in its path. */
    public List<String> pathNames() {
        return NAMED.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** Its path as OpenAPI writes it: {@code /proposals/{id}}. */
    public String template() {
        return NAMED.matcher(path).replaceAll("{$1}");
    }

    /** Its name, which no other has, as a part of an address can be. */
    public String id() {
        return (method + path.replaceFirst("^/api/\\w+/v\\d+", ""))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[/:_]+", "-");
    }

    /** What it does, without links, and without what only says where more stands. */
    public String text() {
        return LINK.matcher(ASIDE.matcher(does).replaceAll("")).replaceAll("$1");
    }

    /** Whether its fields stand in the query. */
    public boolean asks() {
        return method.equals("GET") || method.equals("DELETE");
    }
}
