package folkmoot.stewardship.report;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Somebody asks the moderators to look at an account.
 *
 * @param account who reports; for a report from elsewhere whoever that server names, mostly its instance actor
 * @param target who is reported
 * @param category {@code spam}, {@code legal}, {@code violation} or {@code other}
 * @param forwarded whether a copy went to the server of the reported account
 * @param rules ids of the rules that were broken
 * @param uri id of the Flag activity, where there is one
 */
public record Report(
        long id,
        AccountId account,
        AccountId target,
        String category,
        String comment,
        boolean forwarded,
        List<Long> rules,
        List<StatusId> statuses,
        Optional<URI> uri,
        Handling handling,
        Instant createdAt,
        Instant updatedAt) {

    public Report {
        rules = List.copyOf(rules);
        statuses = List.copyOf(statuses);
    }

    /** The same, handled otherwise. */
    public Report with(Handling changed) {
        return new Report(
                id, account, target, category, comment, forwarded, rules, statuses, uri, changed, createdAt, updatedAt);
    }

    /** The same, sorted otherwise. */
    public Report with(String changedCategory, List<Long> changedRules) {
        return new Report(
                id,
                account,
                target,
                changedCategory,
                comment,
                forwarded,
                changedRules,
                statuses,
                uri,
                handling,
                createdAt,
                updatedAt);
    }

    /** What moderators did with it. */
    public record Handling(Optional<AccountId> assigned, Optional<Instant> settled, Optional<AccountId> settledBy) {

        /** Nobody has looked at it yet. */
        public static final Handling NONE = new Handling(Optional.empty(), Optional.empty(), Optional.empty());
    }
}
