package folkmoot.people.user;

import folkmoot.people.account.Account;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import java.time.Instant;
import java.util.Optional;

/** Somebody who can sign in; acts as one local account. */
public record User(
        UserId id, AccountId account, String email, Role role, String locale, PostingDefaults defaults, Marks marks) {

    /**
     * What new posts are like unless they say otherwise; visibility and quote policy in the client API's words.
     *
     * @param visibility empty while its owner has not chosen
     */
    public record PostingDefaults(
            Optional<String> visibility, boolean sensitive, Optional<String> language, String quotePolicy) {

        /** Of somebody who has not chosen anything. */
        public static final PostingDefaults USUAL =
                new PostingDefaults(Optional.empty(), false, Optional.empty(), "public");

        /** As chosen; else who approves followers by hand posts to them alone, and everybody else to all. */
        public String visibilityFor(Account author) {
            return visibility.orElse(author.settings().locked() ? "private" : "public");
        }
    }

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

    /** Whether they have yet to confirm their address or to be let in. */
    public boolean isWaiting() {
        return marks.confirmed().isEmpty() || marks.approved().isEmpty();
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
