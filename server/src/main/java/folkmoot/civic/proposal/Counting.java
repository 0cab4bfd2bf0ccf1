package folkmoot.civic.proposal;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** What a live support counts as. */
public enum Counting implements Worded {
    COUNTED,
    /** Waits for moderators. */
    HELD,
    /** Taken out: by moderators, with a reason that everybody can read, or by a rule. */
    INVALID;

    /** As stored. */
    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Counting of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
