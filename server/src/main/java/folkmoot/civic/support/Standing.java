package folkmoot.civic.support;

import folkmoot.civic.proposal.Tally;
import folkmoot.civic.proposal.Track;
import java.util.List;

/** Where a proposal stands: who backs it, in numbers, what became of it with each body, and what the viewer does with it. */
public record Standing(Tally tally, List<Track> tracks, Supports.Marks marks) {

    public static final Standing NONE = new Standing(Tally.EMPTY, List.of(), Supports.Marks.NONE);
}
