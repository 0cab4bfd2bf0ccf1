package folkmoot.civic.community;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.civic.body.BodyFields;
import folkmoot.civic.body.NewBody;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A register as a file: a table whose first line names the fields of {@link BodyFields}, or JSON, an array of objects or one a line, with
 * the same fields. Lists of bodies that name some of them otherwise are read, too.
 */
public final class RegisterFile {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** What other lists call these fields. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "id", "slug",
            "name_alt", "names",
            "actor", "handle",
            "email", "mail",
            "ack_target_days", "acknowledge_days",
            "response_target_days", "answer_days");

    /** What other lists say beside, and is not taken over: who is recognised is found out here. */
    private static final Set<String> LEFT_OUT = Set.of("verification", "duty_accounts", "evidence");

    private RegisterFile() {}

    /**
     * A line of a table, or an object.
     *
     * @param number of the line on which it begins, from 1
     * @param fields what stands in each field that is there
     */
    public record Line(int number, Map<String, List<String>> fields) {

        public BodyFields typed() {
            return BodyFields.of(name -> Optional.ofNullable(fields.get(name)));
        }

        /** Fields that there are not. */
        List<String> unknown() {
            return fields.keySet().stream()
                    .filter(field -> !BodyFields.isField(field))
                    .toList();
        }
    }

    /** Problems: 422 for what is neither a table nor JSON, with the line at which that shows. */
    public static List<Line> read(String text) {
        var begin = text.stripLeading();
        return begin.startsWith("{") || begin.startsWith("[") ? json(text) : table(text);
    }

    private static List<Line> table(String text) {
        var table = Table.read(text);
        return table.rows().stream()
                .map(row -> {
                    var fields = new LinkedHashMap<String, List<String>>();
                    row.cells().forEach((column, cell) -> {
                        if (!column.isEmpty()) {
                            put(fields, column, JsonNodeFactory.instance.textNode(Table.typed(cell)));
                        }
                    });
                    return new Line(row.line(), fields);
                })
                .filter(line ->
                        line.fields().values().stream().flatMap(List::stream).anyMatch(cell -> !cell.isBlank()))
                .toList();
    }

    private static List<Line> json(String text) {
        var lines = new ArrayList<Line>();
        try (var parser = JSON.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    lines.add(object(parser));
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    throw notABody(parser.currentTokenLocation());
                }
            }
        } catch (JsonProcessingException broken) {
            throw Invalid.refused(
                    "Line " + broken.getLocation().getLineNr() + " is no JSON: " + broken.getOriginalMessage());
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return lines;
    }

    private static Invalid notABody(JsonLocation at) {
        return Invalid.refused("Line " + at.getLineNr() + ": here an object was expected, with the fields of a body");
    }

    private static Line object(JsonParser parser) throws IOException {
        int number = parser.currentTokenLocation().getLineNr();
        ObjectNode object = JSON.readTree(parser);
        var fields = new LinkedHashMap<String, List<String>>();
        object.properties().forEach(member -> put(fields, member.getKey(), member.getValue()));
        return new Line(number, fields);
    }

    private static void put(Map<String, List<String>> fields, String named, JsonNode value) {
        var bare = Table.bare(named);
        var name = OTHERWISE.getOrDefault(bare, bare);
        if (LEFT_OUT.contains(name) || value.isNull()) {
            return;
        }
        if (value instanceof ObjectNode nested) { // names, or codes
            var prefix = name.equals("names") ? "name_" : "";
            nested.properties()
                    .forEach(member -> fields.putIfAbsent(prefix + member.getKey(), texts(member.getValue())));
        } else {
            fields.putIfAbsent(name, texts(value));
        }
    }

    private static List<String> texts(JsonNode value) {
        return value instanceof ArrayNode array
                ? Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                        .map(i -> array.get(i).asText())
                        .toList()
                : List.of(value.asText());
    }

    /** A table with a line for each entry, as {@link #read} takes it. */
    public static String csv(List<NewBody> bodies) {
        var rows = bodies.stream().map(BodyFields::of).toList();
        var named = new TreeSet<String>();
        rows.forEach(row -> named.addAll(row.keySet()));
        named.removeAll(BodyFields.NAMES);
        var columns = new LinkedHashSet<String>();
        for (var name : BodyFields.NAMES) {
            columns.add(name);
            if (name.equals("name")) {
                columns.addAll(named); // in other languages
            }
        }
        return Table.write(
                List.copyOf(columns),
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> row.getOrDefault(column, ""))
                                .toList())
                        .toList());
    }

    /** The same as JSON. */
    public static String json(List<NewBody> bodies) {
        try {
            return JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(bodies.stream().map(BodyFields::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
