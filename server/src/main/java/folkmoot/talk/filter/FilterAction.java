package folkmoot.talk.filter;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What becomes of a status that a filter catches. */
public enum FilterAction implements Worded {
    /** Shown folded, under the filter's title. */
    WARN,
    /** Left out. */
    HIDE,
    /** Its media are blurred. */
    BLUR;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FilterAction> of(String word) {
        return Worded.find(FilterAction.class, word);
    }
}
