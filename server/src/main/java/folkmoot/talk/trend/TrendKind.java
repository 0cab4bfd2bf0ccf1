package folkmoot.talk.trend;

import java.util.Locale;

/** What can trend. */
public enum TrendKind {
    TAG,
    STATUS,
    LINK;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
