package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import java.time.Instant;
import org.jooq.Condition;

/** Who belongs to a community of ours: who joined it by following it, and is in good standing there. */
public final class Membership {

    private final Bans bans;

    public Membership(Bans bans) {
        this.bans = bans;
    }

    /** Whether somebody had joined by a moment, in good standing or not. */
    public boolean hadJoined(Transaction tx, CommunityId community, AccountId account, Instant by) {
        return has(tx, community, account, FOLLOW.ACCEPTED_AT.le(by)); // moments in the database are coarser than ours
    }

    /** Whether somebody is a member now: joined, not banned, neither suspended nor gone. */
    public boolean isMember(Transaction tx, CommunityId community, Account account) {
        return account.isActive()
                && has(tx, community, account.id(), FOLLOW.ACCEPTED_AT.isNotNull())
                && !bans.isBanned(tx, community, account.id());
    }

    private static boolean has(Transaction tx, CommunityId community, AccountId account, Condition joined) {
        return tx.sql()
                .fetchExists(
                        FOLLOW,
                        FOLLOW.ACCOUNT_ID
                                .eq(account.value())
                                .and(FOLLOW.TARGET_ID.eq(community.value()))
                                .and(joined));
    }
}
