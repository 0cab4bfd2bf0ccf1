package folkmoot.people.team;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.TEAM;
import static folkmoot.schema.generated.Tables.TEAM_ACT;
import static folkmoot.schema.generated.Tables.TEAM_MEMBER;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.people.user.ActingMember;
import folkmoot.people.user.TeamRole;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** The SQL of teams. */
final class TeamStore {

    /** False where it is one already. */
    boolean insert(Transaction tx, AccountId account, UserId user, Instant now) {
        return tx.sql()
                        .insertInto(TEAM)
                        .set(TEAM.ACCOUNT_ID, account.value())
                        .set(TEAM.USER_ID, user.value())
                        .set(TEAM.CREATED_AT, now)
                        .onConflictDoNothing()
                        .execute()
                > 0;
    }

    void delete(Transaction tx, AccountId account) {
        tx.sql().deleteFrom(TEAM).where(TEAM.ACCOUNT_ID.eq(account.value())).execute();
    }

    void setTwoPerson(Transaction tx, AccountId account, boolean wanted) {
        tx.sql()
                .update(TEAM)
                .set(TEAM.TWO_PERSON, wanted)
                .where(TEAM.ACCOUNT_ID.eq(account.value()))
                .execute();
    }

    /** Locked, so that what is decided by its members stays true until the end. */
    void lock(Transaction tx, AccountId account) {
        tx.sql()
                .selectOne()
                .from(TEAM)
                .where(TEAM.ACCOUNT_ID.eq(account.value()))
                .forUpdate()
                .fetch();
    }

    List<Team> list(Transaction tx, Condition condition) {
        return tx.sql()
                .select(TEAM.asterisk(), ACCOUNT.USERNAME)
                .from(TEAM)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(TEAM.ACCOUNT_ID))
                .where(condition)
                .orderBy(ACCOUNT.USERNAME)
                .fetch(row -> new Team(
                        new AccountId(row.get(TEAM.ACCOUNT_ID)),
                        new UserId(row.get(TEAM.USER_ID)),
                        row.get(ACCOUNT.USERNAME),
                        row.get(TEAM.TWO_PERSON),
                        row.get(TEAM.CREATED_AT)));
    }

    List<TeamMember> members(Transaction tx, AccountId team) {
        return tx.sql()
                .select(TEAM_MEMBER.USER_ID, ACCOUNT.USERNAME, TEAM_MEMBER.ROLE, TEAM_MEMBER.ADDED_AT)
                .from(TEAM_MEMBER)
                .join(USERS)
                .on(USERS.ID.eq(TEAM_MEMBER.USER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(TEAM_MEMBER.TEAM_ID.eq(team.value()), TEAM_MEMBER.LEFT_AT.isNull())
                .orderBy(ACCOUNT.USERNAME)
                .fetch(row -> new TeamMember(
                        new UserId(row.value1()),
                        row.value2(),
                        TeamRole.of(row.value3()).orElseThrow(),
                        row.value4()));
    }

    void end(Transaction tx, AccountId team, UserId member, Instant now) {
        tx.sql()
                .update(TEAM_MEMBER)
                .set(TEAM_MEMBER.LEFT_AT, now)
                .where(TEAM_MEMBER.TEAM_ID.eq(team.value()))
                .and(TEAM_MEMBER.USER_ID.eq(member.value()))
                .and(TEAM_MEMBER.LEFT_AT.isNull())
                .execute();
    }

    void insert(Transaction tx, long id, AccountId team, ActingMember member, Optional<UserId> by, Instant now) {
        tx.sql()
                .insertInto(TEAM_MEMBER)
                .set(TEAM_MEMBER.ID, id)
                .set(TEAM_MEMBER.TEAM_ID, team.value())
                .set(TEAM_MEMBER.USER_ID, member.user().value())
                .set(TEAM_MEMBER.ROLE, member.role().word())
                .set(TEAM_MEMBER.ADDED_BY, by.map(UserId::value).orElse(null))
                .set(TEAM_MEMBER.ADDED_AT, now)
                .execute();
    }

    void insertAct(Transaction tx, TeamAct act, AccountId team, UserId member) {
        tx.sql()
                .insertInto(TEAM_ACT)
                .set(TEAM_ACT.ID, act.id())
                .set(TEAM_ACT.TEAM_ID, team.value())
                .set(TEAM_ACT.USER_ID, member.value())
                .set(TEAM_ACT.AT, act.at())
                .set(TEAM_ACT.METHOD, act.method())
                .set(TEAM_ACT.PATH, act.path())
                .execute();
    }

    List<TeamAct> acts(Transaction tx, AccountId team, Optional<Long> before, int limit) {
        return tx.sql()
                .select(TEAM_ACT.ID, ACCOUNT.USERNAME, TEAM_ACT.AT, TEAM_ACT.METHOD, TEAM_ACT.PATH)
                .from(TEAM_ACT)
                .leftJoin(USERS)
                .on(USERS.ID.eq(TEAM_ACT.USER_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(TEAM_ACT.TEAM_ID.eq(team.value()))
                .and(TEAM_ACT.ID.lt(before.orElse(Long.MAX_VALUE)))
                .orderBy(TEAM_ACT.ID.desc())
                .limit(limit)
                .fetch(row -> new TeamAct(
                        row.value1(), Optional.ofNullable(row.value2()), row.value3(), row.value4(), row.value5()));
    }
}
