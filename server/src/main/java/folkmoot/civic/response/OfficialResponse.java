package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a body answered, or remarked, about a proposal that addresses it.
 *
 * @param status the post that carries it; one post may carry the answer of several bodies
 * @param account who posted it: the body, an office on its behalf, or the clerk for what came by mail
 * @param removed when its post was removed; what it said stays
 * @param versions what it said, the first first; never empty
 */
public record OfficialResponse(
        ResponseId id,
        Optional<StatusId> status,
        ProposalId proposal,
        Optional<BodyId> body,
        AccountId account,
        Via via,
        Instant createdAt,
        Optional<Instant> removed,
        List<ResponseVersion> versions) {

    public OfficialResponse {
        versions = List.copyOf(versions);
    }

    /** What it says now, or said last. */
    public ResponseVersion latest() {
        return versions.getLast();
    }

    /** Where it says that the body stands; empty for a comment. */
    public Optional<TrackState> position() {
        return latest().says().position();
    }
}
