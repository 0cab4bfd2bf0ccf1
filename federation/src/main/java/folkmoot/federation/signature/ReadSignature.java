package folkmoot.federation.signature;

import java.net.URI;
import java.util.List;
import java.util.Set;

/** What a request claims about its sender, after the checks that need no key. */
public sealed interface ReadSignature {

    /** No signature at all: 401 where one is needed. */
    record Absent() implements ReadSignature {}

    /** The header cannot be read: 400. */
    record Malformed(String reason) implements ReadSignature {}

    /** It can be read and does not hold: too old, wrong host, wrong digest, too little covered: 401. */
    record Refused(String reason) implements ReadSignature {}

    /**
     * Everything holds that can be checked without the key.
     *
     * @param keyId the key that is said to have signed
     * @param algorithm the label, or the empty string
     * @param covered the headers and other parts that the signature is over, in lower case
     * @param bases what may have been signed: with the query and, for some peers, without
     */
    record Claimed(URI keyId, String algorithm, Set<String> covered, List<byte[]> bases, byte[] signature)
            implements ReadSignature {

        /** Whether the key signed this request. The kind of key decides the algorithm; a label may not contradict it. */
        public boolean verifiedBy(PublicKey key) {
            return permits(key) && bases.stream().anyMatch(base -> key.verifies(base, signature));
        }

        private boolean permits(PublicKey key) {
            return switch (key) {
                case PublicKey.Rsa _ ->
                    switch (algorithm) {
                        case "", "hs2019", "rsa-sha256", "rsa-v1_5-sha256" -> true;
                        default -> false;
                    };
                case PublicKey.Ed25519 _ ->
                    switch (algorithm) {
                        case "", "hs2019", "ed25519" -> true;
                        default -> false;
                    };
            };
        }
    }
}
