package folkmoot.federation.vocabulary;

import java.net.URI;

/** "I would like to read you." Counts only after the followed actor's {@link Accept}. */
public record Follow(URI id, URI actor, URI object, Recipients recipients) implements Activity {

    /** Addressed to the followed actor, as GoToSocial wants it. */
    public Follow(URI id, URI actor, URI object) {
        this(id, actor, object, Recipients.to(object));
    }
}
