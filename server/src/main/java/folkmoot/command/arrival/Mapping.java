package folkmoot.command.arrival;

import folkmoot.civic.arrival.Arrival;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import folkmoot.platform.text.Table;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which columns of a table are what.
 *
 * @param columns by field, the columns where it may stand, the best first; {@code *} at the end stands for a language
 * @param closed words of a state in which nothing is gathered any more
 */
public record Mapping(Map<String, List<String>> columns, Set<String> closed) {

    /** What can be mapped. */
    public static final List<String> FIELDS = List.of(
            "id",
            "url",
            "title",
            "ask",
            "problem",
            "category",
            "place",
            "author",
            "supports",
            "state",
            "created",
            "answer",
            "answered",
            "answered_by");

    static final Mapping DECIDIM = new Mapping(
            Map.ofEntries(
                    Map.entry("id", List.of("id")),
                    Map.entry("url", List.of("url")),
                    Map.entry("title", List.of("title/*", "title")),
                    Map.entry("problem", List.of("body/*", "body")),
                    Map.entry("category", List.of("category/name/*", "taxonomies/name/*", "category")),
                    Map.entry("place", List.of("address", "scope/name/*", "scope")),
                    Map.entry("author", List.of("author/name", "author/name/*", "author")),
                    Map.entry("supports", List.of("votes", "supports", "proposal_votes_count")),
                    Map.entry("state", List.of("state")),
                    Map.entry("created", List.of("published_at", "created_at")),
                    Map.entry("answer", List.of("answer/*", "answer")),
                    Map.entry("answered", List.of("answered_at"))),
            Set.of("accepted", "rejected", "withdrawn"));

    static final Mapping CONSUL = new Mapping(
            Map.ofEntries(
                    Map.entry("id", List.of("id")),
                    Map.entry("url", List.of("url")),
                    Map.entry("title", List.of("title", "title/*")),
                    Map.entry("ask", List.of("summary", "summary/*")),
                    Map.entry("problem", List.of("description", "description/*")),
                    Map.entry("category", List.of("tags", "tag_list")),
                    Map.entry("place", List.of("geozone", "geozone/name", "geozone_name")),
                    Map.entry("author", List.of("public_author/username", "author", "author_name")),
                    Map.entry("supports", List.of("cached_votes_up", "votes_up", "supports")),
                    Map.entry("state", List.of("state", "retired_reason")),
                    Map.entry("created", List.of("public_created_at", "created_at", "published_at")),
                    Map.entry("answer", List.of("retired_explanation")),
                    Map.entry("answered", List.of("retired_at"))),
            Set.of("duplicated", "started", "unfeasible", "done", "other", "retired"));

    /** Reads one of the operator: lines {@code field = column}, {@code closed = word, word}. */
    public static Mapping read(Path file) throws IOException {
        var lines = new Properties();
        try {
            lines.load(new StringReader(SavedText.read(Files.readAllBytes(file))));
        } catch (IllegalArgumentException broken) {
            throw Invalid.refused(file + " cannot be read: " + broken.getMessage() + ".");
        }
        var columns = new LinkedHashMap<String, List<String>>();
        for (var field : lines.stringPropertyNames()) {
            if (field.equals("closed")) {
                continue;
            }
            if (!FIELDS.contains(field)) {
                throw Invalid.refused(file + " maps " + field + ", which is no field. There are: "
                        + String.join(", ", FIELDS) + ", closed.");
            }
            columns.put(field, words(lines.getProperty(field)));
        }
        for (var needed : List.of("id", "title")) {
            if (!columns.containsKey(needed)) {
                throw Invalid.refused(file + " does not say which column is the " + needed + ".");
            }
        }
        return new Mapping(
                columns, Set.copyOf(words(lines.getProperty("closed", "").toLowerCase(Locale.ROOT))));
    }

    private static List<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    Format.Read arrival(Map<String, String> row, String language) {
        var used = new HashSet<String>();
        var id = cell(row, "id", language, used);
        var title = cell(row, "title", language, used);
        if (id.isBlank()) {
            return new Format.Read.Unreadable("has no id, by which it would be known again");
        }
        var state = cell(row, "state", language, used);
        var created = Times.read(cell(row, "created", language, used));
        var answered = Times.read(cell(row, "answered", language, used));
        var answer = Plain.text(cell(row, "answer", language, used));
        var by = cell(row, "answered_by", language, used);
        boolean open = !closed.contains(state.toLowerCase(Locale.ROOT))
                && !(columns.getOrDefault("answered", List.of()).contains("retired_at") && answered.isPresent());
        var arrival = new Arrival(
                id.strip(),
                Plain.address(cell(row, "url", language, used)),
                Plain.text(title),
                Plain.text(cell(row, "ask", language, used)),
                Plain.text(cell(row, "problem", language, used)),
                Optional.empty(),
                Optional.of(cell(row, "category", language, used).split(",")[0].strip())
                        .filter(word -> !word.isEmpty()),
                Optional.of(Plain.text(cell(row, "place", language, used))).filter(word -> !word.isEmpty()),
                cell(row, "author", language, used).strip(),
                Plain.number(cell(row, "supports", language, used)),
                state,
                open,
                created,
                history(created, answered, state),
                answer.isEmpty()
                        ? List.of()
                        : List.of(new Arrival.Said(answered, by.strip(), answer, Optional.empty())),
                List.of(),
                left(row, used));
        return new Format.Read.One(arrival);
    }

    private static List<Arrival.Said> history(Optional<Instant> created, Optional<Instant> answered, String state) {
        var all = new ArrayList<Arrival.Said>();
        created.ifPresent(at -> all.add(new Arrival.Said(Optional.of(at), "", "created", Optional.empty())));
        answered.ifPresent(at ->
                all.add(new Arrival.Said(Optional.of(at), "", state.isBlank() ? "answered" : state, Optional.empty())));
        return all;
    }

    /** The first of the columns in which something stands; of several languages the wanted one, else the first. */
    private String cell(Map<String, String> row, String field, String language, Collection<String> used) {
        for (var column : columns.getOrDefault(field, List.of())) {
            var found = column.endsWith("/*")
                    ? Stream.concat(
                                    Stream.of(column.replace("*", language)),
                                    row.keySet().stream()
                                            .filter(name -> name.startsWith(column.substring(0, column.length() - 1))))
                            .filter(name -> !row.getOrDefault(name, "").isBlank())
                            .findFirst()
                    : Optional.of(key(row, column))
                            .filter(name -> !row.getOrDefault(name, "").isBlank());
            if (found.isPresent()) {
                used.add(found.get());
                return row.get(found.get());
            }
        }
        return "";
    }

    /** As it is written, or as tables of ours name it. */
    private static String key(Map<String, String> row, String column) {
        return row.containsKey(column) ? column : Table.bare(column);
    }

    private static List<String> left(Map<String, String> row, Set<String> used) {
        return row.entrySet().stream()
                .filter(cell -> !cell.getValue().isBlank() && !used.contains(cell.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
