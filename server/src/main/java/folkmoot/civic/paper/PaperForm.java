package folkmoot.civic.paper;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterForm;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The text, in Markdown. */
public final class PaperForm implements MatterForm<Paper> {

    static final int LONGEST = 60_000;
    static final int MOST_PARAGRAPHS = 500;

    @Override
    public List<MatterField> fields() {
        return List.of(MatterField.document("paper", true, LONGEST));
    }

    @Override
    public Paper read(Entries typed) {
        var markdown = typed.lines("paper");
        if (markdown.length() <= LONGEST) { // a longer one is a fault already, and not worth reading
            check(markdown, typed);
        }
        return new Paper(markdown);
    }

    private static void check(String markdown, Entries typed) {
        if (!PaperText.isFlat(markdown)) {
            typed.fault("paper", "ERR_INVALID", "is nested too deeply");
            return;
        }
        int paragraphs = PaperText.paragraphs(markdown).size();
        if (paragraphs > MOST_PARAGRAPHS) {
            typed.fault("paper", "ERR_TOO_MANY", "must have at most " + MOST_PARAGRAPHS + " paragraphs");
        } else if (paragraphs == 0 && !markdown.isEmpty()) {
            typed.fault("paper", "ERR_BLANK", "says nothing");
        }
    }

    @Override
    public Map<String, String> entries(Paper block, ZoneId zone) {
        return Map.of("paper", block.markdown());
    }
}
