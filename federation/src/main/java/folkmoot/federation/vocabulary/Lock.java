package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/**
 * A moderator of a community closes a thread to further answers (Lemmy 1.0).
 *
 * @param summary the reason, plain text
 */
public record Lock(URI id, URI actor, URI object, Optional<String> summary, Recipients recipients)
        implements Activity {}
