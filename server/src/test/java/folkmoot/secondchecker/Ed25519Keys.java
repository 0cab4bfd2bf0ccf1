package folkmoot.secondchecker;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Ed25519 by what the JDK has. */
final class Ed25519Keys {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final byte[] SPKI = Rfc9162.hex("302a300506032b6570032100");

    private Ed25519Keys() {}

    /** The 32 bytes behind {@code z} and 0xed01. */
    static byte[] fromMultibase(String text) {
        var number = BigInteger.ZERO;
        for (char digit : text.substring(1).toCharArray()) {
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(digit)));
        }
        var bytes = number.toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length);
    }

    static boolean verifies(byte[] key, String text, byte[] signature) {
        try {
            var spki = Arrays.copyOf(SPKI, SPKI.length + 32);
            System.arraycopy(key, 0, spki, SPKI.length, 32);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(signature);
        } catch (GeneralSecurityException refused) {
            return false;
        }
    }
}
