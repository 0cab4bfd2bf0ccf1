package folkmoot.civic.community;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Invalid;

/** Whether a community looks at what is proposed first by somebody new: its moderators say so in the open. */
public final class FirstItemRules {

    private final Communities communities;
    private final CommunityLog log;
    private final CommunityStore store = new CommunityStore();

    public FirstItemRules(Communities communities, CommunityLog log) {
        this.communities = communities;
        this.log = log;
    }

    /**
     * A moderator says how many wait, and how long; it holds for what is proposed from now on. Problems: 403 for anybody else, 422 out
     * of bounds.
     */
    public void set(Transaction tx, Community community, Account moderator, int count, int days) {
        communities.requireModerator(tx, community.id(), moderator.id());
        if (count < 0 || count > FirstItems.MOST) {
            throw Invalid.field("first_items", "ERR_INVALID", "must be 0 to " + FirstItems.MOST + " proposals");
        }
        if (days < 1 || days > FirstItems.MOST_DAYS) {
            throw Invalid.field("first_items", "ERR_INVALID", "must wait 1 to " + FirstItems.MOST_DAYS + " days");
        }
        var wanted = new FirstItems(count, days);
        if (!wanted.equals(community.firstItems())) {
            store.setFirstItems(tx, community.id(), wanted);
            log.add(
                    tx,
                    community.id(),
                    moderator.id(),
                    CommunityLog.Act.FIRST_ITEMS,
                    community.group().uri(),
                    count == 0 ? "none wait" : "the first " + count + " wait, for " + days + " days at most");
        }
    }
}
