package folkmoot.secondchecker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** That records, histories and texts tell what the log tells. */
record Narrative(Site site, Map<String, List<JsonNode>> ofProposal, List<String> wrong) {

    private static final String ACTIVITY = "application/activity+json";

    void check() {
        ofProposal.forEach((proposal, entries) -> {
            var path = proposal.substring(site.url().length());
            var record = site.json(path, ACTIVITY);
            if (record != null) {
                state(proposal, entries, record);
                tracks(proposal, entries, record);
                history(proposal, entries, site.json(path.replace("/record", "/history"), ACTIVITY));
                texts(proposal, entries, path.split("/")[2]);
                responses(proposal, entries, path.split("/")[2]);
            }
        });
    }

    private void state(String proposal, List<JsonNode> entries, JsonNode record) {
        entries.stream()
                .filter(entry -> entry.path("kind").asText().equals("event"))
                .filter(entry -> entry.has("from")
                        && !List.of("track", "amended", "corrected", "edited")
                                .contains(entry.path("event").asText()))
                .reduce((_, later) -> later)
                .filter(last ->
                        !last.path("to").asText().equals(record.path("fm:state").asText()))
                .ifPresent(last -> wrong.add(proposal + " is in another state than " + last));
    }

    private void tracks(String proposal, List<JsonNode> entries, JsonNode record) {
        for (var track : record.path("fm:tracks")) {
            var moments = entries.stream()
                    .filter(entry -> entry.path("body")
                            .asText("-")
                            .equals(track.path("fm:actor").asText()))
                    .map(entry -> Instant.parse(entry.path("at").asText()))
                    .toList();
            for (var name : List.of("fm:asked", "fm:acknowledged", "fm:answered")) {
                if (track.has(name) && !moments.isEmpty()) {
                    var shown = Instant.parse(track.path(name).asText());
                    if (moments.stream()
                            .noneMatch(at -> Duration.between(at, shown).abs().toSeconds() < 3)) {
                        wrong.add(proposal + " has " + name + " " + shown);
                    }
                }
            }
        }
    }

    private void history(String proposal, List<JsonNode> entries, JsonNode history) {
        var logged = new TreeSet<String>();
        for (var entry : entries) {
            if (entry.path("kind").asText().equals("event")) {
                logged.add(entry.path("at").asText()
                        + entry.path("event").asText()
                        + entry.path("from").asText()
                        + entry.path("to").asText()
                        + entry.path("reason").asText());
            }
        }
        var shown = new TreeSet<String>();
        for (var item : history.path("orderedItems")) {
            shown.add(Instant.parse(item.path("published").asText()).truncatedTo(ChronoUnit.SECONDS)
                    + item.path("fm:kind").asText()
                    + item.path("fm:from").asText()
                    + item.path("fm:to").asText()
                    + item.path("fm:reason").asText());
        }
        if (!logged.equals(shown)) {
            wrong.add(proposal + " has the history " + shown + " and in the log " + logged);
        }
    }

    private void texts(String proposal, List<JsonNode> entries, String id) {
        var logged = new TreeSet<String>();
        for (var entry : entries) {
            if (entry.path("kind").asText().equals("version")) {
                logged.add(
                        entry.path("version").asInt() + " " + entry.path("text").asText());
            }
        }
        if (logged.isEmpty()) {
            return;
        }
        var shown = new TreeSet<String>();
        for (var version : site.json("/api/folkmoot/v1/proposals/" + id + "/versions")) {
            var fields = new TreeMap<String, String>();
            for (var field : List.of("title", "ask", "problem", "category", "locality", "bodies", "language")) {
                fields.put(
                        JsonNodeFactory.instance.textNode(field).toString(),
                        version.path(field).toString());
            }
            var canonical = new StringBuilder("{");
            fields.forEach((name, value) -> canonical
                    .append(canonical.length() > 1 ? "," : "")
                    .append(name)
                    .append(":")
                    .append(value));
            var digest = Rfc9162.sha256(
                    Rfc9162.hex(version.path("salt").asText()),
                    canonical.append("}").toString().getBytes(StandardCharsets.UTF_8));
            shown.add(version.path("version").asInt() + " " + HexFormat.of().formatHex(digest));
        }
        if (!logged.equals(shown)) {
            wrong.add(proposal + " has other texts than the log");
        }
    }

    private void responses(String proposal, List<JsonNode> entries, String id) {
        var logged = new TreeSet<String>();
        for (var entry : entries) {
            if (entry.path("kind").asText().equals("response") && entry.has("response")) {
                logged.add(entry.path("response").asText() + " "
                        + entry.path("version").asInt() + " "
                        + entry.path("text").asText());
            }
        }
        var shown = new TreeSet<String>();
        var path = "/api/folkmoot/v1/proposals/" + id + "/responses?limit=40";
        for (var page = site.json(path); !page.isEmpty(); ) {
            for (var response : page) {
                for (var version : response.path("versions")) {
                    shown.add(response.path("id").asText() + " "
                            + version.path("version").asInt() + " " + digest(version));
                }
            }
            page = site.json(
                    path + "&before=" + page.get(page.size() - 1).path("id").asText());
        }
        if (!logged.isEmpty() && !logged.equals(shown)) {
            wrong.add(proposal + " has other answers than the log");
        }
    }

    private static String digest(JsonNode version) {
        var fields = new TreeMap<String, String>();
        for (var field : List.of(
                "by", "content", "due", "joint", "language", "measure", "names", "position", "reason", "type")) {
            fields.put(
                    JsonNodeFactory.instance.textNode(field).toString(),
                    version.path(field).isMissingNode()
                            ? "null"
                            : version.path(field).toString());
        }
        var canonical = new StringBuilder("{");
        fields.forEach((name, value) -> canonical
                .append(canonical.length() > 1 ? "," : "")
                .append(name)
                .append(":")
                .append(value));
        return HexFormat.of()
                .formatHex(Rfc9162.sha256(
                        new byte[0], canonical.append("}").toString().getBytes(StandardCharsets.UTF_8)));
    }
}
