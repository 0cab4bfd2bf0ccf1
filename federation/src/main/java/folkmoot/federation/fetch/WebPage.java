package folkmoot.federation.fetch;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A page for people, anywhere on the web.
 *
 * @param uri where it was found in the end
 * @param charset as the server says it
 * @param links values of its {@code Link} headers (RFC 8288)
 */
public record WebPage(URI uri, byte[] body, Optional<String> charset, List<String> links) {

    public WebPage {
        links = List.copyOf(links);
    }
}
