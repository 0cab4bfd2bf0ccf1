package folkmoot.people.user;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes and one lane (the OWASP recommendation), in PHC form. Each takes tens of milliseconds
 * of a core, so only a few run at once.
 */
public final class Passwords {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    static final String NOBODY = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES
            + "$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private final Semaphore atOnce =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    /** What to keep of a password. */
    public String hash(String password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var hash = compute(password, new Form(MEMORY_KIB, PASSES, LANES, salt, new byte[HASH_BYTES]));
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Whether the password is the one of {@code kept}. */
    public boolean matches(String password, String kept) {
        var form = Form.parse(kept);
        return MessageDigest.isEqual(compute(password, form), form.hash());
    }

    /** Takes as long as {@link #matches}, so that the time does not tell who exists. */
    void matchNobody(String password) {
        matches(password, NOBODY);
    }

    private byte[] compute(String password, Form form) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(form.memory())
                .withIterations(form.passes())
                .withParallelism(form.lanes())
                .withSalt(form.salt())
                .build();
        return inTurn(() -> {
            var generator = new Argon2BytesGenerator();
            generator.init(parameters);
            var hash = new byte[form.hash().length];
            generator.generateBytes(password.toCharArray(), hash);
            return hash;
        });
    }

    private <T> T inTurn(Supplier<T> work) {
        atOnce.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private record Form(int memory, int passes, int lanes, byte[] salt, byte[] hash) {

        static Form parse(String phc) {
            var parts = phc.split("\\$");
            if (parts.length != 6 || !parts[1].equals("argon2id") || !parts[2].equals("v=19")) {
                throw new IllegalArgumentException("Not an Argon2id hash");
            }
            var costs = parts[3].split(",");
            var base64 = Base64.getDecoder();
            return new Form(
                    cost(costs[0]), cost(costs[1]), cost(costs[2]), base64.decode(parts[4]), base64.decode(parts[5]));
        }

        private static int cost(String part) {
            return Integer.parseInt(part.substring(part.indexOf('=') + 1));
        }
    }
}
