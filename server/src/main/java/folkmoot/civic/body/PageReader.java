package folkmoot.civic.body;

import java.net.URI;
import java.util.Optional;

/** Fetches a web page within the usual limits (https, size, time, no private addresses). */
@FunctionalInterface
public interface PageReader {

    /** The page's HTML; empty when it cannot be had now. */
    Optional<String> read(URI page);
}
