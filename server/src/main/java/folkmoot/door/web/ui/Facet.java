package folkmoot.door.web.ui;

import java.util.List;
import java.util.Optional;

/**
 * Something by which a list can be narrowed, with its values.
 *
 * @param open whether the values are seen at once
 */
public record Facet(String title, List<Option> options, boolean open) {

    /**
     * A value of it.
     *
     * @param url the list with it, or without it where it is chosen
     * @param count how many the list would have; empty where nobody counted
     */
    public record Option(String name, String url, Optional<String> count, boolean chosen) {}
}
