package folkmoot.civic.proposal;

import folkmoot.platform.id.CommunityId;
import java.time.Instant;
import java.util.List;

/** What came of it that somebody proposed something. */
public sealed interface Proposed {

    /** It is published, with the bodies that it addresses. */
    record Published(Proposal proposal, List<Track> tracks) implements Proposed {}

    /**
     * It waits for a look of the community's moderators.
     *
     * @param draft under which it is kept until then
     * @param until when it is published if nobody looked
     */
    record Waiting(long draft, CommunityId community, Instant until) implements Proposed {}
}
