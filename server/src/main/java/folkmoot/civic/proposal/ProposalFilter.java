package folkmoot.civic.proposal;

import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.util.Optional;

/** Which proposals to list; what is empty does not matter. */
public record ProposalFilter(
        Optional<CommunityId> community,
        Optional<ProposalState> state,
        Optional<String> category,
        Optional<BodyId> body,
        Optional<String> language,
        Optional<String> locality,
        Optional<String> lifeEvent,
        Optional<String> words) {

    public static final ProposalFilter ALL = new ProposalFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ProposalFilter in(CommunityId id) {
        return new ProposalFilter(Optional.of(id), state, category, body, language, locality, lifeEvent, words);
    }

    public ProposalFilter addressedTo(BodyId id) {
        return new ProposalFilter(community, state, category, Optional.of(id), language, locality, lifeEvent, words);
    }
}
