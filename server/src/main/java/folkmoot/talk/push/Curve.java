package folkmoot.talk.push;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import javax.crypto.KeyAgreement;
import org.bouncycastle.jcajce.provider.asymmetric.util.EC5Util;
import org.bouncycastle.jce.ECPointUtil;

/** The curve P-256, whose public keys travel as 65 bytes: 4, then both coordinates. */
final class Curve {

    static final int POINT = 65;
    private static final byte UNCOMPRESSED = 4;

    private Curve() {}

    static KeyPair generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static ECParameterSpec parameters() throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    static byte[] bytes(PublicKey key) {
        var own = (ECPublicKey) key;
        return EC5Util.convertPoint(own.getParams(), own.getW()).getEncoded(false);
    }

    /** @throws GeneralSecurityException for what is not a point on the curve */
    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("Not an uncompressed point");
        }
        var spec = parameters();
        try {
            var decoded = ECPointUtil.decodePoint(spec.getCurve(), point);
            return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(decoded, spec));
        } catch (IllegalArgumentException elsewhere) {
            throw new GeneralSecurityException("Not a point on the curve", elsewhere);
        }
    }

    static byte[] agree(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }
}
