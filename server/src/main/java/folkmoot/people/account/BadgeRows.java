package folkmoot.people.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jooq.JSONB;

/** Between the column {@code account.badges} and {@link Badge}. */
final class BadgeRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private BadgeRows() {}

    static List<Badge> badges(String json) {
        if (json.equals("[]")) {
            return List.of();
        }
        try {
            return StreamSupport.stream(JSON.readTree(json).spliterator(), false)
                    .map(BadgeRows::badge)
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The badges of an account are not JSON", broken);
        }
    }

    private static Badge badge(JsonNode json) {
        return new Badge(
                json.path("claim").asText(),
                JSON.convertValue(json.path("names"), TEXTS),
                json.path("issuer").asText(),
                URI.create(json.path("page").asText()),
                LocalDate.parse(json.path("since").asText()),
                LocalDate.parse(json.path("until").asText()),
                URI.create(json.path("credential").asText()));
    }

    static JSONB json(List<Badge> badges) {
        var array = JSON.createArrayNode();
        for (var badge : badges) {
            array.addObject()
                    .put("claim", badge.claim())
                    .put("issuer", badge.issuer())
                    .put("page", badge.page().toString())
                    .put("since", badge.since().toString())
                    .put("until", badge.until().toString())
                    .put("credential", badge.credential().toString())
                    .set("names", JSON.valueToTree(badge.names()));
        }
        return JSONB.valueOf(array.toString());
    }
}
