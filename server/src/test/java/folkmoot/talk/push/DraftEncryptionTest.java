package folkmoot.talk.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.ECPrivateKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** The encryption before RFC 8291. */
class DraftEncryptionTest {

    /** Section 5 of draft-ietf-webpush-encryption-04. */
    @Test
    void theExampleOfTheDraftComesOutByteByByte() throws GeneralSecurityException {
        var sender = new KeyPair(
                Curve.publicKey(bytes(
                        "BNoRDbb84JGm8g5Z5CFxurSqsXWJ11ItfXEWYVLE85Y7CYkDjXsIEc4aqxYaQ1G8BqkXCJ6DPpDrWtdWj_mugHU")),
                KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(
                                new BigInteger(1, bytes("nCScek-QpEjmOOlT-rQ38nZzvdPlqa00Zy0i6m2OJvY")),
                                Curve.parameters())));
        var once = new PushEncryption.Once(
                bytes("BCEkBjzL8Z3C-oi2Q7oE5t2Np-p7osjGLg93qUP0wvqRT21EEWyf0cQDQcakQMqz4hQKYOQ3il2nNZct4HgAUQU"),
                bytes("R29vIGdvbyBnJyBqb29iIQ"),
                sender,
                bytes("lngarbyKfMoi9Z75xYXmkg"));

        assertThat(PushEncryption.draft("I am the walrus".getBytes(StandardCharsets.US_ASCII), once))
                .isEqualTo(bytes("6nqAQUME8hNqw5J3kl8cpVVJylXKYqZOeseZG8UueKpA"));
    }

    private static byte[] bytes(String base64) {
        return Base64.getUrlDecoder().decode(base64);
    }
}
