package folkmoot.platform.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Finds the client's address behind proxies that we trust; what anybody else writes into the header is ignored. Vert.x Web
 * believes the first address of the header, whoever sent it, which is the one that a client can choose.
 */
final class TrustedProxies {

    private final List<IpSubnetFilterRule> networks;

    TrustedProxies(List<String> cidrs) {
        this.networks = cidrs.stream().map(TrustedProxies::network).toList();
    }

    /** The last address in the chain that is not one of ours. */
    String client(String peer, List<String> forwardedFor) {
        var client = peer;
        if (!trusts(peer)) {
            return client;
        }
        for (var hop : List.of(String.join(",", forwardedFor).split(",")).reversed()) {
            var address = hop.strip();
            if (NetUtil.createByteArrayFromIpAddressString(address) == null) {
                return client;
            }
            client = address;
            if (!trusts(address)) {
                return client;
            }
        }
        return client;
    }

    boolean trusts(String address) {
        if (networks.isEmpty()) {
            return false;
        }
        var literal = NetUtil.createInetAddressFromIpAddressString(address); // names are never looked up here
        return literal != null
                && networks.stream().anyMatch(network -> network.matches(new InetSocketAddress(literal, 0)));
    }

    private static IpSubnetFilterRule network(String cidr) {
        var parts = cidr.split("/", 2);
        var literal = NetUtil.createInetAddressFromIpAddressString(parts[0]);
        if (literal == null) {
            throw new IllegalArgumentException("Not a network: " + cidr + " (write it like 10.0.0.0/8)");
        }
        try {
            int bits = parts.length == 1 ? literal.getAddress().length * Byte.SIZE : Integer.parseInt(parts[1]);
            return new IpSubnetFilterRule(literal, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not a network: " + cidr + " (write it like 10.0.0.0/8)", e);
        }
    }
}
