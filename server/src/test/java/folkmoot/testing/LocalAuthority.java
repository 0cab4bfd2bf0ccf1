package folkmoot.testing;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of this machine, for servers that speak TLS to each other in a test. */
public final class LocalAuthority {

    private static final X500Name NAME = new X500Name("CN=Folkmoot test authority");

    private final Path folder;
    private final KeyPair keys = keyPair();
    private final X509Certificate certificate;

    /** @param folder where the PEM files go */
    public LocalAuthority(Path folder) {
        this.folder = folder;
        this.certificate = sign(NAME, keys, "", true);
        write("ca.pem", certificate);
    }

    /** The authority's own certificate. */
    public Path certificate() {
        return folder.resolve("ca.pem");
    }

    /** Issues a certificate for a host name; it is {@code HOST.pem}, its key {@code HOST.key}. */
    public void issue(String host) {
        var pair = keyPair();
        write(host + ".pem", sign(new X500Name("CN=" + host), pair, host, false));
        write(host + ".key", pair.getPrivate());
    }

    /** A client that trusts this authority and nobody else. */
    public static HttpClient clientTrusting(Path authority) {
        try (var in = Files.newInputStream(authority)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return HttpClient.newBuilder().sslContext(context).build();
        } catch (IOException | GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    public Path certificateOf(String host) {
        return folder.resolve(host + ".pem");
    }

    public Path keyOf(String host) {
        return folder.resolve(host + ".key");
    }

    private X509Certificate sign(X500Name subject, KeyPair pair, String host, boolean authority) {
        try {
            var now = Instant.now();
            var builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(now.minus(1, ChronoUnit.DAYS)),
                    Date.from(now.plus(30, ChronoUnit.DAYS)),
                    subject,
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (!authority) {
                var names = new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, host), new GeneralName(GeneralName.dNSName, "localhost")
                });
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            var signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }

    private void write(String name, Object pem) {
        try (var text = new StringWriter()) {
            try (var writer = new JcaPEMWriter(text)) {
                writer.writeObject(pem instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : pem);
            }
            Files.writeString(folder.resolve(name), text.toString());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static KeyPair keyPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
