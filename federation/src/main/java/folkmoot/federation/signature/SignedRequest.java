package folkmoot.federation.signature;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as its signature sees it.
 *
 * @param target path and query exactly as sent, not decoded
 * @param headers by lower-case name, values in the order sent
 * @param body the raw bytes, empty for a GET
 */
public record SignedRequest(String method, String target, Map<String, List<String>> headers, byte[] body) {

    /** The header's values joined as the specifications say; empty when it was not sent. */
    Optional<String> header(String name) {
        var values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(", ", values.stream().map(String::strip).toList()));
    }

    /** The header's value; empty when it was not sent or sent several times. */
    Optional<String> single(String name) {
        var values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.size() != 1
                ? Optional.empty()
                : Optional.of(values.getFirst().strip());
    }

    /** The path without the query. */
    String path() {
        var mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    boolean hasQuery() {
        return target.indexOf('?') >= 0;
    }

    /** Whether a digest of the body must be signed. */
    boolean carriesBody() {
        return method.equalsIgnoreCase("POST") || method.equalsIgnoreCase("PUT");
    }
}
