package folkmoot.talk.quote;

import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.json.Fields;
import folkmoot.federation.vocabulary.Origins;
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

    /** Whether a document says so that stands on the author's server, wherever the way to it led. */
    public boolean isSaidBy(FetchResult.Found found, Set<String> types) {
        var document = new Fields(found.json());
        return Origins.same(found.uri(), by)
                && document.types().stream().anyMatch(types::contains)
                && document.uri("attributedTo").equals(Optional.of(by))
                && document.uri("interactingObject").equals(Optional.of(what))
                && document.uri("interactionTarget").equals(Optional.of(of));
    }
}
