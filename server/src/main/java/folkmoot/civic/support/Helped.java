package folkmoot.civic.support;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody said for a person without an account. Shown to the two and to nobody else.
 *
 * @param helper empty once the account is gone
 * @param name whom they helped, where they wrote it down and did not leave since
 */
public record Helped(long id, ProposalId proposal, Optional<AccountId> helper, Optional<String> name, Instant when) {}
