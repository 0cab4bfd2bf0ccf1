package folkmoot.filter;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a status that a filter catches. */
public enum FilterAction {
    /** Shown folded, under the filter's title. */
    WARN,
    /** Left out. */
    HIDE,
    /** Its media are blurred. */
    BLUR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FilterAction> of(String word) {
        for (var action : values()) {
            if (action.word().equals(word)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }
}
