package folkmoot.people.oauth;

import static folkmoot.schema.generated.Tables.OAUTH_CODE;

import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.TokenId;
import folkmoot.platform.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** Codes that stand for a user's consent for ten minutes and are exchanged for a token once. */
final class AuthorizationCodes {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What was consented to. */
    record Consent(
            ApplicationId application, Grantor by, String redirectUri, Scopes scopes, Optional<String> challenge) {}

    private final InstantSource clock;

    AuthorizationCodes(InstantSource clock) {
        this.clock = clock;
    }

    String issue(Transaction tx, Consent consent) {
        var code = Secrets.random();
        tx.sql()
                .insertInto(OAUTH_CODE)
                .set(OAUTH_CODE.CODE_HASH, Secrets.hash(code))
                .set(OAUTH_CODE.APPLICATION_ID, consent.application().value())
                .set(OAUTH_CODE.USER_ID, consent.by().user().value())
                .set(
                        OAUTH_CODE.MEMBER_ID,
                        consent.by().member().map(UserId::value).orElse(null))
                .set(OAUTH_CODE.REDIRECT_URI, consent.redirectUri())
                .set(OAUTH_CODE.SCOPES, consent.scopes().toArray())
                .set(OAUTH_CODE.CODE_CHALLENGE, consent.challenge().orElse(null))
                .set(OAUTH_CODE.EXPIRES_AT, clock.instant().plus(LIFE))
                .execute();
        return code;
    }

    /** Uses the code up; empty if it is unknown, used or too old. */
    Optional<Consent> use(Transaction tx, String code) {
        return tx.sql()
                .update(OAUTH_CODE)
                .set(OAUTH_CODE.USED_AT, clock.instant())
                .where(
                        OAUTH_CODE.CODE_HASH.eq(Secrets.hash(code)),
                        OAUTH_CODE.USED_AT.isNull(),
                        OAUTH_CODE.EXPIRES_AT.gt(clock.instant()))
                .returning()
                .fetchOptional(row -> new Consent(
                        new ApplicationId(row.getApplicationId()),
                        new Grantor(
                                new UserId(row.getUserId()),
                                Optional.ofNullable(row.getMemberId()).map(UserId::new)),
                        row.getRedirectUri(),
                        Scopes.of(row.getScopes()),
                        Optional.ofNullable(row.getCodeChallenge())));
    }

    /** Remembers which token was given for a code. */
    void given(Transaction tx, String code, TokenId token) {
        tx.sql()
                .update(OAUTH_CODE)
                .set(OAUTH_CODE.TOKEN_ID, token.value())
                .where(OAUTH_CODE.CODE_HASH.eq(Secrets.hash(code)))
                .execute();
    }

    /** The token that was given to a program for a code that was used before. */
    Optional<TokenId> spentOn(Transaction tx, String code, ApplicationId application) {
        return tx.sql()
                .select(OAUTH_CODE.TOKEN_ID)
                .from(OAUTH_CODE)
                .where(
                        OAUTH_CODE.CODE_HASH.eq(Secrets.hash(code)),
                        OAUTH_CODE.APPLICATION_ID.eq(application.value()),
                        OAUTH_CODE.TOKEN_ID.isNotNull())
                .fetchOptional(row -> new TokenId(row.value1()));
    }

    /** RFC 7636 4.6: the verifier's SHA-256 is the challenge. */
    static boolean proves(Optional<String> verifier, String challenge) {
        return verifier.map(Secrets::hash)
                .map(hash -> Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .filter(challenge::equals)
                .isPresent();
    }

    void sweep(Transaction tx) {
        tx.sql()
                .deleteFrom(OAUTH_CODE)
                .where(OAUTH_CODE.EXPIRES_AT.lt(clock.instant()))
                .execute();
    }
}
