package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/**
 * Removes an object of the sender's, or the sender itself when {@code object} is {@code actor}; from a moderator of a
 * community, a post from the community.
 *
 * @param summary why, when a moderator does it (Lemmy); an author gives no reason
 * @param removeData an actor goes and wants everything of theirs gone (Lemmy)
 */
public record Delete(URI id, URI actor, URI object, Optional<String> summary, boolean removeData, Recipients recipients)
        implements Activity {

    public Delete(URI id, URI actor, URI object, Recipients recipients) {
        this(id, actor, object, Optional.empty(), false, recipients);
    }

    /** Addressed to everybody, which Lemmy and Mastodon's forwarding expect. */
    public Delete(URI id, URI actor, URI object) {
        this(id, actor, object, Recipients.to(Addresses.PUBLIC));
    }

    /** Whether the sender removes itself. */
    public boolean isOfTheActor() {
        return object.equals(actor);
    }
}
