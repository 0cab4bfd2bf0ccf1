package folkmoot.civic.decision;

import java.util.List;
import java.util.Optional;

/**
 * What ballots come to.
 *
 * @param quorate whether there are as many as it needs
 * @param places variants that stand, the first first
 * @param chosen what is decided; empty without a quorum, and where nobody wants any of them or all meet objections
 * @param working how it was counted: for a run-off the ballots of each variant in each round (-1 once it is out), after Schulze how many ballots place the
 *     variant of the row before that of the column; otherwise nothing
 */
public record Outcome(
        int ballots, boolean quorate, List<Place> places, Optional<Integer> chosen, List<List<Integer>> working) {

    /**
     * Where a variant ends.
     *
     * @param figures votes; points; how many others it beats; ballots in its last round; who agree, stand aside, object
     * @param byLot whether lots were drawn for its place
     */
    public record Place(int variant, List<Integer> figures, boolean byLot) {}
}
