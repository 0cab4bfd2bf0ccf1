package folkmoot.people.oauth;

import folkmoot.people.oauth.AuthorizationCodes.Consent;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.UserId;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/** The dance of OAuth: a program asks, the user consents, the program gets its token. */
public final class Authorizations {

    /** What a program asks for when it sends a browser to us. */
    public record Asked(
            String responseType,
            String clientId,
            String redirectUri,
            String scope,
            Optional<String> codeChallenge,
            Optional<String> codeChallengeMethod) {}

    /** A request that may be put before the user. */
    public record Request(
            OAuthApplication application, String redirectUri, Scopes scopes, Optional<String> challenge) {}

    /** How a program proves who it is: its identifier, and its secret if it has and sends one. */
    public record Client(String id, Optional<String> secret) {}

    /** A SHA-256 in base64url without padding (RFC 7636 4.2). */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Database database;
    private final Applications applications;
    private final Tokens tokens;
    private final AuthorizationCodes codes;
    private final Observers<Runnable> whenRevoked;

    public Authorizations(
            Database database,
            InstantSource clock,
            Applications applications,
            Tokens tokens,
            Observers<Runnable> whenRevoked) {
        this.database = database;
        this.applications = applications;
        this.tokens = tokens;
        this.codes = new AuthorizationCodes(clock);
        this.whenRevoked = whenRevoked;
    }

    /**
     * Checks what a program asks for. Where the program or its address is wrong, nobody is sent anywhere
     * ({@link OAuthRefused} with {@code invalid_client} or {@code invalid_redirect_uri}); other refusals may be told to it.
     */
    public Request check(Asked asked) {
        var application = database.read(tx -> applications.byClientId(tx, asked.clientId()))
                .orElseThrow(OAuthRefused::invalidClient);
        if (!application.redirectUris().contains(asked.redirectUri())) {
            throw new OAuthRefused("invalid_redirect_uri", "The redirect URI included is not valid.");
        }
        if (!asked.responseType().equals("code")) {
            throw new OAuthRefused(
                    "unsupported_response_type", "The authorization server does not support this response type.");
        }
        var scopes = Scopes.parse(asked.scope())
                .filter(application.scopes()::covers)
                .orElseThrow(OAuthRefused::invalidScope);
        return new Request(application, asked.redirectUri(), scopes, challenge(asked));
    }

    private static Optional<String> challenge(Asked asked) {
        var challenge = asked.codeChallenge().filter(text -> !text.isEmpty());
        boolean s256 = asked.codeChallengeMethod().filter("S256"::equals).isPresent();
        if (challenge.isPresent() && !s256) {
            throw new OAuthRefused("invalid_code_challenge_method", "The code_challenge_method must be S256.");
        }
        if (challenge.filter(text -> !CHALLENGE.matcher(text).matches()).isPresent()) {
            throw new OAuthRefused(
                    "invalid_request", "The code_challenge must be 43 characters of base64url, without padding.");
        }
        return challenge;
    }

    /** The user consents; the code for the program. */
    public String consent(Request request, Grantor by) {
        return database.transaction(tx -> codes.issue(
                tx,
                new Consent(
                        request.application().id(), by, request.redirectUri(), request.scopes(), request.challenge())));
    }

    /**
     * Exchanges a code for a token. Proof of the program is its secret, or, without one, PKCE. A code that comes a second
     * time was seen by somebody else: the token of its first use is void from then on (RFC 6749 4.1.2).
     */
    public Tokens.Issued exchange(Client client, String code, String redirectUri, Optional<String> verifier) {
        var known = database.read(tx -> applications.require(tx, client.id(), client.secret()));
        if (revokeSpent(known, code)) {
            throw OAuthRefused.invalidGrant();
        }
        return database.transaction(tx -> {
            var application = applications.require(tx, client.id(), client.secret());
            var consent = codes.use(tx, code)
                    .filter(given -> given.application().equals(application.id()))
                    .filter(given -> given.redirectUri().equals(redirectUri))
                    .filter(given -> isProven(given, client, verifier))
                    .orElseThrow(OAuthRefused::invalidGrant);
            var issued = tokens.issue(tx, application.id(), Optional.of(consent.by()), consent.scopes());
            codes.given(tx, code, issued.id());
            return issued;
        });
    }

    /** In a transaction of its own: the refusal that follows must not undo it. */
    private boolean revokeSpent(OAuthApplication application, String code) {
        boolean spent = database.transaction(tx -> {
            var token = codes.spentOn(tx, code, application.id());
            token.ifPresent(id -> tokens.revoke(tx, id));
            return token.isPresent();
        });
        if (spent) {
            whenRevoked.tell(Runnable::run);
        }
        return spent;
    }

    private static boolean isProven(Consent consent, Client client, Optional<String> verifier) {
        return consent.challenge()
                .map(challenge -> AuthorizationCodes.proves(verifier, challenge))
                .orElseGet(() -> {
                    if (client.secret().isEmpty()) {
                        throw OAuthRefused.invalidClient();
                    }
                    return true;
                });
    }

    /** A program's own token. */
    public Tokens.Issued forClient(Client client, String scope) {
        return database.transaction(tx -> {
            var application = requireProven(tx, client);
            var scopes =
                    Scopes.parse(scope).filter(application.scopes()::covers).orElseThrow(OAuthRefused::invalidScope);
            return tokens.issue(tx, application.id(), Optional.empty(), scopes);
        });
    }

    /** Checks that the program is the one it says. */
    private OAuthApplication requireProven(Transaction tx, Client client) {
        if (client.secret().isEmpty()) {
            throw OAuthRefused.invalidClient();
        }
        return applications.require(tx, client.id(), client.secret());
    }

    /**
     * Makes a token void; a token nobody knows is no error (RFC 7009 2.2). Without a secret the token itself is the
     * proof.
     *
     * @throws OAuthRefused {@code unauthorized_client} if it is another program's
     */
    public void revoke(Client client, String token) {
        database.write(tx -> {
            var application = applications.require(tx, client.id(), client.secret());
            tokens.owner(tx, token).ifPresent(owner -> {
                if (!owner.equals(application.id())) {
                    throw new OAuthRefused("unauthorized_client", "You are not authorized to revoke this token");
                }
                tokens.revoke(tx, token);
            });
        });
    }

    /** Somebody takes back what they let in. Problems: 404 for what is not theirs. */
    public void revoke(UserId person, String token) {
        database.write(tx -> tokens.revoke(tx, tokens.grants(tx, person), token));
        whenRevoked.tell(Runnable::run);
    }

    /** All that somebody let in is shut out, as after a change of password. */
    public void revokeAll(Transaction tx, UserId person) {
        tokens.revokeAll(tx, person);
        tx.afterCommit(() -> whenRevoked.tell(Runnable::run));
    }

    /** Forgets codes that are too old. */
    public void sweep(Transaction tx) {
        codes.sweep(tx);
    }
}
