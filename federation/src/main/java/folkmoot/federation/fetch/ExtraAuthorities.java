package folkmoot.federation.fetch;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The usual certificate authorities and some more. */
final class ExtraAuthorities {

    private ExtraAuthorities() {}

    /** @throws IllegalArgumentException with a sentence, when the file holds no certificates */
    static TrustOptions trusting(Path pem) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var count = addUsual(store, 0);
            try (var in = Files.newInputStream(pem)) {
                for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                    store.setCertificateEntry("ca-" + count++, certificate);
                }
            }
            var factory = factory();
            factory.init(store);
            return TrustOptions.wrap(factory.getTrustManagers()[0]);
        } catch (GeneralSecurityException | IOException unreadable) {
            throw new IllegalArgumentException(
                    "The file " + pem + " does not hold certificates in PEM form: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static int addUsual(KeyStore store, int first) throws GeneralSecurityException {
        var usual = factory();
        usual.init((KeyStore) null);
        var count = first;
        for (X509Certificate certificate : ((X509TrustManager) usual.getTrustManagers()[0]).getAcceptedIssuers()) {
            store.setCertificateEntry("ca-" + count++, certificate);
        }
        return count;
    }

    private static TrustManagerFactory factory() throws GeneralSecurityException {
        return TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    }
}
