package folkmoot.people.oauth;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.OAUTH_APPLICATION;
import static folkmoot.schema.generated.Tables.OAUTH_TOKEN;
import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.people.user.ActingMembers;
import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.TokenId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;

/** Access tokens: given out, found by their secret, revoked. */
public final class Tokens {

    /** Beyond these nobody looks at a list. */
    private static final int MOST_GRANTS = 200;

    private static final String FIND = """
        SELECT w.n, t.member_id, t.id, t.application_id, t.scopes, u.id, u.account_id, u.role, u.confirmed_at IS NOT NULL,
               u.approved_at IS NOT NULL,
               u.disabled_at IS NOT NULL OR a.suspended_at IS NOT NULL OR a.deleted_at IS NOT NULL
        FROM unnest(?::bytea[]) WITH ORDINALITY w (hash, n)
        JOIN oauth_token t ON t.token_hash = w.hash
        LEFT JOIN users u ON u.id = t.user_id
        LEFT JOIN account a ON a.id = u.account_id
        WHERE t.revoked_at IS NULL
        """;

    private final Ids ids;
    private final InstantSource clock;
    private final ActingMembers members;

    public Tokens(Ids ids, InstantSource clock, ActingMembers members) {
        this.ids = ids;
        this.clock = clock;
        this.members = members;
    }

    /** Keeps a token under a secret that the caller made or was given. */
    public TokenId create(
            Transaction tx, String secret, ApplicationId application, Optional<Grantor> by, Scopes scopes) {
        var id = new TokenId(ids.next());
        int made = tx.sql()
                .insertInto(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.ID, id.value())
                .set(OAUTH_TOKEN.TOKEN_HASH, Secrets.hash(secret))
                .set(OAUTH_TOKEN.APPLICATION_ID, application.value())
                .set(
                        OAUTH_TOKEN.USER_ID,
                        by.map(grantor -> grantor.user().value()).orElse(null))
                .set(
                        OAUTH_TOKEN.MEMBER_ID,
                        by.flatMap(Grantor::member).map(UserId::value).orElse(null))
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
    public Issued issue(Transaction tx, ApplicationId application, Optional<Grantor> by, Scopes scopes) {
        var secret = Secrets.random();
        var id = create(tx, secret, application, by, scopes);
        return new Issued(id, secret, scopes, clock.instant());
    }

    /**
     * The live tokens with these secrets, in the order of the secrets; that of a team lives as long as whoever got it belongs to the
     * team.
     */
    public List<Optional<AccessToken>> find(Transaction tx, List<String> secrets) {
        var found = new ArrayList<>(Collections.nCopies(secrets.size(), Optional.<Found>empty()));
        tx.fetch(FIND, Tokens::found, (Object)
                        secrets.stream().map(Secrets::hash).toArray(byte[][]::new))
                .forEach(one -> found.set(one.at() - 1, Optional.of(one)));
        return found.stream().map(one -> one.flatMap(row -> token(tx, row))).toList();
    }

    private record Found(int at, AccessToken token, Optional<UserId> member) {}

    private static Found found(ResultSet row) throws SQLException {
        long user = row.getLong(6);
        var holder = row.wasNull()
                ? Optional.<AccessToken.Holder>empty()
                : Optional.of(new AccessToken.Holder(
                        new UserId(user),
                        new AccountId(row.getLong(7)),
                        row.getString(8),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        row.getBoolean(11),
                        Optional.empty()));
        long member = row.getLong(2);
        return new Found(
                row.getInt(1),
                new AccessToken(
                        new TokenId(row.getLong(3)),
                        new ApplicationId(row.getLong(4)),
                        holder,
                        new Scopes(Set.of((String[]) row.getArray(5).getArray()))),
                row.getObject(2) == null ? Optional.empty() : Optional.of(new UserId(member)));
    }

    private Optional<AccessToken> token(Transaction tx, Found found) {
        return found.member().isEmpty()
                ? Optional.of(found.token())
                : found.token()
                        .holder()
                        .flatMap(holder -> members.find(
                                        tx, holder.account(), found.member().get())
                                .map(member -> found.token().with(holder.actedFor(member))));
    }

    /** The programs that somebody let in, for themselves or to act as a team, the newest first. */
    public List<Grant> grants(Transaction tx, UserId person) {
        return grants(
                tx,
                OAUTH_TOKEN
                        .USER_ID
                        .eq(person.value())
                        .and(OAUTH_TOKEN.MEMBER_ID.isNull())
                        .or(OAUTH_TOKEN.MEMBER_ID.eq(person.value())));
    }

    /** The programs that act as a team, whoever let them in. */
    public List<Grant> teamGrants(Transaction tx, UserId team) {
        return grants(tx, OAUTH_TOKEN.USER_ID.eq(team.value()).and(OAUTH_TOKEN.MEMBER_ID.isNotNull()));
    }

    private static List<Grant> grants(Transaction tx, Condition whose) {
        var person = USERS.as("person");
        var own = ACCOUNT.as("own");
        return tx.sql()
                .select(
                        OAUTH_TOKEN.ID,
                        OAUTH_APPLICATION.NAME,
                        ACCOUNT.USERNAME,
                        own.USERNAME,
                        OAUTH_TOKEN.SCOPES,
                        OAUTH_TOKEN.CREATED_AT,
                        OAUTH_TOKEN.LAST_USED_ON)
                .from(OAUTH_TOKEN)
                .join(OAUTH_APPLICATION)
                .on(OAUTH_APPLICATION.ID.eq(OAUTH_TOKEN.APPLICATION_ID))
                .join(USERS)
                .on(USERS.ID.eq(OAUTH_TOKEN.USER_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(USERS.ACCOUNT_ID))
                .leftJoin(person)
                .on(person.ID.eq(OAUTH_TOKEN.MEMBER_ID))
                .leftJoin(own)
                .on(own.ID.eq(person.ACCOUNT_ID))
                .where(whose, OAUTH_TOKEN.REVOKED_AT.isNull())
                .orderBy(OAUTH_TOKEN.ID.desc())
                .limit(MOST_GRANTS)
                .fetch(row -> new Grant(
                        new TokenId(row.value1()),
                        row.value2(),
                        row.value3(),
                        Optional.ofNullable(row.value4()),
                        Scopes.of(row.value5()),
                        row.value6(),
                        Optional.ofNullable(row.value7())));
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

    /** Makes the tokens void by which somebody acts as a team. */
    public void revokeMember(Transaction tx, UserId team, UserId member) {
        tx.sql()
                .update(OAUTH_TOKEN)
                .set(OAUTH_TOKEN.REVOKED_AT, clock.instant())
                .where(OAUTH_TOKEN.USER_ID.eq(team.value()))
                .and(OAUTH_TOKEN.MEMBER_ID.eq(member.value()))
                .and(OAUTH_TOKEN.REVOKED_AT.isNull())
                .execute();
    }

    /** Makes one of the tokens void that somebody was shown. Problems: 404 for all others. */
    public void revoke(Transaction tx, List<Grant> shown, String wanted) {
        revoke(
                tx,
                shown.stream()
                        .map(Grant::token)
                        .filter(token -> token.toString().equals(wanted))
                        .findFirst()
                        .orElseThrow(NotFound::new));
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
