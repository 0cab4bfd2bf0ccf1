package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import java.time.Instant;
import java.util.Optional;

/** Who belongs to a community of ours: who joined it by following it, and is in good standing there. */
public final class Membership {

    private final Bans bans;

    public Membership(Bans bans) {
        this.bans = bans;
    }

    /** Since when somebody has joined, whether in good standing or not; empty for who has not. */
    public Optional<Instant> joined(Transaction tx, CommunityId community, AccountId account) {
        return tx.sql()
                .select(FOLLOW.ACCEPTED_AT)
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(account.value()))
                .and(FOLLOW.TARGET_ID.eq(community.value()))
                .and(FOLLOW.ACCEPTED_AT.isNotNull())
                .fetchOptional(FOLLOW.ACCEPTED_AT);
    }

    /** Whether somebody had joined by a moment. */
    public boolean hadJoined(Transaction tx, CommunityId community, AccountId account, Instant by) {
        return joined(tx, community, account).filter(at -> !at.isAfter(by)).isPresent();
    }

    /** Whether somebody is a member now: joined, not banned, neither suspended nor gone. */
    public boolean isMember(Transaction tx, CommunityId community, Account account) {
        return account.isActive()
                && joined(tx, community, account.id()).isPresent()
                && !bans.isBanned(tx, community, account.id());
    }
}
