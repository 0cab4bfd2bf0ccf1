package folkmoot.civic.matter;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Spot;
import folkmoot.people.account.Account;
import folkmoot.platform.id.StatusId;
import java.util.Optional;

/**
 * What is to be posted, or changed, as the rules of its kind look at it.
 *
 * @param before what it was; empty for something new
 * @param official whether the author speaks for a public body of the community's register
 * @param <B> its record
 */
public record Wanted<B>(
        Community community,
        Account author,
        boolean official,
        Optional<Before<B>> before,
        Matter.Text text,
        Optional<Spot> spot,
        B block) {

    /** What stood there. */
    public record Before<B>(StatusId id, Matter.Text text, Optional<Spot> spot, B block) {}
}
