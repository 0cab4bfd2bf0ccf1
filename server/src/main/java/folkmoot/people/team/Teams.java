package folkmoot.people.team;

import static folkmoot.schema.generated.Tables.TEAM;
import static folkmoot.schema.generated.Tables.TEAM_MEMBER;

import folkmoot.people.account.Account;
import folkmoot.people.oauth.Tokens;
import folkmoot.people.user.ActingMember;
import folkmoot.people.user.ActingMembers;
import folkmoot.people.user.Role;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.TeamRole;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.impl.DSL;

/**
 * Who acts as which team. A team is an ordinary account: acting as it gives what that account may, and nothing else. Whoever
 * leaves or is shut out acts as it no longer from that moment, whatever program or browser they hold.
 */
public final class Teams {

    private static final int MOST_MEMBERS = 200;

    private final Ids ids;
    private final InstantSource clock;
    private final Users users;
    private final Tokens tokens;
    private final Sessions sessions;
    private final ActingMembers acting;
    private final TeamActs acts;
    private final Observers<Runnable> whenRevoked;
    private final TeamStore store = new TeamStore();

    /** @param whenRevoked hear that tokens may have become void */
    public Teams(
            Ids ids,
            InstantSource clock,
            Users users,
            Tokens tokens,
            Sessions sessions,
            ActingMembers acting,
            TeamActs acts,
            Observers<Runnable> whenRevoked) {
        this.ids = ids;
        this.clock = clock;
        this.users = users;
        this.tokens = tokens;
        this.sessions = sessions;
        this.acting = acting;
        this.acts = acts;
        this.whenRevoked = whenRevoked;
    }

    /**
     * Makes a team of an account, with its first manager. From then on nobody signs in as the account, and who was is signed out.
     * Problems: 422 for an account without a user that can be used, with a role here, that is a team or belongs to one, or for a manager
     * who cannot be one.
     */
    public Team found(Transaction tx, Account account, Account manager) {
        var user = users.byAccount(tx, account.id())
                .orElseThrow(() -> Invalid.refused("Only an account of somebody here can become a team"));
        if (user.standing() != User.Standing.ACTIVE) {
            throw Invalid.refused("This account cannot be used at the moment, so it cannot become a team");
        }
        if (user.role() != Role.MEMBER) {
            throw Invalid.refused("An account with a role here cannot become a team: several people would have it");
        }
        if (!ofMember(tx, user.id()).isEmpty()) {
            throw Invalid.refused("This account belongs to a team, so it cannot be one");
        }
        if (!store.insert(tx, account.id(), user.id(), clock.instant())) {
            throw Invalid.refused("This account is a team already");
        }
        users.forgetPassword(tx, user.id());
        sessions.closeAll(tx, user.id());
        tokens.revokeAll(tx, user.id());
        var team = require(tx, account.id());
        put(tx, team, person(tx, manager), TeamRole.MANAGER, Optional.empty());
        forget(tx);
        return team;
    }

    /** Ends a team: nobody acts as it, and its account can be signed in to with a password again, once it has set one by mail. */
    public void dissolve(Transaction tx, Team team) {
        store.members(tx, team.account()).forEach(member -> shutOut(tx, team, member.user()));
        store.delete(tx, team.account());
        forget(tx);
    }

    /** The team of an account, if it is one. */
    public Optional<Team> find(Transaction tx, AccountId account) {
        return store.list(tx, TEAM.ACCOUNT_ID.eq(account.value())).stream().findFirst();
    }

    /** The same; 404 for an account that is none. */
    public Team require(Transaction tx, AccountId account) {
        return find(tx, account).orElseThrow(NotFound::new);
    }

    /** The teams as which somebody may act. */
    public List<Team> ofMember(Transaction tx, UserId user) {
        return store.list(
                tx,
                DSL.exists(DSL.selectOne()
                        .from(TEAM_MEMBER)
                        .where(TEAM_MEMBER.TEAM_ID.eq(TEAM.ACCOUNT_ID))
                        .and(TEAM_MEMBER.USER_ID.eq(user.value()))
                        .and(TEAM_MEMBER.LEFT_AT.isNull())));
    }

