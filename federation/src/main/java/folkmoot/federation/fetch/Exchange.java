package folkmoot.federation.fetch;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** What one request to another server ended with. */
public sealed interface Exchange {

    /**
     * An answer came, whatever its status.
     *
     * @param body at most as long as was allowed
     */
    record Answered(int status, MultiMap headers, byte[] body) implements Exchange {

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /** We do not go there: a private address, plain http, a strange port. */
    record Refused(String reason) implements Exchange {}

    /** Nothing came, or not in time. */
    record Unreachable(String reason) implements Exchange {}

    /** The answer is longer than was allowed; what came of its body is dropped. */
    record TooLarge(int status) implements Exchange {}
}
