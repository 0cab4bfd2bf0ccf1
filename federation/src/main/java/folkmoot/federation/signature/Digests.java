package folkmoot.federation.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 wherever we use it, and the headers that hold it: {@code Digest} (RFC 3230), {@code Content-Digest} (RFC 9530). */
public final class Digests {

    private Digests() {}

    public static byte[] sha256(byte[] bytes) {
        return hash("SHA-256", bytes);
    }

    /** Of the text in UTF-8. */
    public static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the text in UTF-8, as hexadecimal digits. */
    public static String sha256Hex(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** The base64 of the body's SHA-256, which both headers hold; computed once for all recipients. */
    public static String sha256Base64(byte[] body) {
        return Base64.getEncoder().encodeToString(sha256(body));
    }

    /** Whether a {@code Digest} header names the body's SHA-256; other algorithms in it are not looked at. */
    static boolean matches(String digestHeader, byte[] body) {
        for (var part : digestHeader.split(",")) {
            var equals = part.indexOf('=');
            if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase("SHA-256")) {
                return same(part.substring(equals + 1).strip(), sha256(body));
            }
        }
        return false;
    }

    /** Whether a {@code Content-Digest} header names the body's SHA-256 and does not contradict itself in SHA-512. */
    static boolean contentMatches(String contentDigestHeader, byte[] body) {
        var matched = false;
        for (var part : contentDigestHeader.split(",")) {
            var entry = part.strip();
            if (entry.startsWith("sha-256=:") && entry.endsWith(":")) {
                matched = same(entry.substring(9, entry.length() - 1), sha256(body));
                if (!matched) {
                    return false;
                }
            } else if (entry.startsWith("sha-512=:")
                    && !same(entry.substring(9, entry.length() - 1), hash("SHA-512", body))) {
                return false;
            }
        }
        return matched;
    }

    private static boolean same(String base64, byte[] digest) {
        var expected = Base64.getEncoder().encode(digest);
        return MessageDigest.isEqual(expected, base64.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has " + algorithm, missing);
        }
    }
}
