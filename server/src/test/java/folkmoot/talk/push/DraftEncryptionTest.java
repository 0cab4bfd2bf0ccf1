package folkmoot.talk.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** The encryption before RFC 8291, undone by another way than it was made: the JDK's own HKDF. */
class DraftEncryptionTest {

    private static final byte[] SALT = "sixteen bytes it".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECRET = "another sixteen!".getBytes(StandardCharsets.US_ASCII);

    @Test
    void anAppReadsWhatWasEncryptedForIt() throws GeneralSecurityException {
        var app = Curve.generate();
        var sender = Curve.generate();
        var message = "Bob mentioned you — ść".getBytes(StandardCharsets.UTF_8);
        var once = new PushEncryption.Once(Curve.bytes(app.getPublic()), SECRET, sender, SALT);

        assertThat(decrypt(PushEncryption.draft(message, once), app, sender)).isEqualTo(message);
    }

    /** Sections 3 and 4 of draft-ietf-webpush-encryption-04 and 3 of draft-ietf-httpbis-encryption-encoding-02. */
    private static byte[] decrypt(byte[] body, KeyPair app, KeyPair sender) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(app.getPrivate());
        agreement.doPhase(sender.getPublic(), true);
        var input = hkdf(SECRET, agreement.generateSecret(), label("auth"), 32);
        var theirs = Curve.bytes(app.getPublic());
        var ours = Curve.bytes(sender.getPublic());
        var context = ByteBuffer.allocate(6 + 2 + theirs.length + 2 + ours.length)
                .put("P-256\0".getBytes(StandardCharsets.US_ASCII))
                .putShort((short) theirs.length)
                .put(theirs)
                .putShort((short) ours.length)
                .put(ours)
                .array();
        var key = hkdf(SALT, input, both(label("aesgcm"), context), 16);
        var nonce = hkdf(SALT, input, both(label("nonce"), context), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(body);
        int padding = ByteBuffer.wrap(padded).getShort();
        return Arrays.copyOfRange(padded, 2 + padding, padded.length);
    }

    private static byte[] hkdf(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256")
                .deriveData(HKDFParameterSpec.ofExtract()
                        .addSalt(salt)
                        .addIKM(input)
                        .thenExpand(info, length));
    }

    private static byte[] label(String word) {
        return ("Content-Encoding: " + word + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] both(byte[] one, byte[] other) {
        var all = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, all, one.length, other.length);
        return all;
    }
}
