package folkmoot.talk.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** The curve P-256, whose public keys travel as 65 bytes: 4, then both coordinates. */
final class Curve {

    private static final int COORDINATE = 32;
    static final int POINT = 1 + 2 * COORDINATE;
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
        var point = ((ECPublicKey) key).getW();
        var bytes = new byte[POINT];
        bytes[0] = UNCOMPRESSED;
        put(point.getAffineX(), bytes, 1);
        put(point.getAffineY(), bytes, 1 + COORDINATE);
        return bytes;
    }

    private static void put(BigInteger coordinate, byte[] bytes, int at) {
        var number = coordinate.toByteArray();
        int length = Math.min(number.length, COORDINATE);
        System.arraycopy(number, number.length - length, bytes, at + COORDINATE - length, length);
    }

    /** @throws GeneralSecurityException for what is not a point on the curve */
    static PublicKey publicKey(byte[] point) throws GeneralSecurityException {
        if (point.length != POINT || point[0] != UNCOMPRESSED) {
            throw new GeneralSecurityException("Not an uncompressed point");
        }
        var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + COORDINATE));
        var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + COORDINATE, POINT));
        var spec = parameters();
        var curve = spec.getCurve();
        var prime = ((ECFieldFp) curve.getField()).getP();
        var right = x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(prime);
        if (x.compareTo(prime) >= 0
                || y.compareTo(prime) >= 0
                || !y.pow(2).mod(prime).equals(right)) {
            throw new GeneralSecurityException("Not a point on the curve");
        }
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(x, y), spec));
    }

    static byte[] agree(PrivateKey ours, PublicKey theirs) throws GeneralSecurityException {
        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(ours);
        agreement.doPhase(theirs, true);
        return agreement.generateSecret();
    }
}
