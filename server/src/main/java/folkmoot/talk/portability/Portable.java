package folkmoot.talk.portability;

import folkmoot.platform.text.Worded;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be taken along, with the first line of its table; Mastodon writes some without one. */
public enum Portable implements Worded {
    FOLLOWS("Account address", "Show boosts", "Notify on new posts", "Languages"),
    BLOCKS,
    MUTES("Account address", "Hide notifications"),
    DOMAIN_BLOCKS,
    LISTS,
    BOOKMARKS;

    private final List<String> columns;

    Portable(String... columns) {
        this.columns = List.of(columns);
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Portable> of(String word) {
        return Worded.find(Portable.class, word);
    }

    /** Empty where the table has no such line. */
    public List<String> columns() {
        return columns;
    }

    /** Under which the table is saved. */
    public String fileName() {
        return word() + ".csv";
    }
}
