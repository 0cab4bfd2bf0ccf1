package folkmoot.federation.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The tree as RFC 9162 2.1.1 defines it, word for word and slowly. */
final class NaiveTree {

    private NaiveTree() {}

    static byte[] root(List<byte[]> entries) {
        return switch (entries.size()) {
            case 0 -> sha256();
            case 1 -> sha256(new byte[] {0}, entries.getFirst());
            default -> {
                int k = 1;
                while (k * 2 < entries.size()) {
                    k *= 2;
                }
                yield sha256(new byte[] {1}, root(entries.subList(0, k)), root(entries.subList(k, entries.size())));
            }
        };
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
