package folkmoot.federation.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * RSA-2048 pairs for tests, each of them once in a JVM. Looking for two primes of 1,024 bits takes 0.2 s of a core, multiplying two that
 * are known takes nothing: so the 96 of {@code fixtures/primes.txt} make 4,560 pairs. Whoever has read the file can read every one of them.
 *
 * <p>Once {@link #offer offered}, {@code KeyPairGenerator.getInstance("RSA")} hands them out; other sizes, and those after the last, are
 * made by the JDK.
 */
public final class ReadyKeys extends Provider {

    private static final long serialVersionUID = 1;
    private static final String NAME = "ReadyKeys";
    private static final int BITS = 2_048;
    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final List<BigInteger> PRIMES = primes();
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private ReadyKeys() {
        super(NAME, "1", "Ready RSA keys for tests");
        putService(new Service(this, "KeyPairGenerator", "RSA", Generator.class.getName(), List.of(), null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Generator();
            }
        });
    }

    /** From now on RSA keys are ready in this JVM. May be called again and again. */
    public static void offer() {
        Security.insertProviderAt(new ReadyKeys(), 1); // one of the same name stays
    }

    private static KeyPair next() throws GeneralSecurityException {
        int number = TAKEN.getAndIncrement();
        int row = 1;
        while (number >= row) { // below the diagonal: no prime with itself, no two twice
            number -= row;
            row++;
        }
        return row < PRIMES.size() ? pair(PRIMES.get(row), PRIMES.get(number)) : made(BITS, new SecureRandom());
    }

    private static KeyPair pair(BigInteger p, BigInteger q) throws GeneralSecurityException {
        var modulus = p.multiply(q);
        var p1 = p.subtract(BigInteger.ONE);
        var q1 = q.subtract(BigInteger.ONE);
        var secret = EXPONENT.modInverse(p1.multiply(q1));
        var keys = KeyFactory.getInstance("RSA");
        return new KeyPair(
                keys.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)),
                keys.generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus, EXPONENT, secret, p, q, secret.mod(p1), secret.mod(q1), q.modInverse(p))));
    }

    private static KeyPair made(int bits, SecureRandom random) throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA", Security.getProvider("SunRsaSign"));
        generator.initialize(bits, random);
        return generator.generateKeyPair();
    }

    private static List<BigInteger> primes() {
        try (var file = ReadyKeys.class.getResourceAsStream("/fixtures/primes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> new BigInteger(line, Character.MAX_RADIX))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class Generator extends KeyPairGeneratorSpi {

        private int bits = BITS;
        private SecureRandom random = new SecureRandom();

        @Override
        public void initialize(int bits, SecureRandom random) {
            this.bits = bits;
            this.random = random;
        }

        @Override
        public void initialize(AlgorithmParameterSpec parameters, SecureRandom random)
                throws InvalidAlgorithmParameterException {
            throw new InvalidAlgorithmParameterException("by size only");
        }

        @Override
        public KeyPair generateKeyPair() {
            try {
                return bits == BITS ? next() : made(bits, random);
            } catch (GeneralSecurityException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