    /** Somebody's place in a team. Problems: 404 for everybody who has none, as for a team that there is not. */
    public ActingMember requireMember(Transaction tx, Team team, UserId user) {
        return acting.find(tx, team.account(), user).orElseThrow(NotFound::new);
    }

    /** The team that somebody may act as, by its user name. Problems: 404 for all others. */
    public Team requireOf(Transaction tx, String username, UserId user) {
        return ofMember(tx, user).stream()
                .filter(team -> team.username().equalsIgnoreCase(username))
                .filter(team -> acting.find(tx, team.account(), user).isPresent())
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    public List<TeamMember> members(Transaction tx, Team team) {
        return store.members(tx, team.account());
    }

    /** A manager gives somebody a place, or another role. Problems: 403 for others, 422 for an account that cannot have one. */
    public void put(Transaction tx, Team team, Account who, TeamRole role, UserId manager) {
        requireManager(tx, team, manager);
        put(tx, team, person(tx, who), role, Optional.of(manager));
    }

    /** The operator does, who needs no place there: for a team whose managers are gone. */
    public void put(Transaction tx, Team team, Account who, TeamRole role) {
        put(tx, team, person(tx, who), role, Optional.empty());
    }

    private void put(Transaction tx, Team team, User person, TeamRole role, Optional<UserId> by) {
        store.lock(tx, team.account());
        var members = store.members(tx, team.account());
        if (members.size() >= MOST_MEMBERS) {
            throw Invalid.refused("A team has at most " + MOST_MEMBERS + " members");
        }
        if (role != TeamRole.MANAGER) {
            requireOtherManager(members, person.id());
        }
        store.end(tx, team.account(), person.id(), clock.instant());
        store.insert(tx, ids.next(), team.account(), new ActingMember(person.id(), role), by, clock.instant());
        forget(tx);
    }

    /**
     * Ends a place: a member leaves, or a manager removes them. Problems: 403 for others, 422 for the last manager, who first has to hand
     * over.
     */
    public void remove(Transaction tx, Team team, UserId member, UserId by) {
        if (member.equals(by)) {
            requireMember(tx, team, by);
        } else {
            requireManager(tx, team, by);
        }
        store.lock(tx, team.account());
        requireOtherManager(store.members(tx, team.account()), member);
        shutOut(tx, team, member);
        forget(tx);
    }

    private void shutOut(Transaction tx, Team team, UserId member) {
        store.end(tx, team.account(), member, clock.instant());
        tokens.revokeMember(tx, team.user(), member);
    }

    private static void requireOtherManager(List<TeamMember> members, UserId leaving) {
        boolean others = members.stream()
                .anyMatch(member -> member.role().mayManage() && !member.user().equals(leaving));
        if (!others) {
            throw Invalid.refused("A team needs a manager: make somebody else one first");
        }
    }

    /** A manager says whether official answers need a second person. Problems: 403 for others. */
    public void requireTwo(Transaction tx, Team team, boolean wanted, UserId manager) {
        requireManager(tx, team, manager);
        store.setTwoPerson(tx, team.account(), wanted);
    }

    /** A manager ends a program's way to act as the team. Problems: 403 for others, 404 for a program that has none. */
    public void revoke(Transaction tx, Team team, String token, UserId manager) {
        requireManager(tx, team, manager);
        tokens.revoke(tx, tokens.teamGrants(tx, team.user()), token);
        forget(tx);
    }

    private void requireManager(Transaction tx, Team team, UserId user) {
        if (!requireMember(tx, team, user).role().mayManage()) {
            throw new Forbidden("Only a manager of the team can do this");
        }
    }

    /** Whoever has a place signs in as themselves: a user of their own, and no team. */
    private User person(Transaction tx, Account who) {
        var user = users.byAccount(tx, who.id())
                .orElseThrow(() -> Invalid.refused("Only somebody with an account here can belong to a team"));
        if (find(tx, who.id()).isPresent()) {
            throw Invalid.refused("A team cannot belong to a team");
        }
        return user;
    }

    /** What its members did as the team, the newest first; for members alone. */
    public List<TeamAct> acts(Transaction tx, Team team, UserId reader, Optional<Long> before, int limit) {
        requireMember(tx, team, reader);
        return acts.list(tx, team, before, limit);
    }

    private void forget(Transaction tx) {
        tx.afterCommit(() -> whenRevoked.tell(Runnable::run));
    }
}
