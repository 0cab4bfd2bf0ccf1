package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.TEAM;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import folkmoot.schema.generated.tables.records.UsersRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** The SQL of the table {@code users}. */
final class UserStore {

    /** A user with what only the check of a password needs. */
    record WithPassword(User user, String hash) {}

    void insert(Transaction tx, User user, String passwordHash, String reason) {
        tx.sql()
                .insertInto(USERS)
                .set(USERS.ID, user.id().value())
                .set(USERS.ACCOUNT_ID, user.account().value())
                .set(USERS.EMAIL, user.email())
                .set(USERS.PASSWORD_HASH, passwordHash)
                .set(USERS.ROLE, user.role().word())
                .set(USERS.LOCALE, user.locale())
                .set(USERS.REASON, reason)
                .set(USERS.CONFIRMED_AT, user.marks().confirmed().orElse(null))
                .set(USERS.APPROVED_AT, user.marks().approved().orElse(null))
                .set(USERS.CREATED_AT, user.marks().created())
                .execute();
    }

    Optional<User> find(Transaction tx, UserId id) {
        return find(tx, USERS.ID.eq(id.value()));
    }

    Optional<User> byAccount(Transaction tx, AccountId account) {
        return find(tx, USERS.ACCOUNT_ID.eq(account.value()));
    }

    Optional<User> byEmail(Transaction tx, String email) {
        return find(tx, DSL.lower(USERS.EMAIL).eq(DSL.lower(email)));
    }

    Map<UserId, User> map(Transaction tx, Collection<UserId> wanted) {
        return tx.sql()
                .selectFrom(USERS)
                .where(USERS.ID.in(wanted.stream().map(UserId::value).toList()))
                .fetchMap(row -> new UserId(row.getId()), UserStore::user);
    }

    private static Optional<User> find(Transaction tx, Condition condition) {
        return tx.sql().selectFrom(USERS).where(condition).fetchOptional(UserStore::user);
    }

    /** By address, or by user name; nobody signs in as a team. */
    Optional<WithPassword> forSignIn(Transaction tx, String login) {
        var condition = login.contains("@")
                ? DSL.lower(USERS.EMAIL).eq(DSL.lower(login))
                : USERS.ACCOUNT_ID.in(DSL.select(ACCOUNT.ID)
                        .from(ACCOUNT)
                        .where(DSL.lower(ACCOUNT.USERNAME).eq(DSL.lower(login)), ACCOUNT.DOMAIN.isNull()));
        return tx.sql()
                .selectFrom(USERS)
                .where(condition)
                .and(isNoTeam())
                .fetchOptional(row -> new WithPassword(user(row), row.getPasswordHash()));
    }

    /** Nobody signs in as a team, by whatever way. */
    static Condition isNoTeam() {
        return DSL.notExists(DSL.selectOne().from(TEAM).where(TEAM.USER_ID.eq(USERS.ID)));
    }

    boolean hasAdmin(Transaction tx) {
        return tx.sql().fetchExists(USERS, USERS.ROLE.eq(Role.ADMIN.word()));
    }

    Optional<AccountId> administrator(Transaction tx) {
        return tx.sql()
                .select(USERS.ACCOUNT_ID)
                .from(USERS)
                .where(USERS.ROLE.eq(Role.ADMIN.word()), USERS.DISABLED_AT.isNull())
                .orderBy(USERS.ID)
                .limit(1)
                .fetchOptional(row -> new AccountId(row.value1()));
    }

    void confirm(Transaction tx, UserId id, Instant now) {
        tx.sql()
                .update(USERS)
                .set(USERS.CONFIRMED_AT, DSL.coalesce(USERS.CONFIRMED_AT, DSL.val(now, USERS.CONFIRMED_AT)))
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void approve(Transaction tx, UserId id, Instant now) {
        tx.sql()
                .update(USERS)
                .set(USERS.APPROVED_AT, DSL.coalesce(USERS.APPROVED_AT, DSL.val(now, USERS.APPROVED_AT)))
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void delete(Transaction tx, UserId id) {
        tx.sql().deleteFrom(USERS).where(USERS.ID.eq(id.value())).execute();
    }

    void setDefaults(Transaction tx, UserId id, User.PostingDefaults defaults) {
        tx.sql()
                .update(USERS)
                .set(USERS.DEFAULT_VISIBILITY, defaults.visibility().orElse(null))
                .set(USERS.DEFAULT_SENSITIVE, defaults.sensitive())
                .set(USERS.DEFAULT_LANGUAGE, defaults.language().orElse(null))
                .set(USERS.DEFAULT_QUOTE_POLICY, defaults.quotePolicy())
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void setPassword(Transaction tx, UserId id, String hash) {
        tx.sql()
                .update(USERS)
                .set(USERS.PASSWORD_HASH, hash)
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void setEmail(Transaction tx, UserId id, String email) {
        tx.sql()
                .update(USERS)
                .set(USERS.EMAIL, email)
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void setLocale(Transaction tx, UserId id, String locale) {
        tx.sql()
                .update(USERS)
                .set(USERS.LOCALE, locale)
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    Optional<String> passwordHash(Transaction tx, UserId id) {
        return tx.sql()
                .select(USERS.PASSWORD_HASH)
                .from(USERS)
                .where(USERS.ID.eq(id.value()))
                .and(isNoTeam())
                .fetchOptional(USERS.PASSWORD_HASH);
    }

    void setUnseen(Transaction tx, UserId id) {
        tx.sql()
                .update(USERS)
                .set(USERS.UNSEEN, true)
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void setInvite(Transaction tx, UserId id, long invite) {
        tx.sql()
                .update(USERS)
                .set(USERS.INVITE_ID, invite)
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    void setDisabled(Transaction tx, UserId id, Optional<Instant> when) {
        tx.sql()
                .update(USERS)
                .set(USERS.DISABLED_AT, when.orElse(null))
                .where(USERS.ID.eq(id.value()))
                .execute();
    }

    static User user(UsersRecord row) {
        return new User(
                new UserId(row.getId()),
                new AccountId(row.getAccountId()),
                row.getEmail(),
                Role.of(row.getRole()),
                row.getLocale(),
                new User.PostingDefaults(
                        Optional.ofNullable(row.getDefaultVisibility()),
                        row.getDefaultSensitive(),
                        Optional.ofNullable(row.getDefaultLanguage()),
                        row.getDefaultQuotePolicy()),
                new User.Marks(
                        row.getCreatedAt(),
                        Optional.ofNullable(row.getConfirmedAt()),
                        Optional.ofNullable(row.getApprovedAt()),
                        Optional.ofNullable(row.getDisabledAt())));
    }
}
