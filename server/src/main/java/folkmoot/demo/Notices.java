package folkmoot.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people put on the noticeboard of a community, and how it is answered, over the client API. */
final class Notices {

    private static final String MATTERS = "/api/folkmoot/v1/matters";

    private final DemoInstance at;

    Notices(DemoInstance at) {
        this.at = at;
    }

    void put(Act.Matter act) {
        var fields = new HashMap<String, Object>(act.fields());
        fields.put("community", act.community());
        fields.put("kind", act.kind());
        fields.put("language", act.language());
        if (act.at() != null) {
            fields.put(
                    act.kind().equals("event") ? "starts" : "closes",
                    LocalDate.now(ZoneOffset.UTC).plusDays(act.in()) + " " + act.at());
        }
        var id = at.post(act.by(), MATTERS, fields).path("id").asText();
        for (var asked : all(act.asked())) {
            var answer = at.post(
                            asked.by(),
                            MATTERS + "/" + id + "/answer",
                            Map.of("first_name", asked.name(), "note", asked.note()))
                    .path("own")
                    .path("id")
                    .asText();
            if (asked.yes()) {
                at.post(act.by(), MATTERS + "/" + id + "/answers/" + answer + "/agree", Map.of());
            }
        }
        for (var marked : all(act.marks())) {
            at.put(marked.by(), MATTERS + "/" + id + "/marks", Map.of("marks", marked.values()));
        }
        for (var ballot : all(act.ballots())) {
            at.put(
                    ballot.by(),
                    MATTERS + "/" + id + "/ballot",
                    Map.of("answers", ballot.answers(), "experience", ballot.experience()));
        }
        for (var said : all(act.said())) {
            sayOf(id, said);
        }
    }

    private void sayOf(String id, Act.Matter.Said said) {
        var statements = MATTERS + "/" + id + "/statements";
        int number = 0;
        for (var statement : at.get(said.by(), statements)) {
            at.put(
                    said.by(),
                    statements + "/" + statement.path("id").asText() + "/answer",
                    Map.of("answer", said.answers().get(number++)));
        }
    }

    private static <T> List<T> all(List<T> some) {
        return Optional.ofNullable(some).orElse(List.of());
    }
}
