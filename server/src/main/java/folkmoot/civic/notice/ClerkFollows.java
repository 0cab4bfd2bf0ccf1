package folkmoot.civic.notice;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Foundations;
import folkmoot.people.account.Account;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The clerk follows those who speak for a body in its community's register, so that what they post later in a thread arrives here; and
 * no longer once they do not.
 */
final class ClerkFollows {

    private final Foundations civic;
    private final Follows follows;

    ClerkFollows(Foundations civic, Follows follows) {
        this.civic = civic;
        this.follows = follows;
    }

    /** Nothing where the account does not speak for a body there, or is followed. */
    void follow(Transaction tx, CommunityId community, Account account) {
        if (!civic.officials().isOfficial(tx, community, account)) {
            return;
        }
        var clerk = civic.accounts()
                .require(tx, civic.communities().require(tx, community).clerk());
        if (!follows.follows(tx, clerk.id(), account.id())
                && follows.find(tx, clerk.id(), account.id()).isEmpty()) {
            follows.add(tx, clerk, account, Follows.Options.DEFAULT);
        }
    }

    /** Once a day: as the registers are now. */
    void settle(Database database) {
        for (var community : database.read(civic.communities()::all)) {
            database.write(tx -> settle(tx, community));
        }
    }

    private void settle(Transaction tx, Community community) {
        var wanted = new HashSet<AccountId>();
        for (var account : civic.accounts().list(tx, registered(tx, community.id()))) {
            if (account.isActive() && civic.officials().isOfficial(tx, community.id(), account)) {
                wanted.add(account.id());
                follow(tx, community.id(), account);
            }
        }
        var clerk = civic.accounts().require(tx, community.clerk());
        for (var account : civic.accounts().list(tx, followed(tx, clerk.id()))) {
            if (!wanted.contains(account.id())) {
                follows.remove(tx, clerk, account);
            }
        }
    }

    private static Set<AccountId> registered(Transaction tx, CommunityId community) {
        return Set.copyOf(tx.sql()
                .select(BODY.ACCOUNT_ID)
                .from(BODY)
                .where(BODY.COMMUNITY_ID.eq(community.value()))
                .and(BODY.RETIRED_AT.isNull())
                .and(BODY.ACCOUNT_ID.isNotNull())
                .fetch(row -> new AccountId(row.value1())));
    }

    private static List<AccountId> followed(Transaction tx, AccountId clerk) {
        return tx.sql()
                .select(FOLLOW.TARGET_ID)
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(clerk.value()))
                .fetch(row -> new AccountId(row.value1()));
    }
}
