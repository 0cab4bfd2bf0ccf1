package folkmoot.civic.decision;

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
import java.util.Set;

/** By which method, between what, until when, with how many, who takes part, whether it is secret. */
public final class DecisionForm implements MatterForm<Decision> {

    public static final int MOST_VARIANTS = 10;
    public static final int MOST_GROUPS = 8;
    static final int LONGEST = 100;
    private static final int MOST_QUORUM = 1_000_000;
    private static final List<String> WHO = List.of("members", "experience");

    @Override
    public List<MatterField> fields() {
        return List.of(
                MatterField.lines("variants", true, MOST_VARIANTS * (LONGEST + 1)),
                MatterField.pick("method", true, Method.words()),
                MatterField.time("closes", true),
                MatterField.number("quorum", false),
                MatterField.pick("who", false, WHO),
                MatterField.lines("experience", false, MOST_GROUPS * (LONGEST + 1)),
                MatterField.tick("secret"));
    }

    @Override
    public boolean hasPictures() {
        return true;
    }

    @Override
    public Decision read(Entries typed) {
        var method = typed.pick("method", Method.words()).flatMap(Method::of).orElse(Method.CONSENT);
        var variants = list(typed, "variants", method == Method.CONSENT ? 1 : 2, MOST_VARIANTS);
        boolean only = typed.pick("who", WHO).filter("experience"::equals).isPresent();
        var groups = list(typed, "experience", only ? 1 : 0, MOST_GROUPS);
        return new Decision(
                method,
                variants,
                groups,
                only,
                typed.tick("secret"),
                typed.number("quorum", 1, MOST_QUORUM),
                typed.time("closes")
                        .map(end -> end.truncatedTo(ChronoUnit.MINUTES))
                        .orElse(Instant.EPOCH),
                Set.of(),
                Optional.empty());
    }

    private static List<String> list(Entries typed, String field, int fewest, int most) {
        var all = typed.list(field);
        if (all.size() < fewest && !(typed.lines(field).isEmpty() && field.equals("variants"))) { // said already
            typed.fault(field, "ERR_TOO_SHORT", "must be at least " + fewest + ", one a line");
        } else if (all.size() > most) {
            typed.fault(field, "ERR_TOO_LONG", "must be at most " + most + ", one a line");
        }
        if (all.stream().anyMatch(one -> PostText.graphemes(one) > LONGEST)) {
            typed.fault(field, "ERR_TOO_LONG", "must have at most " + LONGEST + " characters a line");
        }
        typed.requireDistinct(field, all);
        return all;
    }

    @Override
    public Map<String, String> entries(Decision block, ZoneId zone) {
        var typed = new HashMap<String, String>();
        typed.put("variants", String.join("\n", block.variants()));
        typed.put("method", block.method().word());
        typed.put("closes", Entries.written(block.closes(), zone));
        block.quorum().ifPresent(least -> typed.put("quorum", least.toString()));
        typed.put("who", block.experiencedOnly() ? "experience" : "members");
        if (!block.experience().isEmpty()) {
            typed.put("experience", String.join("\n", block.experience()));
        }
        if (block.secret()) {
            typed.put("secret", "true");
        }
        return typed;
    }
}
