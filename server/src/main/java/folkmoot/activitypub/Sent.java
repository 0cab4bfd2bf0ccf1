package folkmoot.activitypub;

import java.net.URI;

/** Who stands behind an activity that came in. */
sealed interface Sent {

    /** Its actor, who signed the request or the activity itself. */
    record By(URI actor) implements Sent {}

    /** Somebody else, who passed it on without a proof: nothing in it may be believed. */
    record Forwarded(URI signer) implements Sent {}
}
