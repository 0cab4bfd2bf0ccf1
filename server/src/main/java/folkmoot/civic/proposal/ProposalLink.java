package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/**
 * How one proposal relates to another. Supports are never moved along a link.
 *
 * @param outgoing whether it is said of this proposal, or of the other about this
 * @param by who said so
 * @param agreed whether both sides agreed; a suggestion otherwise
 */
public record ProposalLink(ProposalId other, Kind kind, boolean outgoing, AccountId by, boolean agreed) {

    public enum Kind implements Worded {
        DUPLICATE_OF,
        RELATED_TO,
        OPPOSES,
        SUPERSEDES,
        FOLLOWS_FROM;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> of(String word) {
            return Worded.find(Kind.class, word);
        }
    }
}
