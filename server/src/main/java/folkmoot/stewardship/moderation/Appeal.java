package folkmoot.stewardship.moderation;

import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody says against a decision about their account.
 *
 * @param warning the decision
 * @param by whom it concerns
 * @param decision what came of it; empty while it waits
 */
public record Appeal(long id, long warning, AccountId by, String text, Instant created, Optional<Decision> decision) {

    /**
     * What came of it.
     *
     * @param by who decided; empty for a moderator who is gone
     * @param granted whether the first decision was taken back
     * @param answer what they were told
     */
    public record Decision(Instant at, Optional<AccountId> by, boolean granted, String answer) {}
}
