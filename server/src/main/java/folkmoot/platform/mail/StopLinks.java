package folkmoot.platform.mail;

import static folkmoot.schema.generated.Tables.MAIL_SECRET;

import folkmoot.platform.database.Database;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links in mails by which such mails stop (RFC 8058). They work for ever, as old mails are read late, say by their signature that we made
 * them, and can do nothing but end what they name.
 */
public final class StopLinks {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final LocalUris uris;
    private final byte[] secret;

    public StopLinks(Database database, LocalUris uris) {
        this.uris = uris;
        this.secret = settle(database);
    }

    /** Of several nodes that try at once, the first one's is kept. */
    private static byte[] settle(Database database) {
        var known = database.read(tx -> tx.sql().selectFrom(MAIL_SECRET).fetchOptional());
        if (known.isPresent()) {
            return known.get().getSecret();
        }
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        return database.transaction(tx -> {
            tx.sql()
                    .insertInto(MAIL_SECRET)
                    .set(MAIL_SECRET.SECRET, fresh)
                    .onConflictDoNothing()
                    .execute();
            return tx.sql().selectFrom(MAIL_SECRET).fetchSingle().getSecret();
        });
    }

    /** Where something stops. @param what its kind, a colon, and whose it is */
    public URI link(String what) {
        return uris.at("/stop?token=" + encoded(what.getBytes(StandardCharsets.UTF_8)) + "." + encoded(signed(what)));
    }

    /** What a link of ours stops; empty for one that is none. */
    public Optional<String> what(String token) {
        var parts = token.split("\\.");
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            var what = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            return Optional.of(what)
                    .filter(text -> MessageDigest.isEqual(
                            signed(text), Base64.getUrlDecoder().decode(parts[1])));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return BASE64.encodeToString(bytes);
    }

    private byte[] signed(String what) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(what.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no " + HMAC, missing);
        }
    }
}
