package folkmoot.people.user;

import folkmoot.platform.uri.Percent;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Codes of six digits that change every half minute, made of a secret and the time (RFC 6238, with SHA-1 as programs on telephones have it). */
public final class OneTimeCodes {

    /** How long each holds. */
    public static final Duration STEP = Duration.ofSeconds(30);

    private static final String ALGORITHM = "HmacSHA1";
    private static final int DIGITS = 1_000_000;
    private static final int DRIFT = 1; // steps that clocks may differ, either way (RFC 6238 5.2)

    private OneTimeCodes() {}

    /** The code of a moment. */
    public static String at(byte[] secret, Instant when) {
        return code(secret, step(when));
    }

    /** The half minute whose code was typed, of those that hold now; empty for another code. */
    static OptionalLong step(byte[] secret, String typed, Instant now) {
        var digits = typed.replaceAll("[\\s-]", "");
        if (!digits.matches("[0-9]{6}")) {
            return OptionalLong.empty();
        }
        long present = step(now);
        var found = OptionalLong.empty();
        for (long step = present - DRIFT; step <= present + DRIFT; step++) {
            if (code(secret, step).equals(digits)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static long step(Instant when) {
        return when.getEpochSecond() / STEP.toSeconds();
    }

    private static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf; // RFC 4226 5.3
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % DIGITS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A secret as people type it into a program (RFC 4648 6, without padding). */
    public static String typed(byte[] secret) {
        return Base32.toBase32String(secret).replace("=", "");
    }

    /** The address that a program reads from a picture. @param issuer the instance; @param name of the account */
    public static String address(byte[] secret, String issuer, String name) {
        return "otpauth://totp/" + Percent.encoded(issuer) + ":" + Percent.encoded(name) + "?secret=" + typed(secret)
                + "&issuer=" + Percent.encoded(issuer);
    }
}
