package folkmoot.user;

import folkmoot.id.AccountId;
import folkmoot.id.UserId;
import java.time.Instant;
import java.util.Optional;

/** Somebody who can sign in; acts as one local account. */
public record User(
        UserId id, AccountId account, String email, Role role, String locale, PostingDefaults defaults, Marks marks) {

    /** What new posts are like unless they say otherwise; visibility and quote policy in the client API's words. */
    public record PostingDefaults(
            String visibility, boolean sensitive, Optional<String> language, String quotePolicy) {}

    /** When what happened to the membership. */
    public record Marks(
            Instant created, Optional<Instant> confirmed, Optional<Instant> approved, Optional<Instant> disabled) {}

    /** Whether and why not they can use their account. */
    public enum Standing {
        ACTIVE,
        UNCONFIRMED,
        PENDING,
        DISABLED
    }

    public Standing standing() {
        if (marks.disabled().isPresent()) {
            return Standing.DISABLED;
        }
        if (marks.confirmed().isEmpty()) {
            return Standing.UNCONFIRMED;
        }
        return marks.approved().isEmpty() ? Standing.PENDING : Standing.ACTIVE;
    }
}
