package folkmoot.federation.signature;

import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The key that a signature is checked with. Its kind decides the algorithm; labels in headers do not. */
public sealed interface PublicKey {

    /** Whether the signature over the data is this key's; false also for one that is malformed. */
    boolean verifies(byte[] data, byte[] signature);

    /** As stored: SubjectPublicKeyInfo for RSA, the 32 raw bytes for Ed25519. */
    byte[] encoded();

    /** RSASSA-PKCS1-v1_5 with SHA-256, never SHA-1. */
    record Rsa(RSAPublicKey key) implements PublicKey {

        @Override
        public byte[] encoded() {
            return key.getEncoded();
        }

        @Override
        public boolean verifies(byte[] data, byte[] signature) {
            return RsaSignatures.verify(key, data, signature);
        }
    }

    /** Ed25519; {@code raw} are the 32 bytes of the key. */
    record Ed25519(byte[] raw) implements PublicKey {

        public Ed25519 {
            if (raw.length != Ed25519PublicKeyParameters.KEY_SIZE) {
                throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
            }
            raw = raw.clone();
        }

        @Override
        public byte[] raw() {
            return raw.clone();
        }

        @Override
        public byte[] encoded() {
            return raw.clone();
        }

        @Override
        public boolean verifies(byte[] data, byte[] signature) {
            if (signature.length != Ed25519PublicKeyParameters.KEY_SIZE * 2) {
                return false;
            }
            var signer = new Ed25519Signer();
            signer.init(false, new Ed25519PublicKeyParameters(raw));
            signer.update(data, 0, data.length);
            return signer.verifySignature(signature);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Ed25519 key && Arrays.equals(raw, key.raw);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(raw);
        }
    }
}
