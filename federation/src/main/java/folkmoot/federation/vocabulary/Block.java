package folkmoot.federation.vocabulary;

import java.net.URI;

/** "I want nothing to do with you." Sent to the blocked actor's server and nowhere else. */
public record Block(URI id, URI actor, URI object, Recipients recipients) implements Activity {

    public Block(URI id, URI actor, URI object) {
        this(id, actor, object, Recipients.to(object));
    }
}
