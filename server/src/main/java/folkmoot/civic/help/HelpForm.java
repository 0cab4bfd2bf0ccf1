package folkmoot.civic.help;

import folkmoot.civic.matter.Entries;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterForm;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Area, until when, how many, for whom; nothing else, and no price. */
public final class HelpForm implements MatterForm<Help> {

    private static final int LONGEST_INITIALS = 8;
    private static final int LONGEST_CLAIM = 40;
    private static final int MOST = 99;

    /** One to three letters, each with or without a point: never a name. */
    private static final Pattern INITIALS = Pattern.compile("(\\p{L}\\p{M}*[.]? ?){1,3}");

    @Override
    public List<MatterField> fields() {
        return List.of(
                MatterField.number("quantity", false),
                MatterField.text("initials", false, LONGEST_INITIALS),
                MatterField.text("attested", false, LONGEST_CLAIM));
    }

    @Override
    public Where where() {
        return Where.AREA;
    }

    @Override
    public boolean asksUntil() {
        return true;
    }

    @Override
    public Help read(Entries typed) {
        var initials = typed.text("initials").replaceAll("[.\\s]", "").toUpperCase(Locale.ROOT);
        if (!initials.isEmpty() && !INITIALS.matcher(typed.text("initials")).matches()) {
            typed.fault("initials", "ERR_INVALID", "must be one to three initials such as M. K., not a name");
        }
        return new Help(typed.number("quantity", 1, MOST).orElse(1), initials, typed.text("attested"));
    }

    @Override
    public Map<String, String> entries(Help block, ZoneId zone) {
        var typed = new HashMap<String, String>();
        typed.put("quantity", Integer.toString(block.quantity()));
        if (!block.initials().isEmpty()) {
            typed.put("initials", block.initials());
        }
        if (!block.attested().isEmpty()) {
            typed.put("attested", block.attested());
        }
        return typed;
    }
}
