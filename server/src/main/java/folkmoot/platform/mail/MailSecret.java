package folkmoot.platform.mail;

import static folkmoot.schema.generated.Tables.MAIL_SECRET;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.KeptSecret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key with which links and addresses in our mails are signed: one for all nodes, kept in the database. */
public final class MailSecret {

    private static final String HMAC = "HmacSHA256";

    private final byte[] secret;

    public MailSecret(Database database) {
        this.secret = KeptSecret.settle(database, MAIL_SECRET, MAIL_SECRET.SECRET);
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
