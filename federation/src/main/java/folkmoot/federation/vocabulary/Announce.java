package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Passes something on: a post (a boost), or, from a community, an activity it received (FEP-1b12). What is embedded is
 * never taken at the announcer's word.
 */
public record Announce(
        URI id, URI actor, Ref<ActivityStreamsObject> object, Recipients recipients, Optional<Instant> published)
        implements Activity {}
