package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What the author of a proposal owns, as a block in the post. Category, locality and life event are the words of the
 * community's lists. {@code state} is a courtesy snapshot and never trusted: the {@link CivicRecord} says where it stands.
 */
public record CivicProposal(
        String name,
        Optional<String> problem,
        String ask,
        Optional<String> category,
        Optional<String> locality,
        Optional<String> lifeEvent,
        Optional<String> language,
        Optional<String> state,
        List<URI> responsibleBodies,
        Optional<URI> record) {

    public CivicProposal {
        responsibleBodies = List.copyOf(responsibleBodies);
    }
}
