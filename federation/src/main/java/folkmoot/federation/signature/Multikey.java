package folkmoot.federation.signature;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Public keys in Multikey form (FEP-521a): multibase of a multicodec prefix and the raw key. */
public final class Multikey {

    private static final byte[] ED25519_PREFIX = {(byte) 0xed, 0x01};
    private static final byte[] RSA_PREFIX = {(byte) 0x85, 0x24};

    private Multikey() {}

    public static String encode(PublicKey key) {
        return switch (key) {
            case PublicKey.Ed25519 ed25519 -> Multibase.encode(join(ED25519_PREFIX, ed25519.raw()));
            case PublicKey.Rsa(var rsa) -> Multibase.encode(join(RSA_PREFIX, pkcs1(rsa)));
        };
    }

    /** The key; empty for kinds that we do not know. */
    public static Optional<PublicKey> decode(String multibase) {
        return Multibase.decode(multibase).filter(bytes -> bytes.length > 2).flatMap(Multikey::fromPrefixed);
    }

    private static Optional<PublicKey> fromPrefixed(byte[] bytes) {
        var prefix = Arrays.copyOf(bytes, 2);
        var raw = Arrays.copyOfRange(bytes, 2, bytes.length);
        try {
            if (Arrays.equals(prefix, ED25519_PREFIX)) {
                return Optional.of(new PublicKey.Ed25519(raw));
            }
            return Arrays.equals(prefix, RSA_PREFIX) ? rsaFromPkcs1(raw) : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty(); // not a key; the caller says so to whoever sent it
        }
    }

    static Optional<PublicKey> rsaFromPkcs1(byte[] encoded) throws GeneralSecurityException {
        var key = org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(encoded);
        var spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        return Keys.rsa((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec));
    }

    private static byte[] pkcs1(RSAPublicKey key) {
        try {
            return SubjectPublicKeyInfo.getInstance(key.getEncoded())
                    .parsePublicKey()
                    .getEncoded();
        } catch (IOException broken) {
            throw new IllegalStateException("an RSA key has no encoding", broken);
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        var joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
