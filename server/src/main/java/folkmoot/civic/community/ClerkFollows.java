package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.COMMUNITY;
import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.civic.body.Officials;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.StandingObserver;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Forbidden;
import java.util.List;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A community's clerk follows the accounts elsewhere that speak for its bodies, so that their later posts arrive here, and no longer
 * follows who speaks for none.
 */
public final class ClerkFollows implements StandingObserver {

    private static final Logger LOG = LoggerFactory.getLogger(ClerkFollows.class);

    private final Accounts accounts;
    private final Communities communities;
    private final Officials officials;
    private final Follows follows;

    public ClerkFollows(Accounts accounts, Communities communities, Officials officials, Follows follows) {
        this.accounts = accounts;
        this.communities = communities;
        this.officials = officials;
        this.follows = follows;
    }

    @Override
    public void changed(Transaction tx, AccountId id) {
        accounts.find(tx, id)
                .filter(account -> !account.isLocal())
                .ifPresent(account -> concerned(tx, id)
                        .forEach(community -> settle(tx, communities.require(tx, community), account)));
    }

    @Override
    public void changed(Transaction tx, String domain) {
        tx.sql()
                .selectDistinct(BODY.ACCOUNT_ID)
                .from(BODY)
                .where(BODY.ACCOUNT_ID.isNotNull())
                .and(BODY.DOMAIN.eq(domain).or(BODY.DOMAIN.endsWith("." + domain)))
                .fetch(row -> new AccountId(row.value1()))
                .forEach(account -> changed(tx, account));
    }

    /** Communities whose register names the account, or whose clerk follows it. */
    private static List<CommunityId> concerned(Transaction tx, AccountId id) {
        var named = DSL.select(BODY.COMMUNITY_ID).from(BODY).where(BODY.ACCOUNT_ID.eq(id.value()));
        var followed = DSL.selectOne()
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(COMMUNITY.CLERK_ACCOUNT_ID))
                .and(FOLLOW.TARGET_ID.eq(id.value()));
        return tx.sql()
                .select(COMMUNITY.ACCOUNT_ID)
                .from(COMMUNITY)
                .where(COMMUNITY.ACCOUNT_ID.in(named).or(DSL.exists(followed)))
                .fetch(row -> new CommunityId(row.value1()));
    }

    private void settle(Transaction tx, Community community, Account account) {
        var clerk = accounts.require(tx, community.clerk());
        boolean asked = follows.find(tx, clerk.id(), account.id()).isPresent();
        boolean wanted = officials.isOfficial(tx, community.id(), account);
        if (wanted && !asked) {
            follow(tx, clerk, account);
        } else if (!wanted && asked) {
            follows.remove(tx, clerk, account);
        }
    }

    private void follow(Transaction tx, Account clerk, Account account) {
        try {
            follows.add(tx, clerk, account, Follows.Options.DEFAULT);
        } catch (Forbidden shutOut) { // its mentions and replies come all the same
            tx.afterCommit(() -> LOG.info("The clerk cannot follow {}: {}", account.uri(), shutOut.getMessage()));
        }
    }
}
