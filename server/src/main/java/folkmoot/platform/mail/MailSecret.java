package folkmoot.platform.mail;

import static folkmoot.schema.generated.Tables.MAIL_SECRET;

import folkmoot.platform.database.Database;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key with which links and addresses in our mails are signed: one for all nodes, kept in the database. */
public final class MailSecret {

    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    /** Reads it, or makes it: of several nodes that try at once, the first one's is kept. */
    public MailSecret(Database database) {
        this.secret = settle(database);
    }

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

    /** HMAC with SHA-256, 32 bytes. */
    byte[] signed(byte[] what) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            return mac.doFinal(what);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("This Java has no " + HMAC, missing);
        }
    }
}
