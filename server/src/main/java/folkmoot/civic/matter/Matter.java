package folkmoot.civic.matter;

import folkmoot.civic.proposal.Spot;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * A post of a kind: what each has.
 *
 * @param id of its status
 * @param community of ours; empty where its home is another server
 * @param kind word of its kind
 * @param ends when it is over by itself
 * @param contact for whom its author agrees with, and nobody else
 * @param listed whether lists, searches and feeds have it
 * @param hidden whether moderators took it out of the community
 */
public record Matter(
        StatusId id,
        Optional<CommunityId> community,
        AccountId author,
        String kind,
        Text text,
        Optional<Spot> spot,
        MatterState state,
        Optional<Instant> ends,
        Contact contact,
        boolean listed,
        boolean hidden,
        Times times) {

    /** What it says, plain text. @param language BCP 47 */
    public record Text(String title, String body, String language) {}

    /** How its author wants to be called, and where they meet. */
    public record Contact(String firstName, String meeting) {

        public static final Contact NONE = new Contact("", "");
    }

    public record Times(Instant made, Instant stateSince) {}

    public String title() {
        return text.title();
    }

    /** Whether it can be answered at a time. */
    public boolean isOpen(Instant now) {
        return state == MatterState.OPEN
                && ends.filter(end -> !end.isAfter(now)).isEmpty();
    }

    /** Whether its home is here. */
    public boolean isHome() {
        return community.isPresent();
    }
}
