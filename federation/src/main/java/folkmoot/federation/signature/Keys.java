package folkmoot.federation.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** Makes keys and turns them into text and back. */
public final class Keys {

    /** 4096 bits are too long for some peers and four times as slow. */
    private static final int RSA_BITS = 2_048;

    private static final int MIN_RSA_BITS = 1_024;
    private static final int MAX_RSA_BITS = 8_192;
    private static final int MAX_PEM = 16_384;

    private Keys() {}

    /** An RSA key pair, encoded as it is stored: PKCS#8 and X.509 SubjectPublicKeyInfo. */
    public record RsaPair(byte[] privateKey, byte[] publicKey) {}

    /** An Ed25519 key pair, each the 32 raw bytes. */
    public record Ed25519Pair(byte[] privateKey, byte[] publicKey) {}

    /** Makes an RSA-2048 pair. Takes 0.1 to 0.3 s of a core: not on the way of a request that somebody waits for. */
    public static RsaPair generateRsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            var pair = generator.generateKeyPair();
            return new RsaPair(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JDK cannot make RSA keys", missing);
        }
    }

    /** Makes an Ed25519 pair. Takes microseconds. */
    public static Ed25519Pair generateEd25519() {
        var key = new Ed25519PrivateKeyParameters(new SecureRandom());
        return new Ed25519Pair(key.getEncoded(), key.generatePublicKey().getEncoded());
    }

    /**
     * Reads a private key of ours from PKCS#8, as a key of the provider that signs with it. Costs some 800 microseconds with the first
     * signature: keep the result.
     */
    public static RSAPrivateKey rsaPrivate(byte[] pkcs8) {
        try {
            return (RSAPrivateKey) RsaSignatures.signingKeys().generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a stored RSA key cannot be read", broken);
        }
    }

    /**
     * Reads a public key as published by an actor: SPKI, or the older PKCS#1, holding an RSA or Ed25519 key. Empty for
     * anything else and for RSA keys of absurd sizes.
     */
    public static Optional<PublicKey> publicKey(String publicPem) {
        if (publicPem.length() > MAX_PEM) {
            return Optional.empty();
        }
        try {
            var encoded = Base64.getMimeDecoder().decode(body(publicPem));
            return publicPem.contains("BEGIN RSA PUBLIC KEY") ? Multikey.rsaFromPkcs1(encoded) : fromSpki(encoded);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty(); // not a key; the caller says so to whoever sent it
        }
    }

    /** Reads a stored RSA public key (SubjectPublicKeyInfo); empty when it is none. */
    public static Optional<PublicKey> publicKey(byte[] spki) {
        try {
            return fromSpki(spki);
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty(); // the caller decides what a broken key means
        }
    }

    /** The PEM form of a public key, as actors publish it. */
    public static String publicPem(byte[] spki) {
        return pem("PUBLIC KEY", spki);
    }

    private static Optional<PublicKey> fromSpki(byte[] encoded) throws GeneralSecurityException {
        var info = SubjectPublicKeyInfo.getInstance(encoded);
        if (info.getAlgorithm().getAlgorithm().getId().equals("1.3.101.112")) { // Ed25519 (RFC 8410)
            return Optional.of(new PublicKey.Ed25519(info.getPublicKeyData().getBytes()));
        }
        var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        return rsa((RSAPublicKey) key);
    }

    static Optional<PublicKey> rsa(RSAPublicKey key) {
        var bits = key.getModulus().bitLength();
        return bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS ? Optional.of(new PublicKey.Rsa(key)) : Optional.empty();
    }

    private static String pem(String label, byte[] encoded) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static String body(String pem) {
        return pem.replaceAll("-----[A-Z0-9 ]{1,40}-----", "");
    }
}
