package folkmoot.federation.signature;

import java.net.URI;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** A private key of ours with the id under which its public half is published. */
public sealed interface SigningKey {

    /** The {@code keyId}: {@code …#main-key} or {@code …#ed25519-key}. */
    URI id();

    byte[] sign(byte[] data);

    /** RSASSA-PKCS1-v1_5 with SHA-256: for requests. A third of a millisecond to 3 ms of one core each. */
    record Rsa(URI id, RSAPrivateKey key) implements SigningKey {

        @Override
        public byte[] sign(byte[] data) {
            return RsaSignatures.sign(key, data);
        }

        @Override
        public String toString() {
            return "Rsa[" + id + "]";
        }
    }

    /** Ed25519: for proofs. */
    record Ed25519(URI id, Ed25519PrivateKeyParameters key) implements SigningKey {

        /** @param seed the 32 bytes of the private key */
        public Ed25519(URI id, byte[] seed) {
            this(id, new Ed25519PrivateKeyParameters(seed));
        }

        @Override
        public byte[] sign(byte[] data) {
            var signer = new Ed25519Signer();
            signer.init(true, key);
            signer.update(data, 0, data.length);
            return signer.generateSignature();
        }

        @Override
        public String toString() {
            return "Ed25519[" + id + "]";
        }
    }
}
