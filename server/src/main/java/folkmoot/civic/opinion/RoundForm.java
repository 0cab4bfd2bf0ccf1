package folkmoot.civic.opinion;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterForm;
import folkmoot.platform.text.PostText;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With which statements it begins, until when, and how many more each person may add. */
public final class RoundForm implements MatterForm<Round> {

    static final int MOST_FIRST = 12;
    static final int MOST_EACH = 10;
    private static final int USUAL_EACH = 3;

    @Override
    public List<MatterField> fields() {
        return List.of(
                MatterField.lines("statements", true, MOST_FIRST * (Statement.LONGEST + 1)),
                MatterField.time("closes", true),
                MatterField.number("each", false),
                MatterField.tick("checked"));
    }

    @Override
    public Round read(Entries typed) {
        var first = typed.list("statements");
        if (first.size() > MOST_FIRST) {
            typed.fault("statements", "ERR_TOO_LONG", "must be at most " + MOST_FIRST + ", one a line");
        }
        if (first.stream().anyMatch(one -> PostText.graphemes(one) > Statement.LONGEST)
                || first.stream().anyMatch(one -> PostText.graphemes(one) < Statement.SHORTEST)) {
            typed.fault(
                    "statements",
                    "ERR_INVALID",
                    "must have " + Statement.SHORTEST + " to " + Statement.LONGEST + " characters a line");
        }
        typed.requireDistinct("statements", first);
        return new Round(
                first,
                typed.number("each", 0, MOST_EACH).orElse(USUAL_EACH),
                typed.tick("checked"),
                typed.time("closes")
                        .map(end -> end.truncatedTo(ChronoUnit.MINUTES))
                        .orElse(Instant.EPOCH),
                Optional.empty());
    }

    @Override
    public Map<String, String> entries(Round block, ZoneId zone) {
        var typed = new HashMap<String, String>();
        typed.put("statements", String.join("\n", block.first()));
        typed.put("closes", Entries.written(block.closes(), zone));
        typed.put("each", Integer.toString(block.each()));
        if (block.checked()) {
            typed.put("checked", "true");
        }
        return typed;
    }
}
