package folkmoot.civic.community;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The colour of buttons and links that a place may choose. What each looks like on light and on dark paper stands in
 * {@code folkmoot.css}; every one can be read on both.
 */
public enum Accent {
    TEAL,
    GREEN,
    OLIVE,
    AMBER,
    BRICK,
    CRIMSON,
    PLUM,
    VIOLET,
    INDIGO,
    BLUE,
    SLATE;

    /** As it is written in forms and style sheets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Accent> of(String word) {
        return Arrays.stream(values())
                .filter(accent -> accent.word().equals(word))
                .findFirst();
    }
}
