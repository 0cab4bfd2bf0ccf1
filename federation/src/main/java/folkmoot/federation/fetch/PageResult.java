package folkmoot.federation.fetch;

import java.net.URI;

/** What fetching a page ended with. */
public sealed interface PageResult {

    /** The page, and the address at which it was found in the end. */
    record Page(URI uri, String text) implements PageResult {}

    record Failed(String reason) implements PageResult {}
}
