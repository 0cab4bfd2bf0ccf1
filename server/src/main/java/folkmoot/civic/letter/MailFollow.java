package folkmoot.civic.letter;

import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Optional;

/**
 * An address that follows something by mail.
 *
 * @param language in which they asked
 * @param toldUntil of a community: what happened from then on stands in the next mail
 */
public record MailFollow(long id, String email, Target target, String language, Instant toldUntil) {

    /** What is followed. */
    public sealed interface Target {

        /** One proposal. */
        record OfProposal(ProposalId id) implements Target {}

        /** All of a community. */
        record OfCommunity(CommunityId id) implements Target {}

        /** The proposal, if it is one. */
        default Optional<ProposalId> proposal() {
            return switch (this) {
                case OfProposal(var id) -> Optional.of(id);
                case OfCommunity _ -> Optional.empty();
            };
        }

        /** The community, if it is one. */
        default Optional<CommunityId> community() {
            return switch (this) {
                case OfProposal _ -> Optional.empty();
                case OfCommunity(var id) -> Optional.of(id);
            };
        }
    }

    /** As it stands in links by which its mails stop. */
    public String stop() {
        return MailFollows.STOP + id;
    }
}
