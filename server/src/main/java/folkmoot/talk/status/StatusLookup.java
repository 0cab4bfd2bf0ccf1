package folkmoot.talk.status;

import java.net.URI;
import java.util.Optional;

/**
 * Finds statuses also where they are not known here yet, by asking their server. Goes over the network: never inside a
 * transaction. Empty where there is none or it cannot be had now.
 */
@FunctionalInterface
public interface StatusLookup {

    Optional<Status> byUri(URI uri);
}
