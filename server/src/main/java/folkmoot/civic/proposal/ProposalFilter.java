package folkmoot.civic.proposal;

import folkmoot.civic.community.LifeEvent;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.util.Optional;

/**
 * Which proposals to list; what is empty does not matter.
 *
 * @param interaction of their life event: {@code regulatory}, {@code discretionary} or {@code proactive}
 */
public record ProposalFilter(
        Optional<CommunityId> community,
        Optional<ProposalState> state,
        Optional<String> category,
        Optional<BodyId> body,
        Optional<String> language,
        Optional<String> locality,
        Optional<String> lifeEvent,
        Optional<String> interaction,
        Optional<String> words) {

    public static final ProposalFilter ALL = new ProposalFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public ProposalFilter in(CommunityId id) {
        return new ProposalFilter(
                Optional.of(id), state, category, body, language, locality, lifeEvent, interaction, words);
    }

    public ProposalFilter addressedTo(BodyId id) {
        return new ProposalFilter(
                community, state, category, Optional.of(id), language, locality, lifeEvent, interaction, words);
    }

    public ProposalFilter of(LifeEvent event) {
        return new ProposalFilter(
                community, state, category, body, language, locality, Optional.of(event.slug()), interaction, words);
    }

    /** Those that have all of the words, as typed. */
    public ProposalFilter saying(String typed) {
        return new ProposalFilter(
                community, state, category, body, language, locality, lifeEvent, interaction, Optional.of(typed));
    }
}
