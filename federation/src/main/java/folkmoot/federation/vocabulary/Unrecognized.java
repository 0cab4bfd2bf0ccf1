package folkmoot.federation.vocabulary;

import java.net.URI;

/** An activity of a type we do nothing with: counted and ignored, never an error. */
public record Unrecognized(URI id, URI actor, String typeWord) implements Activity {

    @Override
    public Recipients recipients() {
        return Recipients.none();
    }
}
