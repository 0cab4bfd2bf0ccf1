package folkmoot.door.activitypub;

import java.net.URI;

/** Who stands behind an activity that came in. */
sealed interface Sent {

    /** Whose key signed the request. */
    URI signer();

    /** Its actor, who signed the request or the activity itself. */
    record By(URI actor, URI signer) implements Sent {}

    /** Somebody else, who passed it on without a proof: nothing in it may be believed. */
    record Forwarded(URI signer) implements Sent {}
}
