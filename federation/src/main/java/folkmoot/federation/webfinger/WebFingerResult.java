package folkmoot.federation.webfinger;

import java.net.URI;

/** What a look-up ended with. */
public sealed interface WebFingerResult {

    /** The canonical handle and the actor's id. The id is the identity; the handle is a name for it. */
    record Found(Handle handle, URI actor) implements WebFingerResult {}

    /** Nobody is known by that handle, or its server contradicts itself. */
    record Unknown(String reason) implements WebFingerResult {}

    /** Later, perhaps. */
    record Unreachable(String reason) implements WebFingerResult {}
}
