package folkmoot.civic.notice;

import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * A body has to be told of a proposal.
 *
 * @param supports how many backed it when it was sent
 * @param early whether a moderator sent it before the threshold
 * @param told when it was
 * @param way how it was tried last
 * @param post that told it, or should
 * @param problem what was in the way at the last attempt
 */
record Notice(
        long id,
        ProposalId proposal,
        BodyId body,
        int supports,
        boolean early,
        Instant created,
        Optional<Instant> told,
        Optional<String> way,
        Optional<StatusId> post,
        Optional<String> problem) {}
