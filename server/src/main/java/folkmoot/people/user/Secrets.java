package folkmoot.people.user;

import folkmoot.federation.signature.Digests;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets that are shown once and kept only as a hash. */
public final class Secrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 random bits in url-safe Base64 without padding. */
    public static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What is kept of a secret: SHA-256, enough for one with 256 random bits. */
    public static byte[] hash(String secret) {
        return Digests.sha256(secret);
    }
}
