package folkmoot.people.oauth;

import static folkmoot.schema.generated.Tables.OAUTH_APPLICATION;

import folkmoot.people.user.Secrets;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.generated.tables.records.OauthApplicationRecord;
import java.net.URI;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Registers programs and recognises them. */
public final class Applications {

    /** A program as it was just registered; the only time its secret is seen. */
    public record Registered(OAuthApplication application, String clientSecret) {}

    private static final Set<String> FORBIDDEN_SCHEMES = Set.of("javascript", "data", "vbscript", "file", "blob");
    private static final Set<String> WEB_SCHEMES = Set.of("http", "https");

    /**
     * An address without fragment. Programs have schemes of their own, with underscores, too, and nothing need follow
     * them ({@code ivory://}).
     */
    private static final Pattern REDIRECT =
            Pattern.compile("([A-Za-z][A-Za-z0-9+._-]*):[A-Za-z0-9._~:/?\\[\\]@!$&'()*+,;=%|{}-]*");

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 2000;
    private static final int MOST_ADDRESSES = 10;

    private final Database database;
    private final Ids ids;
    private final InstantSource clock;

    public Applications(Database database, Ids ids, InstantSource clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Registers a program, or 422 for a blank name, an address we never send anybody to, or an unknown scope. */
    public Registered register(String name, List<String> redirectUris, String scopes, Optional<String> website) {
        return database.transaction(tx -> register(tx, name, redirectUris, scopes, website));
    }

    /** The same inside a transaction. */
    public Registered register(
            Transaction tx, String name, List<String> redirectUris, String scopes, Optional<String> website) {
        requireName(name);
        requireRedirects(redirectUris);
        var site = website.filter(text -> !text.isBlank());
        if (site.isPresent() && !isWebsite(site.get())) {
            throw Invalid.field("website", "ERR_INVALID", "is not an http address");
        }
        var most = Scopes.parse(scopes)
                .orElseThrow(() -> Invalid.field("scopes", "ERR_INVALID", "doesn't match configured on the server"));
        var application = new OAuthApplication(
                new ApplicationId(ids.next()), name.strip(), site, Secrets.random(), redirectUris, most);
        var secret = Secrets.random();
        insert(tx, application, secret);
        return new Registered(application, secret);
    }

    private void insert(Transaction tx, OAuthApplication application, String secret) {
        tx.sql()
                .insertInto(OAUTH_APPLICATION)
                .set(OAUTH_APPLICATION.ID, application.id().value())
                .set(OAUTH_APPLICATION.NAME, application.name())
                .set(OAUTH_APPLICATION.WEBSITE, application.website().orElse(null))
                .set(OAUTH_APPLICATION.CLIENT_ID, application.clientId())
                .set(OAUTH_APPLICATION.CLIENT_SECRET_HASH, Secrets.hash(secret))
                .set(OAUTH_APPLICATION.REDIRECT_URIS, application.redirectUris().toArray(String[]::new))
                .set(OAUTH_APPLICATION.SCOPES, application.scopes().toArray())
                .set(OAUTH_APPLICATION.CREATED_AT, clock.instant())
                .execute();
    }

    public Optional<OAuthApplication> find(Transaction tx, ApplicationId id) {
        return tx.sql()
                .selectFrom(OAUTH_APPLICATION)
                .where(OAUTH_APPLICATION.ID.eq(id.value()))
                .fetchOptional(Applications::application);
    }

    /** The oldest of that name. */
    public Optional<OAuthApplication> byName(Transaction tx, String name) {
        return tx.sql()
                .selectFrom(OAUTH_APPLICATION)
                .where(OAUTH_APPLICATION.NAME.eq(name))
                .orderBy(OAUTH_APPLICATION.ID)
                .limit(1)
                .fetchOptional(Applications::application);
    }

    /** By its public identifier. */
    public Optional<OAuthApplication> byClientId(Transaction tx, String clientId) {
        return tx.sql()
                .selectFrom(OAUTH_APPLICATION)
                .where(OAUTH_APPLICATION.CLIENT_ID.eq(clientId))
                .fetchOptional(Applications::application);
    }

    /**
     * The program that proves itself by its secret. Without a secret it is only named, not proven, which suffices where
     * PKCE or the token itself is the proof.
     *
     * @throws OAuthRefused {@code invalid_client} for an unknown program or a wrong secret
     */
    OAuthApplication require(Transaction tx, String clientId, Optional<String> secret) {
        var row = tx.sql()
                .selectFrom(OAUTH_APPLICATION)
                .where(OAUTH_APPLICATION.CLIENT_ID.eq(clientId))
                .fetchOptional()
                .orElseThrow(OAuthRefused::invalidClient);
        if (secret.isPresent() && !MessageDigest.isEqual(row.getClientSecretHash(), Secrets.hash(secret.get()))) {
            throw OAuthRefused.invalidClient();
        }
        return application(row);
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw Invalid.field("client_name", "ERR_BLANK", "can't be blank");
        }
        if (name.strip().length() > LONGEST_NAME) {
            throw Invalid.field(
                    "client_name", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_NAME + " characters)");
        }
    }

    private static void requireRedirects(List<String> uris) {
        if (uris.isEmpty()) {
            throw Invalid.field("redirect_uris", "ERR_BLANK", "can't be blank");
        }
        if (uris.size() > MOST_ADDRESSES || !uris.stream().allMatch(Applications::isRedirect)) {
            throw Invalid.field("redirect_uris", "ERR_INVALID", "must be an absolute URI");
        }
    }

    private static boolean isRedirect(String text) {
        if (text.equals(OAuthApplication.OUT_OF_BAND)) {
            return true;
        }
        var address = REDIRECT.matcher(text);
        if (text.length() > LONGEST_ADDRESS || !address.matches()) {
            return false;
        }
        var scheme = address.group(1).toLowerCase(Locale.ROOT);
        return WEB_SCHEMES.contains(scheme) ? isWebAddress(text) : !FORBIDDEN_SCHEMES.contains(scheme);
    }

    private static boolean isWebAddress(String text) {
        try {
            var address = URI.create(text);
            return address.getRawAuthority() != null && address.getRawUserInfo() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static boolean isWebsite(String text) {
        return text.length() <= LONGEST_ADDRESS && text.matches("https?://[^\\s\"<>]+");
    }

    private static OAuthApplication application(OauthApplicationRecord row) {
        return new OAuthApplication(
                new ApplicationId(row.getId()),
                row.getName(),
                Optional.ofNullable(row.getWebsite()),
                row.getClientId(),
                List.of(row.getRedirectUris()),
                Scopes.of(row.getScopes()));
    }
}
