package folkmoot.filter;

import java.util.Locale;
import java.util.Optional;

/** Where a filter counts (client API, Filter). Home includes lists. */
public enum FilterContext {
    HOME,
    NOTIFICATIONS,
    PUBLIC,
    THREAD,
    ACCOUNT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FilterContext> of(String word) {
        for (var context : values()) {
            if (context.word().equals(word)) {
                return Optional.of(context);
            }
        }
        return Optional.empty();
    }
}
