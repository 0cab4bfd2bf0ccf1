package folkmoot.federation.fetch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;

/** What a fetch ended with. The kinds decide between using, forgetting, trying later and giving up. */
public sealed interface FetchResult {

    /** The document, and the address at which it was found in the end. */
    record Found(URI uri, ObjectNode json) implements FetchResult {}

    /** 410: it was there and is gone for good. */
    record Gone(URI uri) implements FetchResult {}

    /** 404. Do not tell it from {@link Hidden} to whoever made us look. */
    record Missing(URI uri) implements FetchResult {}

    /** 401 or 403: not for us. Whether it is there, nobody says. */
    record Hidden(URI uri) implements FetchResult {}

    /** We do not go there. */
    record Refused(String reason) implements FetchResult {}

    /** We do not go there today: too many servers under this name are new to us. */
    record Crowded() implements FetchResult {}

    /**
     * Nothing came that is of use; later, perhaps.
     *
     * @param answered whether the server answered, if only to say that it cannot now
     */
    record Unreachable(String reason, boolean answered) implements FetchResult {

        /** Without any answer. */
        public Unreachable(String reason) {
            this(reason, false);
        }
    }

    /** Something came that is not what was asked for. */
    record Malformed(String reason) implements FetchResult {}
}
