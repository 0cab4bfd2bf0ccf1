package folkmoot.door.web.ui;

import java.util.Optional;

/**
 * By what a place is known at a glance: its picture, or the first letter of its name on its colour.
 *
 * @param picture address of it
 * @param accent one of the colours of {@code folkmoot.css}
 */
public record Crest(Optional<String> picture, String initial, String accent) {

    /** The first letter of a name; empty for none. */
    public static String initial(String name) {
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }
}
