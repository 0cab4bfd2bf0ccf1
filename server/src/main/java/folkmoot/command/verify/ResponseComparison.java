package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.log.Commitments;
import folkmoot.federation.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Compares what is published of bodies' answers, version by version, with their digests in the log. */
final class ResponseComparison {

    private static final int PAGE = 40;
    private static final List<String> FIELDS =
            List.of("by", "content", "due", "language", "measure", "names", "position", "reason", "type");

    private ResponseComparison() {}

    /** What differs, one line each. @param path of the published answers */
    static List<String> wrong(Chain chain, PublicData data, String path) {
        var shown = new HashSet<Chain.Answer>();
        var wrong = new ArrayList<String>();
        int unknown = 0;
        var page = data.list(path + "?limit=" + PAGE);
        while (!page.isEmpty()) {
            for (var response : page) {
                var id = response.path("id").asText();
                for (var version : response.path("versions")) {
                    shown.add(new Chain.Answer(id, version.path("version").asInt(), digest(version)));
                }
                unknown += chain.answers().stream()
                                .anyMatch(answer -> answer.response().equals(id))
                        ? 0
                        : 1;
            }
            page = page.size() < PAGE
                    ? List.of()
                    : data.list(path + "?limit=" + PAGE + "&before="
                            + page.getLast().path("id").asText());
        }
        for (var answer : shown) {
            boolean numbered =
                    chain.answers().stream().anyMatch(known -> known.response().equals(answer.response()));
            if (numbered && !chain.answers().contains(answer) && answer.version() > first(chain, answer)) {
                wrong.add("version " + answer.version() + " of the answer " + answer.response()
                        + " is not the one of the log");
            }
        }
        for (var answer : new HashSet<>(chain.answers())) {
            if (!shown.contains(answer)) {
                wrong.add("version " + answer.version() + " of the answer " + answer.response()
                        + " is in the log and not published");
            }
        }
        if (unknown > chain.olderAnswers()) {
            wrong.add("more answers are published than are in the log");
        }
        return wrong;
    }

    /** Of an answer from before it had a number in the log, earlier versions are not in it. */
    private static int first(Chain chain, Chain.Answer answer) {
        return chain.answers().stream()
                        .filter(known -> known.response().equals(answer.response()))
                        .mapToInt(Chain.Answer::version)
                        .min()
                        .orElse(1)
                - 1;
    }

    private static String digest(JsonNode version) {
        var document = Json.object();
        FIELDS.forEach(field -> document.set(field, version.path(field).isMissingNode() ? null : version.get(field)));
        return Commitments.of(new byte[0], Json.canonical(document));
    }
}
