package folkmoot.civic.log;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Binds an entry to what it does not say. Whoever has the salt can show what stands behind it; once the salt is erased nobody can, and
 * nobody can guess it.
 */
public final class Commitments {

    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Commitments() {}

    public static byte[] salt() {
        var salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** Of a support: hexadecimal SHA-256 of the salt, the proposal's record, a line feed and the supporter. */
    public static String of(byte[] salt, URI proposal, URI supporter) {
        return of(salt, (proposal + "\n" + supporter).getBytes(StandardCharsets.UTF_8));
    }

    /** Of any bytes, in hexadecimal: {@link #digest}. */
    public static String of(byte[] salt, byte[] bytes) {
        return HexFormat.of().formatHex(digest(salt, bytes));
    }

    /** SHA-256 of the salt and the bytes. */
    public static byte[] digest(byte[] salt, byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
