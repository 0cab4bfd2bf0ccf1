package folkmoot.quote;

import folkmoot.federation.json.Fields;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * What a stamp has to say (FEP-044f, and GoToSocial's authorizations).
 *
 * @param by the author who allows it
 * @param what the post that quotes or answers
 * @param of the post that is quoted or answered
 */
public record Stamp(URI by, URI what, URI of) {

    /** Whether a document says so; where it was read from is for the caller to judge. */
    public boolean isSaidBy(Fields document, Set<String> types) {
        return document.types().stream().anyMatch(types::contains)
                && document.uri("attributedTo").equals(Optional.of(by))
                && document.uri("interactingObject").equals(Optional.of(what))
                && document.uri("interactionTarget").equals(Optional.of(of));
    }
}
