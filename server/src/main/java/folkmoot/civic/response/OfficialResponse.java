package folkmoot.civic.response;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * A reply by a recognised official actor whom the proposal addresses.
 *
 * @param position the track state that it set, or {@code note} where it set none
 * @param level level of recognition at that time
 */
public record OfficialResponse(
        StatusId status,
        ProposalId proposal,
        Optional<BodyId> body,
        AccountId account,
        String position,
        int level,
        Instant createdAt) {}
