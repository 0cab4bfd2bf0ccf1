package folkmoot.federation.signature;

import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.signature.RequestSigner.Scheme;
import java.time.Duration;

/** Which scheme each host believed last. Hosts of which nothing is known get draft-cavage, which nearly all take. */
public interface SchemeMemory {

    /** How long it is relied on; then the usual scheme is tried first again. */
    Duration KEPT = Duration.ofDays(30);

    /** @param host with its port when that is not the usual one */
    Scheme of(String host);

    /** The host believed this scheme after it had refused the other. */
    void believed(String host, Scheme scheme);

    /** For as long as the process runs. */
    static SchemeMemory inProcess() {
        var hosts =
                Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).<String, Scheme>build();
        return new SchemeMemory() {
            @Override
            public Scheme of(String host) {
                var known = hosts.getIfPresent(host);
                return known == null ? Scheme.CAVAGE : known;
            }

            @Override
            public void believed(String host, Scheme scheme) {
                hosts.put(host, scheme);
            }
        };
    }
}
