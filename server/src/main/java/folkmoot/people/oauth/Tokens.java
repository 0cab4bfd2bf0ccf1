package folkmoot.people.oauth;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.OAUTH_TOKEN;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.TokenId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jooq.Record;

/** Access tokens: given out, found by their secret, revoked. */
public final class Tokens {

    private final Ids ids;
    private final InstantSource clock;

    public Tokens(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a token under a secret that the caller made or was given. */
    public TokenId create(
            Transaction tx, String secret, ApplicationId application, Optional<UserId> user, Scopes scopes) {
        var id = new TokenId(ids.next());
        int made = tx.sql()
                .insertInto(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.ID, id.value())
                .set(OAUTH_TOKEN.TOKEN_HASH, Secrets.hash(secret))
                .set(OAUTH_TOKEN.APPLICATION_ID, application.value())
                .set(OAUTH_TOKEN.USER_ID, user.map(UserId::value).orElse(null))
                .set(OAUTH_TOKEN.SCOPES, scopes.toArray())
                .set(OAUTH_TOKEN.CREATED_AT, clock.instant())
                .onConflict(OAUTH_TOKEN.TOKEN_HASH)
                .doNothing()
                .execute();
        if (made == 0) {
            throw Invalid.refused("There is a token with these letters already. Choose others.");
        }
        return id;
    }

    /** A token as it was just given; the only time its secret is seen. */
    public record Issued(TokenId id, String secret, Scopes scopes, Instant createdAt) {}

    /** A new token with a secret of our own. */
    public Issued issue(Transaction tx, ApplicationId application, Optional<UserId> user, Scopes scopes) {
        var secret = Secrets.random();
        var id = create(tx, secret, application, user, scopes);
        return new Issued(id, secret, scopes, clock.instant());
    }

    /** The live token with this secret. */
    public Optional<AccessToken> find(Transaction tx, String secret) {
        return tx.sql()
                .select(
                        OAUTH_TOKEN.ID,
                        OAUTH_TOKEN.APPLICATION_ID,
                        OAUTH_TOKEN.SCOPES,
                        USERS.ID,
                        USERS.ACCOUNT_ID,
                        USERS.ROLE,
                        USERS.CONFIRMED_AT,
                        USERS.APPROVED_AT,
                        USERS.DISABLED_AT,
                        ACCOUNT.SUSPENDED_AT,
                        ACCOUNT.DELETED_AT)
                .from(OAUTH_TOKEN)
                .leftJoin(USERS)
                .on(USERS.ID.eq(OAUTH_TOKEN.USER_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .where(OAUTH_TOKEN.TOKEN_HASH.eq(Secrets.hash(secret)))
                .and(OAUTH_TOKEN.REVOKED_AT.isNull())
                .fetchOptional()
                .map(Tokens::token);
    }

    private static AccessToken token(Record row) {
        var holder = Optional.ofNullable(row.get(USERS.ID))
                .map(user -> new AccessToken.Holder(
                        new UserId(user),
                        new AccountId(row.get(USERS.ACCOUNT_ID)),
                        row.get(USERS.ROLE),
                        row.get(USERS.CONFIRMED_AT) != null,
                        row.get(USERS.APPROVED_AT) != null,
                        isShutOut(row)));
        return new AccessToken(
                new TokenId(row.get(OAUTH_TOKEN.ID)),
                new ApplicationId(row.get(OAUTH_TOKEN.APPLICATION_ID)),
                holder,
                new Scopes(Set.of(row.get(OAUTH_TOKEN.SCOPES))));
    }

    private static boolean isShutOut(Record row) {
        return row.get(USERS.DISABLED_AT) != null
                || row.get(ACCOUNT.SUSPENDED_AT) != null
                || row.get(ACCOUNT.DELETED_AT) != null;
    }

    /** Which program's the token with this secret is, live or not. */
    Optional<ApplicationId> owner(Transaction tx, String secret) {
        return tx.sql()
                .select(OAUTH_TOKEN.APPLICATION_ID)
                .from(OAUTH_TOKEN)
                .where(OAUTH_TOKEN.TOKEN_HASH.eq(Secrets.hash(secret)))
                .fetchOptional(row -> new ApplicationId(row.value1()));
    }

    /** Makes the token with this secret void. */
    void revoke(Transaction tx, String secret) {
        tx.sql()
                .update(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.REVOKED_AT, clock.instant())
                .where(OAUTH_TOKEN.TOKEN_HASH.eq(Secrets.hash(secret)), OAUTH_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Makes all tokens of a user void, as after a change of password. */
    public void revokeAll(Transaction tx, UserId user) {
        tx.sql()
                .update(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.REVOKED_AT, clock.instant())
                .where(OAUTH_TOKEN.USER_ID.eq(user.value()), OAUTH_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Makes a token void. Nothing happens where it was. */
    public void revoke(Transaction tx, TokenId id) {
        tx.sql()
                .update(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.REVOKED_AT, clock.instant())
                .where(OAUTH_TOKEN.ID.eq(id.value()))
                .and(OAUTH_TOKEN.REVOKED_AT.isNull())
                .execute();
    }
}
