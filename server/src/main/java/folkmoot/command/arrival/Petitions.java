package folkmoot.command.arrival;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.arrival.Arrival;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Petitions as petition.parliament.uk publishes them ({@code /petitions.json}, {@code /petitions/ID.json}). */
final class Petitions {

    private static final Set<String> USED = Set.of(
            "action",
            "background",
            "additional_details",
            "state",
            "signature_count",
            "created_at",
            "updated_at",
            "creator_name",
            "topics",
            "rejection",
            "government_response",
            "debate");

    /** Moments, each with what happened then. */
    private static final Map<String, String> MOMENTS = Map.of(
            "created_at", "created",
            "opened_at", "opened",
            "closed_at", "closed",
            "rejected_at", "rejected",
            "moderation_threshold_reached_at", "reached the threshold for moderation",
            "response_threshold_reached_at", "reached the threshold for an answer",
            "government_response_at", "answered by the government",
            "debate_threshold_reached_at", "reached the threshold for a debate",
            "debate_outcome_at", "debated");

    private Petitions() {}

    static Format.Read arrival(JsonNode petition) {
        var of = petition.path("attributes");
        if (!of.isObject() || petition.path("id").isMissingNode()) {
            return new Format.Read.Unreadable("is no petition: it has no id or no attributes");
        }
        var state = of.path("state").asText("");
        return new Format.Read.One(new Arrival(
                petition.path("id").asText(),
                Plain.address(petition.at("/links/self").asText().replaceAll("\\.json$", "")),
                of.path("action").asText("").strip(),
                "",
                String.join(
                                "\n\n",
                                of.path("background").asText("").strip(),
                                of.path("additional_details").asText("").strip())
                        .strip(),
                Optional.empty(),
                topic(of),
                Optional.empty(),
                of.path("creator_name").asText("").strip(),
                of.path("signature_count").isIntegralNumber()
                        ? Optional.of(of.path("signature_count").asLong())
                        : Optional.empty(),
                state,
                state.equals("open"),
                time(of, "created_at"),
                history(of),
                answers(of, petition),
                List.of(),
                left(of)));
    }

    private static Optional<String> topic(JsonNode of) {
        return Optional.ofNullable(of.path("topics").path(0).textValue());
    }

    private static Optional<Instant> time(JsonNode of, String field) {
        return Times.read(of.path(field).asText(""));
    }

    private static List<Arrival.Said> history(JsonNode of) {
        var all = new ArrayList<Arrival.Said>();
        new TreeMap<>(MOMENTS)
                .forEach((field, what) ->
                        time(of, field).ifPresent(at -> all.add(said(Optional.of(at), "", what, Optional.empty()))));
        all.sort(Comparator.comparing(one -> one.at().orElseThrow()));
        return all;
    }

    private static List<Arrival.Said> answers(JsonNode of, JsonNode petition) {
        var all = new ArrayList<Arrival.Said>();
        var response = of.path("government_response");
        if (response.isObject()) {
            all.add(said(
                    time(of, "government_response_at")
                            .or(() -> time(response, "responded_on"))
                            .or(() -> time(response, "created_at")),
                    of.path("departments").path(0).path("name").asText(""),
                    (response.path("summary").asText("") + "\n\n"
                                    + response.path("details").asText(""))
                            .strip(),
                    Optional.empty()));
        }
        var rejection = of.path("rejection");
        if (rejection.isObject()) {
            all.add(said(
                    time(of, "rejected_at"),
                    "",
                    ("rejected: " + rejection.path("code").asText("") + "\n\n"
                                    + rejection.path("details").asText(""))
                            .strip(),
                    Optional.empty()));
        }
        var debate = of.path("debate");
        if (debate.isObject()) {
            all.add(said(
                    time(debate, "debated_on"),
                    "",
                    ("debated\n\n" + debate.path("overview").asText("")).strip(),
                    Plain.address(debate.path("transcript_url").asText(""))));
        }
        return all;
    }

    private static Arrival.Said said(Optional<Instant> at, String by, String text, Optional<URI> url) {
        return new Arrival.Said(at, by, Plain.text(text), url);
    }

    private static List<String> left(JsonNode of) {
        var left = new ArrayList<String>();
        of.properties().forEach(field -> {
            var value = field.getValue();
            boolean says = !value.isNull() && !(value.isContainerNode() && value.isEmpty());
            if (says && !USED.contains(field.getKey()) && !MOMENTS.containsKey(field.getKey())) {
                left.add(field.getKey());
            }
        });
        return left;
    }
}
