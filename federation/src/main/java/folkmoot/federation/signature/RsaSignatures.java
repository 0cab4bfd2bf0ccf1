package folkmoot.federation.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SHA256withRSA. Signing is the cost of every delivery, so it goes through the Amazon Corretto Crypto Provider where its
 * native library loads (several times the JDK's rate, with keys of its own: {@link #signingKeys}); verifying is cheap everywhere and stays with the JDK.
 */
final class RsaSignatures {

    private static final Logger LOG = LoggerFactory.getLogger(RsaSignatures.class);
    private static final String ALGORITHM = "SHA256withRSA";
    private static final String FAST_PROVIDER = "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

    private RsaSignatures() {}

    /** Loaded on the first signature, off the start-up path. */
    private static final class Fast {
        static final Optional<Provider> PROVIDER = load();

        private static Optional<Provider> load() {
            try {
                var type = Class.forName(FAST_PROVIDER);
                var provider = (Provider) type.getField("INSTANCE").get(null);
                type.getMethod("assertHealthy").invoke(provider);
                LOG.debug("RSA signatures by {}", provider.getName());
                return Optional.of(provider);
            } catch (ReflectiveOperationException | LinkageError unavailable) {
                LOG.info("The fast RSA provider does not load here ({}); the JDK's is used", unavailable.toString());
                return Optional.empty();
            }
        }
    }

    /** Reads keys for {@link #sign}: one of another provider would be read anew for each signature, which takes twice as long as to sign. */
    static KeyFactory signingKeys() throws NoSuchAlgorithmException {
        return Fast.PROVIDER.isPresent()
                ? KeyFactory.getInstance("RSA", Fast.PROVIDER.get())
                : KeyFactory.getInstance("RSA");
    }

    static byte[] sign(RSAPrivateKey key, byte[] data) {
        try {
            var signature = Fast.PROVIDER.isPresent()
                    ? Signature.getInstance(ALGORITHM, Fast.PROVIDER.get())
                    : Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(data);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("an RSA key of ours does not sign", broken);
        }
    }

    static boolean verify(RSAPublicKey key, byte[] data, byte[] bytes) {
        try {
            var signature = Signature.getInstance(ALGORITHM, Jdk.PROVIDER);
            signature.initVerify(key);
            signature.update(data);
            return signature.verify(bytes);
        } catch (GeneralSecurityException _) {
            return false; // a key or signature of the wrong form proves nothing
        }
    }

    private static final class Jdk {
        static final Provider PROVIDER = Security.getProvider("SunRsaSign");
    }
}
