package folkmoot.talk.push;

import java.net.URI;
import java.util.Map;

/** How messages reach push services; filled in by the part that talks with other servers. */
@FunctionalInterface
public interface PushTransport {

    /** Posts a message; the status of the answer, or 0 where none came. */
    int post(URI endpoint, Map<String, String> headers, byte[] body);
}
