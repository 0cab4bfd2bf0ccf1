package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.Optional;

/** By what it is known that something is one occasion, of however many proposals. */
public sealed interface Occasion {

    /** Something that is known to this server alone. @param word of which everybody hears once */
    record Own(String word) implements Occasion {}

    /**
     * Part of what somebody said to many proposals, on whatever servers: each of these servers knows it by the address where it stands
     * whole.
     *
     * @param page where it stands whole, on its author's own server
     * @param said the post by which one of the proposals got it
     */
    record Part(AccountId by, URI page, URI said) implements Occasion {

        /** The same from another server's news. @param moment as {@link #address} made it */
        public static String word(AccountId by, URI moment) {
            return "whole:" + by + ":" + moment;
        }

        /** How everybody who hears of it can name one moment of its life. @param moment letters, digits and hyphens */
        URI address(String moment) {
            return URI.create(page + "#" + moment);
        }
    }

    /** The moment of its life at which a body's track came to a state. */
    static String moment(TrackState state) {
        return state.word();
    }

    /** What kind of news a moment is; empty for one that nobody hears of. */
    static Optional<Occasions.Kind> kind(String moment) {
        return moment.startsWith(DUE)
                ? Optional.of(Occasions.Kind.COMMITMENT_DUE)
                : TrackState.of(moment).flatMap(Occasions::kind);
    }

    /** Before the day on which something was due. */
    String DUE = "due-";
}
