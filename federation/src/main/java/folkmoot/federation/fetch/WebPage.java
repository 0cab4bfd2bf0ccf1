package folkmoot.federation.fetch;

import java.net.URI;
import java.util.Optional;

/**
 * A page for people, anywhere on the web.
 *
 * @param uri where it was found in the end
 * @param charset as the server says it
 */
public record WebPage(URI uri, byte[] body, Optional<String> charset) {}
