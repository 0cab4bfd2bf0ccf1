package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.COMMUNITY_VOLUNTEER;

import folkmoot.civic.body.Officials;
import folkmoot.civic.community.CommunityLog.Act;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.StandingObserver;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.util.List;

/**
 * Who keeps a community's desk and enters what people signed on paper: moderators, and whom they appoint. Whether somebody may is asked
 * each time, so that a ban or an office ends it at once. All SQL of {@code community_volunteer}.
 */
public final class Volunteers implements StandingObserver {

    private static final int MOST = 200;

    private final Accounts accounts;
    private final Communities communities;
    private final Officials officials;
    private final Bans bans;
    private final CommunityLog log;
    private final InstantSource clock;

    public Volunteers(
            Accounts accounts,
            Communities communities,
            Officials officials,
            Bans bans,
            CommunityLog log,
            InstantSource clock) {
        this.accounts = accounts;
        this.communities = communities;
        this.officials = officials;
        this.bans = bans;
        this.log = log;
        this.clock = clock;
    }

    /** Those who were appointed and may still keep the desk, oldest first. */
    public List<AccountId> list(Transaction tx, CommunityId community) {
        var wanted = appointed(tx, community);
        var found = accounts.map(tx, wanted);
        return wanted.stream()
                .filter(found::containsKey)
                .filter(id -> isSuitable(tx, community, found.get(id)))
                .toList();
    }

    private static List<AccountId> appointed(Transaction tx, CommunityId community) {
        return tx.sql()
                .select(COMMUNITY_VOLUNTEER.ACCOUNT_ID)
                .from(COMMUNITY_VOLUNTEER)
                .where(COMMUNITY_VOLUNTEER.COMMUNITY_ID.eq(community.value()))
                .orderBy(COMMUNITY_VOLUNTEER.SINCE, COMMUNITY_VOLUNTEER.ACCOUNT_ID)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Whether an account may enter sheets now. */
    public boolean isVolunteer(Transaction tx, CommunityId community, Account account) {
        return isSuitable(tx, community, account)
                && (isAppointed(tx, community, account.id()) || communities.isModerator(tx, community, account.id()));
    }

    /** 403 unless the account keeps the community's desk. */
    public void require(Transaction tx, CommunityId community, Account account) {
        if (!isVolunteer(tx, community, account)) {
            throw new Forbidden("Only volunteers of the community's desk can do this");
        }
    }

    private boolean isSuitable(Transaction tx, CommunityId community, Account account) {
        return account.isLocal()
                && account.isActive()
                && account.type() == ActorType.PERSON
                && !bans.isBanned(tx, community, account.id())
                && !officials.isOfficial(tx, community, account);
    }

    private static boolean isAppointed(Transaction tx, CommunityId community, AccountId account) {
        return tx.sql()
                .fetchExists(
                        COMMUNITY_VOLUNTEER,
                        COMMUNITY_VOLUNTEER
                                .COMMUNITY_ID
                                .eq(community.value())
                                .and(COMMUNITY_VOLUNTEER.ACCOUNT_ID.eq(account.value())));
    }

    /**
     * A moderator appoints somebody, in the open; nothing happens where they are one already. Problems: 403 for anybody else, 422 for
     * officials, programs, groups, people elsewhere and banned ones, and for more than 200.
     */
    public void appoint(Transaction tx, Community community, Account moderator, Account account, String reason) {
        communities.requireModerator(tx, community.id(), moderator.id());
        if (!isSuitable(tx, community.id(), account)) {
            throw Invalid.refused("Only people with an account here, who are not banned from the community and do not"
                    + " speak for a public body, can keep its desk");
        }
        if (appointed(tx, community.id()).size() >= MOST) {
            throw Invalid.refused("A community has at most " + MOST + " volunteers");
        }
        boolean first = tx.sql()
                        .insertInto(COMMUNITY_VOLUNTEER)
                        .set(COMMUNITY_VOLUNTEER.COMMUNITY_ID, community.id().value())
                        .set(COMMUNITY_VOLUNTEER.ACCOUNT_ID, account.id().value())
                        .set(COMMUNITY_VOLUNTEER.SINCE, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
        if (first) {
            log(tx, community, moderator, Act.APPOINT_VOLUNTEER, account, reason);
        }
    }

    /** A moderator dismisses somebody, in the open. Problems: 403 for anybody else, 404 for who is none. */
    public void dismiss(Transaction tx, Community community, Account moderator, Account account, String reason) {
        communities.requireModerator(tx, community.id(), moderator.id());
        int gone = tx.sql()
                .deleteFrom(COMMUNITY_VOLUNTEER)
                .where(COMMUNITY_VOLUNTEER.COMMUNITY_ID.eq(community.id().value()))
                .and(COMMUNITY_VOLUNTEER.ACCOUNT_ID.eq(account.id().value()))
                .execute();
        if (gone == 0) {
            throw new NotFound();
        }
        log(tx, community, moderator, Act.DISMISS_VOLUNTEER, account, reason);
    }

    private void log(Transaction tx, Community community, Account moderator, Act act, Account who, String reason) {
        log.add(tx, community.id(), moderator.id(), act, who.uri(), CommunityLog.reason(reason));
    }

    /** Who left is no volunteer. */
    @Override
    public void changed(Transaction tx, AccountId account) {
        if (accounts.isGone(tx, account)) {
            tx.sql()
                    .deleteFrom(COMMUNITY_VOLUNTEER)
                    .where(COMMUNITY_VOLUNTEER.ACCOUNT_ID.eq(account.value()))
                    .execute();
        }
    }
}
