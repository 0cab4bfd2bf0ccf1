package folkmoot.federation.signature;

import java.net.URI;
import java.util.Collection;
import java.util.HexFormat;

/** The digest over a set of followers by which two servers see whether they agree (FEP-8fcf). */
public final class FollowerDigest {

    private FollowerDigest() {}

    /** The hashes of all ids, one laid over the other, so that no order matters; zeros for nobody. In hexadecimal. */
    public static String of(Collection<URI> followers) {
        var digest = new byte[32];
        for (var follower : followers) {
            var hash = Digests.sha256(follower.toString());
            for (int i = 0; i < digest.length; i++) {
                digest[i] ^= hash[i];
            }
        }
        return HexFormat.of().formatHex(digest);
    }
}
