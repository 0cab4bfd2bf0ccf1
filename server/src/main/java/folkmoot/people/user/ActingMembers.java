package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.TEAM_MEMBER;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import java.util.Optional;

/**
 * Who may act as a team at this moment: whoever belongs to it, and may use their own account. Every door asks here, so that
 * whoever leaves, is removed or shut out acts as the team no longer, whatever they still hold.
 */
public final class ActingMembers {

    /** Somebody's place in a team; empty for everybody who has none now. */
    public Optional<ActingMember> find(Transaction tx, AccountId team, UserId user) {
        return tx.sql()
                .select(TEAM_MEMBER.ROLE)
                .from(TEAM_MEMBER)
                .join(USERS)
                .on(USERS.ID.eq(TEAM_MEMBER.USER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(TEAM_MEMBER.TEAM_ID.eq(team.value()))
                .and(TEAM_MEMBER.USER_ID.eq(user.value()))
                .and(TEAM_MEMBER.LEFT_AT.isNull())
                .and(USERS.DISABLED_AT.isNull())
                .and(ACCOUNT.SUSPENDED_AT.isNull())
                .and(ACCOUNT.DELETED_AT.isNull())
                .fetchOptional(
                        row -> new ActingMember(user, TeamRole.of(row.value1()).orElseThrow()));
    }
}
