package folkmoot.talk.push;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts a message for one app: as RFC 8291 has it, and as the draft before it, which older apps ask for. */
final class PushEncryption {

    private static final int RECORD = 4_096;
    private static final int KEY = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final byte LAST_RECORD = 2;

    private PushEncryption() {}

    /**
     * To whom, and with what made for this one message.
     *
     * @param receiver the app's public key
     * @param secret the app's authentication secret
     * @param sender a key pair used once
     * @param salt 16 random bytes used once
     */
    record Once(byte[] receiver, byte[] secret, KeyPair sender, byte[] salt) {

        byte[] senderPoint() {
            return Curve.bytes(sender.getPublic());
        }

        private byte[] shared() throws GeneralSecurityException {
            return Curve.agree(sender.getPrivate(), Curve.publicKey(receiver));
        }
    }

    /** The body of {@code Content-Encoding: aes128gcm} (RFC 8291 4, RFC 8188 2). */
    static byte[] standard(byte[] message, Once once) throws GeneralSecurityException {
        var point = once.senderPoint();
        var info = join(ascii("WebPush: info\0"), once.receiver(), point);
        var input = derive(once.secret(), once.shared(), info, KEY * 2);
        var sealed = seal(
                derive(once.salt(), input, ascii("Content-Encoding: aes128gcm\0"), KEY),
                derive(once.salt(), input, ascii("Content-Encoding: nonce\0"), NONCE),
                join(message, new byte[] {LAST_RECORD}));
        var size = ByteBuffer.allocate(Integer.BYTES).putInt(RECORD).array();
        return join(once.salt(), size, new byte[] {(byte) point.length}, point, sealed);
    }

    /** The body of {@code Content-Encoding: aesgcm} (draft-ietf-webpush-encryption-04). */
    static byte[] draft(byte[] message, Once once) throws GeneralSecurityException {
        var point = once.senderPoint();
        var context = join(ascii("P-256\0"), length(once.receiver()), once.receiver(), length(point), point);
        var input = derive(once.secret(), once.shared(), ascii("Content-Encoding: auth\0"), KEY * 2);
        return seal(
                derive(once.salt(), input, join(ascii("Content-Encoding: aesgcm\0"), context), KEY),
                derive(once.salt(), input, join(ascii("Content-Encoding: nonce\0"), context), NONCE),
                join(new byte[2], message));
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array();
    }

    private static byte[] seal(byte[] key, byte[] nonce, byte[] text) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(text);
    }

    /** HKDF (RFC 5869). */
    private static byte[] derive(byte[] salt, byte[] input, byte[] info, int length) throws GeneralSecurityException {
        var how = HKDFParameterSpec.ofExtract().addSalt(salt).addIKM(input).thenExpand(info, length);
        return KDF.getInstance("HKDF-SHA256").deriveData(how);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
