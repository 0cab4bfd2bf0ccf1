package folkmoot.door.web.ui;

import java.util.Optional;

/**
 * A link to a page beside this one.
 *
 * @param here whether it is this page
 * @param number how many things are there
 */
public record Tab(String name, String url, boolean here, Optional<String> number) {

    /** Without a number. */
    public static Tab of(String name, String url, boolean here) {
        return new Tab(name, url, here, Optional.empty());
    }
}
