package folkmoot.talk.filter;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** Where a filter counts (client API, Filter). Home includes lists. */
public enum FilterContext implements Worded {
    HOME,
    NOTIFICATIONS,
    PUBLIC,
    THREAD,
    ACCOUNT;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FilterContext> of(String word) {
        return Worded.find(FilterContext.class, word);
    }
}
