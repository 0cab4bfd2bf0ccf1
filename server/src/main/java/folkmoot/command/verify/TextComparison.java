package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.log.Commitments;
import folkmoot.federation.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;

/** Compares the published texts of a proposal with their digests in the log. */
final class TextComparison {

    private static final List<String> FIELDS =
            List.of("ask", "bodies", "category", "language", "locality", "problem", "title");

    private TextComparison() {}

    /** What differs, one line each. */
    static List<String> wrong(Chain chain, List<JsonNode> published) {
        var wrong = new ArrayList<String>();
        var texts = new HashSet<Chain.Text>();
        for (var version : published) {
            var text = new Chain.Text(version.path("version").asInt(), digest(version));
            texts.add(text);
            if (!chain.texts().contains(text)) {
                wrong.add("the text of version " + text.version() + " is not the one of the log");
            }
        }
        for (var text : new HashSet<>(chain.texts())) {
            if (!texts.contains(text)) {
                wrong.add("a text of version " + text.version() + " is in the log and not published");
            }
        }
        return wrong;
    }

    /** SHA-256 of the salt and the canonical JSON of the text. */
    private static String digest(JsonNode version) {
        var text = Json.object();
        FIELDS.forEach(field -> text.set(field, version.path(field).isMissingNode() ? null : version.get(field)));
        if (version.path("place").isObject()) {
            text.set("place", version.get("place"));
        }
        try {
            return Commitments.of(HexFormat.of().parseHex(version.path("salt").asText("")), Json.canonical(text));
        } catch (IllegalArgumentException _) {
            return ""; // a salt that is none: no text is known by it
        }
    }
}
