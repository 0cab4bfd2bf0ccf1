package folkmoot.demo;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import folkmoot.platform.json.JsonLines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One of the invented proposals, as {@code civic/proposals.jsonl} has it.
 *
 * @param department slug of the body it is meant for
 * @param nearOthers the name of a group that asks for nearly the same; null for most
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Idea(
        String id,
        String title,
        String body,
        String language,
        String category,
        String locality,
        @JsonProperty("life_event") String lifeEvent,
        @JsonProperty("target_department") String department,
        @JsonProperty("dup_group") String nearOthers) {

    private static final String WHY = "It is about another spot, or asks for another way.";

    static Map<String, Idea> byId() {
        return JsonLines.read("civic/proposals.jsonl", Idea.class).stream()
                .collect(Collectors.toMap(Idea::id, Function.identity()));
    }

    /** As the API takes it; a community keeps no categories that it does not have, and sends only to bodies of its register. */
    Map<String, Object> asked(DemoCommunity community, List<String> categories) {
        var asked = new HashMap<String, Object>(Map.of(
                "community", community.name(),
                "title", title,
                "ask", title,
                "problem", body,
                "language", language));
        Optional.ofNullable(nearOthers).ifPresent(_ -> asked.put("different_because", WHY));
        Optional.ofNullable(category).filter(categories::contains).ifPresent(one -> asked.put("category", one));
        Optional.ofNullable(locality)
                .filter(community.localities()::containsKey)
                .ifPresent(one -> asked.put("locality", one));
        Optional.ofNullable(lifeEvent).ifPresent(one -> asked.put("life_event", one));
        if (community.bodies().stream().anyMatch(one -> one.slug().equals(department))) {
            asked.put("bodies", List.of(department));
        }
        return asked;
    }
}
