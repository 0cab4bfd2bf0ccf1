package folkmoot.federation.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which addresses of other servers may be connected to (the guard against being used to reach inside a network). The
 * lists are those of the IANA special-purpose registries.
 */
public final class AddressPolicy {

    private static final List<Cidr> DENIED_V4 = cidrs(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final Cidr GLOBAL_V6 = Cidr.parse("2000::/3");
    private static final List<Cidr> DENIED_V6 = cidrs("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final List<String> DENIED_SUFFIXES =
            List.of(".localhost", ".local", ".internal", ".onion", ".lan", ".home.arpa", ".intranet");

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|0[xX][0-9a-fA-F.xX]*");

    private final NetworkPolicy network;
    private final NameResolver names;

    /** Turns a name into addresses; a seam for tests. */
    @FunctionalInterface
    public interface NameResolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    /** What the check ends with. */
    public sealed interface Verdict {
        /** Connect to this very address. */
        record Allowed(InetAddress address) implements Verdict {}

        record Refused(String reason) implements Verdict {}

        /** The name does not exist, or cannot be looked up now. */
        record Unknown(String reason) implements Verdict {}
    }

    public AddressPolicy(NetworkPolicy network, NameResolver names) {
        this.network = network;
        this.names = names;
    }

    /** Looks at the address, resolves its host and looks at <em>all</em> addresses found. Blocks for the look-up. */
    public Verdict check(URI uri) {
        var refused = formProblem(uri);
        if (refused.isPresent()) {
            return new Verdict.Refused(refused.get());
        }
        var host = bare(uri.getHost());
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return judge(new InetAddress[] {loopback()});
        }
        try {
            return judge(names.resolve(host));
        } catch (UnknownHostException _) {
            return new Verdict.Unknown("The name " + host + " cannot be resolved");
        }
    }

    /** Whether the address may be connected to, by itself. */
    public boolean allows(InetAddress address) {
        return network.allowedPrivate().stream().anyMatch(cidr -> cidr.contains(address)) || isPublic(address);
    }

    private Verdict judge(InetAddress[] addresses) {
        if (addresses.length == 0) {
            return new Verdict.Unknown("The name has no address");
        }
        for (var address : addresses) {
            if (!allows(address)) {
                return new Verdict.Refused("The address is private or reserved");
            }
        }
        return new Verdict.Allowed(addresses[0]);
    }

    private Optional<String> formProblem(URI uri) {
        var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && network.allowHttp())) {
            return Optional.of("Only https is fetched");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.of("The address has no plain host name");
        }
        if (uri.getPort() >= 0 && uri.getPort() != 443 && !network.allowsPorts()) {
            return Optional.of("Only port 443 is fetched from");
        }
        var host = bare(uri.getHost());
        return hostProblem(host);
    }

    private Optional<String> hostProblem(String host) {
        if (isLiteral(host) && network.allowedPrivate().isEmpty()) {
            return Optional.of("Addresses must have a host name");
        }
        var special = host.equals("localhost")
                || DENIED_SUFFIXES.stream().anyMatch(host::endsWith)
                || !isLiteral(host) && host.indexOf('.') < 0;
        var loopbackName = host.equals("localhost") || host.endsWith(".localhost");
        if (host.endsWith(".") || special && !(loopbackName && allows(loopback()))) {
            return Optional.of("The host name is not a public one");
        }
        return Optional.empty();
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || LITERAL.matcher(host).matches();
    }

    private static String bare(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }

    private static boolean isPublic(InetAddress address) {
        // Java turns IPv4-mapped addresses into IPv4 ones; IPv4-compatible and NAT64 ones are outside 2000::/3.
        return address instanceof Inet6Address
                ? GLOBAL_V6.contains(address) && DENIED_V6.stream().noneMatch(cidr -> cidr.contains(address))
                : DENIED_V4.stream().noneMatch(cidr -> cidr.contains(address));
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<Cidr> cidrs(String... blocks) {
        return Stream.of(blocks).map(Cidr::parse).toList();
    }
}
