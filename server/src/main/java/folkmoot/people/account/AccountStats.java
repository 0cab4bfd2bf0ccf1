package folkmoot.people.account;

import java.time.Instant;
import java.util.Optional;

/** Counters of an account, as known here. */
public record AccountStats(int followers, int following, int statuses, Optional<Instant> lastStatusAt) {

    /** Nothing counted yet. */
    public static final AccountStats NONE = new AccountStats(0, 0, 0, Optional.empty());
}
