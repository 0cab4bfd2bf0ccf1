package folkmoot.door.activitypub;

import java.net.URI;

/**
 * An activity that waits to be processed.
 *
 * @param sender who sent it, as was proved at the door
 * @param payload the body as received
 * @param seenAs by which it is recognised when it comes again
 */
record StoredActivity(long id, URI sender, URI activity, byte[] payload, int attempts, String seenAs) {

    /** As it comes out of the queue, when it was recognised or not already. */
    StoredActivity(long id, URI sender, URI activity, byte[] payload, int attempts) {
        this(id, sender, activity, payload, attempts, activity.toString());
    }

    /** As it comes in, before it has a place in the queue. */
    static StoredActivity incoming(URI sender, URI activity, byte[] payload) {
        return new StoredActivity(0, sender, activity, payload, 0);
    }

    /** As it comes in from somebody who only passes it on: that must not keep out the true one with the same id. */
    static StoredActivity forwarded(URI signer, URI activity, byte[] payload) {
        return new StoredActivity(0, signer, activity, payload, 0, signer + " " + activity);
    }
}
