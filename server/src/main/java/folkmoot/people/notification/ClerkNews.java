package folkmoot.people.notification;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/** Who brings somebody news of what they back: the clerk of a community of which they back or follow a proposal, and nobody else. */
public final class ClerkNews {

    /** Of the account {@code a} to the member {@code p.me}. */
    static final String IS_ONES_CLERK = """
        (a.actor_type = 'Service' AND right(a.username, 6) = '_clerk' AND EXISTS (
            SELECT 1 FROM account g WHERE lower(g.username) = lower(left(a.username, -6)) AND g.actor_type = 'Group'
                AND (g.domain = a.domain OR g.domain IS NULL AND a.domain IS NULL)
                AND (EXISTS (SELECT 1 FROM favourite v JOIN proposal o ON o.id = v.status_id
                             WHERE v.account_id = p.me AND o.community_id = g.id)
                     OR EXISTS (SELECT 1 FROM proposal_follow w JOIN proposal o ON o.id = w.proposal_id
                                WHERE w.account_id = p.me AND o.community_id = g.id))))
        """;

    private static final String BRINGS =
            "SELECT 1 FROM account a, (SELECT ?::bigint AS me) p WHERE a.id = ? AND " + IS_ONES_CLERK;

    private ClerkNews() {}

    /** Whether an account is the clerk of a community of which a member backs or follows a proposal. */
    public static boolean areFrom(Transaction tx, AccountId clerk, AccountId member) {
        return !tx.fetch(BRINGS, row -> row.getInt(1), member.value(), clerk.value())
                .isEmpty();
    }
}
