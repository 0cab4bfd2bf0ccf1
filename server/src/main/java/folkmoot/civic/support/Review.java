package folkmoot.civic.support;

import folkmoot.platform.text.Worded;
import java.util.Locale;

/** What moderators decided about a support in the open. No rule changes it again. */
enum Review implements Worded {
    RELEASED,
    INVALIDATED;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Review of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
