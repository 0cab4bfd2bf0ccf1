package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;

/**
 * Removes an object of the sender's, or the sender itself when {@code object} is {@code actor}; from a moderator of a
 * community, a post from the community.
 *
 * @param summary why, when a moderator does it (Lemmy); an author gives no reason
 * @param removeData whether an actor that goes wants everything of theirs gone too (Lemmy); most servers do not say
 */
public record Delete(
        URI id, URI actor, URI object, Optional<String> summary, Optional<Boolean> removeData, Recipients recipients)
        implements Activity {

    public Delete(URI id, URI actor, URI object, Recipients recipients) {
        this(id, actor, object, Optional.empty(), Optional.empty(), recipients);
    }

    /** Addressed to everybody, which Lemmy and Mastodon's forwarding expect. */
    public Delete(URI id, URI actor, URI object) {
        this(id, actor, object, Recipients.to(Addresses.PUBLIC));
    }

    /** Whether the sender removes itself. */
    public boolean isOfTheActor() {
        return object.equals(actor);
    }

    /** Whether the sender said that what it wrote is to stay. */
    public boolean keepsWhatWasWritten() {
        return removeData.equals(Optional.of(false));
    }
}
