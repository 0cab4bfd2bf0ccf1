package folkmoot.command.arrival;

import static folkmoot.command.arrival.CommunityArchive.optional;
import static folkmoot.command.arrival.CommunityArchive.text;
import static folkmoot.command.arrival.CommunityArchive.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.command.archive.ReadArchive;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The register of an exported community, as a register's file: the entries that stand, without who was recognised for them. */
final class ArchivedRegister {

    /** Columns and the fields that they are, where both are one text. */
    private static final Map<String, String> TEXTS = Map.of(
            "slug", "slug",
            "name", "name",
            "kind", "kind",
            "domain", "domain",
            "handle", "handle",
            "form", "form",
            "area", "area",
            "ack_target_days", "acknowledge_days",
            "answer_target_days", "answer_days",
            "valid_from", "valid_from");

    private static final List<String> LISTS =
            List.of("remit", "languages", "working_week", "holidays", "categories", "life_events");

    private final ReadArchive archive;

    ArchivedRegister(ReadArchive archive) {
        this.archive = archive;
    }

    /** An entry a line; blank without any. */
    String json() throws IOException {
        var rows = new LinkedHashMap<String, JsonNode>();
        archive.rows("body", row -> {
            if (!row.hasNonNull("retired_at")) {
                rows.put(text(row, "id"), row);
            }
        });
        return rows.values().stream().map(row -> entry(row, rows).toString()).collect(Collectors.joining("\n"));
    }

    private static ObjectNode entry(JsonNode row, Map<String, JsonNode> all) {
        var entry = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach((column, field) -> optional(row, column).ifPresent(value -> entry.put(field, value)));
        optional(row, "valid_until").ifPresent(day -> entry.put("valid_until", day));
        for (var list : LISTS) {
            var values = texts(row, list);
            if (!values.isEmpty()) {
                entry.put(list, String.join("; ", values));
            }
        }
        for (var nested : List.of("names", "codes")) {
            if (row.path(nested).isObject()) {
                entry.set(nested, row.path(nested));
            }
        }
        for (var kin : List.of("parent", "predecessor")) {
            optional(row, kin + "_id").map(all::get).ifPresent(other -> entry.put(kin, text(other, "slug")));
        }
        return entry;
    }
}
