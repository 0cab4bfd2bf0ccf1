package folkmoot.federation.fetch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where we may connect to.
 *
 * @param allowedPrivate private address blocks that are allowed nevertheless; empty in real operation
 * @param allowHttp whether plain http is allowed, for demos on one machine
 * @param extraCa certificates (PEM) that are trusted beside the usual authorities
 */
public record NetworkPolicy(List<Cidr> allowedPrivate, boolean allowHttp, Optional<Path> extraCa) {

    public NetworkPolicy {
        allowedPrivate = List.copyOf(allowedPrivate);
    }

    /** What real operation uses: public addresses, https, port 443. */
    public static NetworkPolicy strict() {
        return new NetworkPolicy(List.of(), false, Optional.empty());
    }

    /** Everything on this machine, also over plain http: for tests and the demo. */
    public static NetworkPolicy loopback() {
        return new NetworkPolicy(List.of(Cidr.parse("127.0.0.0/8"), Cidr.parse("::1/128")), true, Optional.empty());
    }

    /** Ports other than 443 exist only where somebody tests or demonstrates. */
    boolean allowsPorts() {
        return allowHttp || !allowedPrivate.isEmpty();
    }
}
