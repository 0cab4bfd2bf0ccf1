package folkmoot.federation.vocabulary;

import java.net.URI;

/** Removes an object of the sender's, or the sender itself when {@code object} is {@code actor}. */
public record Delete(URI id, URI actor, URI object, Recipients recipients) implements Activity {

    /** Addressed to everybody, which Lemmy and Mastodon's forwarding expect. */
    public Delete(URI id, URI actor, URI object) {
        this(id, actor, object, Recipients.to(Addresses.PUBLIC));
    }

    /** Whether the sender removes itself. */
    public boolean isOfTheActor() {
        return object.equals(actor);
    }
}
