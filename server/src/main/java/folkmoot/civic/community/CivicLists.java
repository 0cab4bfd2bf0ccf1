package folkmoot.civic.community;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.platform.json.JsonLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lists that come along: categories in five languages, life events, templates for new communities. */
public final class CivicLists {

    private static final List<String> LANGUAGES = List.of("en", "cy", "pl", "ur", "ar");

    private CivicLists() {}

    /** What a new community of some kind begins with. @param kinds of matters, words */
    public record Template(
            String name,
            String title,
            List<String> guidelines,
            List<String> categories,
            int threshold,
            List<String> kinds) {}

    public static List<Category> categories() {
        return lines("categories").stream()
                .map(line -> new Category(line.path("id").asText(), names(line)))
                .toList();
    }

    public static List<LifeEvent> lifeEvents() {
        return lines("life_events").stream()
                .map(line -> new LifeEvent(
                        line.path("id").asText(),
                        line.path("interaction").asText(),
                        names(line),
                        texts(line.path("bodies"))))
                .toList();
    }

    public static List<Template> templates() {
        return lines("templates").stream()
                .map(line -> new Template(
                        line.path("id").asText(),
                        line.path("title").asText(),
                        texts(line.path("guidelines")),
                        texts(line.path("categories")),
                        line.path("threshold").asInt(),
                        texts(line.path("kinds"))))
                .toList();
    }

    private static Map<String, String> names(JsonNode line) {
        var names = new LinkedHashMap<String, String>();
        for (var language : LANGUAGES) {
            if (line.has(language)) {
                names.put(language, line.path(language).asText());
            }
        }
        return names;
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static List<JsonNode> lines(String name) {
        return JsonLines.read("civic/" + name + ".jsonl", JsonNode.class);
    }
}
