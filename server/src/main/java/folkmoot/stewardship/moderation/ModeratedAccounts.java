package folkmoot.stewardship.moderation;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.INVITE;
import static folkmoot.schema.generated.Tables.USERS;
import static folkmoot.schema.generated.Tables.VISIT;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Role;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.people.user.Visits;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import folkmoot.schema.generated.tables.records.UsersRecord;
import folkmoot.stewardship.moderation.AccountFilter.Standing;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Finds accounts for moderators. */
public final class ModeratedAccounts {

    private final Accounts accounts;
    private final Users users;
    private final Visits visits;
    private final Table<UsersRecord> inviters = USERS.as("inviter");

    public ModeratedAccounts(Accounts accounts, Users users, Visits visits) {
        this.accounts = accounts;
        this.users = users;
        this.visits = visits;
    }

    /** Newest first. Four queries, however many. */
    public List<ModeratedAccount> list(Transaction tx, AccountFilter filter, Page page) {
        if (filter.address().isPresent()) {
            visits.settle();
        }
        return page.newestFirst(fetch(tx, condition(filter).and(page.bounds(ACCOUNT.ID)), page));
    }

    public Optional<ModeratedAccount> find(Transaction tx, AccountId id) {
        return fetch(tx, ACCOUNT.ID.eq(id.value()), Page.first(1)).stream().findFirst();
    }

    /** Those of the ids that exist. */
    public List<ModeratedAccount> list(Transaction tx, Collection<AccountId> wanted) {
        var ids = wanted.stream().map(AccountId::value).toList();
        return ids.isEmpty() ? List.of() : fetch(tx, ACCOUNT.ID.in(ids), Page.first(ids.size()));
    }

    private List<ModeratedAccount> fetch(Transaction tx, Condition condition, Page page) {
        var inviter = inviters.field(USERS.ACCOUNT_ID);
        var rows = tx.sql()
                .select(ACCOUNT.ID, ACCOUNT.SENSITIZED_AT, USERS.ID, USERS.REASON, inviter)
                .from(ACCOUNT)
                .leftJoin(USERS)
                .on(USERS.ACCOUNT_ID.eq(ACCOUNT.ID))
                .leftJoin(INVITE)
                .on(INVITE.ID.eq(USERS.INVITE_ID))
                .leftJoin(inviters)
                .on(inviters.field(USERS.ID).eq(INVITE.CREATED_BY))
                .where(condition)
                .and(ACCOUNT.DELETED_AT.isNull())
                .orderBy(page.order(ACCOUNT.ID))
                .limit(page.limit())
                .fetch();
        var found = accounts.listEvenWaiting(tx, rows.map(row -> new AccountId(row.get(ACCOUNT.ID)))).stream()
                .collect(Collectors.toMap(Account::id, Function.identity()));
        var members = users.map(
                tx,
                rows.stream()
                        .map(row -> row.get(USERS.ID))
                        .filter(id -> id != null)
                        .map(UserId::new)
                        .toList());
        return rows.map(row -> moderated(
                row,
                found.get(new AccountId(row.get(ACCOUNT.ID))),
                Optional.ofNullable(row.get(USERS.ID)).map(UserId::new).map(members::get),
                Optional.ofNullable(row.get(inviter)).map(AccountId::new)));
    }

    private static ModeratedAccount moderated(
            Record row, Account account, Optional<User> user, Optional<AccountId> invitedBy) {
        return new ModeratedAccount(
                account,
                row.get(ACCOUNT.SENSITIZED_AT) != null,
                user,
                Optional.ofNullable(row.get(USERS.REASON)).orElse(""),
                invitedBy);
    }

    private Condition condition(AccountFilter filter) {
        Condition condition = ACCOUNT.DOMAIN.isNotNull().or(ACCOUNT.ACTOR_TYPE.ne("Application")); // nobody's
        if (filter.local().isPresent()) {
            condition = condition.and(filter.local().get() ? ACCOUNT.DOMAIN.isNull() : ACCOUNT.DOMAIN.isNotNull());
        }
        if (!filter.standings().isEmpty()) {
            condition = condition.and(DSL.or(
                    filter.standings().stream().map(ModeratedAccounts::standing).toList()));
        }
        if (!filter.roles().isEmpty()) {
            condition = condition.and(
                    USERS.ROLE.in(filter.roles().stream().map(Role::word).toList()));
        }
        return condition
                .and(filter.invitedBy()
                        .map(by -> inviters.field(USERS.ACCOUNT_ID).eq(by.value()))
                        .orElse(DSL.noCondition()))
                .and(filter.username().map(ACCOUNT.USERNAME::containsIgnoreCase).orElse(DSL.noCondition()))
                .and(filter.displayName()
                        .map(ACCOUNT.DISPLAY_NAME::containsIgnoreCase)
                        .orElse(DSL.noCondition()))
                .and(filter.domain()
                        .map(domain -> ACCOUNT.DOMAIN.eq(domain.toLowerCase(Locale.ROOT)))
                        .orElse(DSL.noCondition()))
                .and(filter.email().map(USERS.EMAIL::containsIgnoreCase).orElse(DSL.noCondition()))
                .and(filter.address().map(ModeratedAccounts::cameFrom).orElse(DSL.noCondition()));
    }

    private static Condition cameFrom(String network) {
        return DSL.exists(DSL.selectOne()
                .from(VISIT)
                .where(VISIT.USER_ID.eq(USERS.ID))
                .and(DSL.condition("{0}::inet <<= {1}::inet", VISIT.ADDRESS, DSL.val(network))));
    }

    private static Condition standing(Standing standing) {
        return switch (standing) {
            case ACTIVE ->
                ACCOUNT.SUSPENDED_AT
                        .isNull()
                        .and(USERS.ID.isNull().or(USERS.DISABLED_AT.isNull().and(USERS.APPROVED_AT.isNotNull())));
            case PENDING -> USERS.ID.isNotNull().and(USERS.APPROVED_AT.isNull());
            case DISABLED -> USERS.DISABLED_AT.isNotNull();
            case SENSITIZED -> ACCOUNT.SENSITIZED_AT.isNotNull();
            case SILENCED -> ACCOUNT.SILENCED_AT.isNotNull();
            case SUSPENDED -> ACCOUNT.SUSPENDED_AT.isNotNull();
        };
    }
}
