package folkmoot.activitypub;

import java.net.URI;

/**
 * An activity that waits to be processed.
 *
 * @param sender who sent it, as was proved at the door
 * @param payload the body as received
 */
record StoredActivity(long id, URI sender, URI activity, byte[] payload, int attempts) {

    /** As it comes in, before it has a place in the queue. */
    static StoredActivity incoming(URI sender, URI activity, byte[] payload) {
        return new StoredActivity(0, sender, activity, payload, 0);
    }
}
