package folkmoot.federation.signature;

import folkmoot.federation.vocabulary.Origins;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/**
 * Reads the signature of a request in either scheme and checks everything that needs no key: form, coverage, time, host,
 * digest. So nobody makes us fetch a key for a request that could not pass. A present RFC 9421 signature is never given up
 * for a draft-cavage one in the same request.
 */
public final class SignatureReader {

    private final CavageReader cavage;
    private final MessageSignatureReader messages;
    private final InstantSource clock;

    /** @param publicOrigin scheme, host and port under which the world knows this server */
    public SignatureReader(URI publicOrigin, InstantSource clock) {
        this.cavage = new CavageReader(Set.of(Origins.authority(publicOrigin)));
        this.messages = new MessageSignatureReader(publicOrigin);
        this.clock = clock;
    }

    public ReadSignature read(SignedRequest request) {
        if (request.header("signature-input").isPresent()) {
            return messages.read(request, clock.instant());
        }
        return request.header("signature").isPresent()
                ? cavage.read(request, clock.instant())
                : new ReadSignature.Absent();
    }
}
