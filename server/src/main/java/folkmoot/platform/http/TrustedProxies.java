package folkmoot.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the client's address behind proxies that we trust; what anybody else writes into the header is ignored. */
final class TrustedProxies {

    private record Network(byte[] address, int bits) {

        boolean contains(byte[] other) {
            if (other.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((address[bit / 8] & mask) != (other[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> networks;

    TrustedProxies(List<String> cidrs) {
        this.networks = cidrs.stream().map(TrustedProxies::network).toList();
    }

    /** The last address in the chain that is not one of ours. */
    String client(String peer, List<String> forwardedFor) {
        var client = peer;
        if (networks.isEmpty() || !trusts(peer)) {
            return client;
        }
        var chain = String.join(",", forwardedFor).split(",");
        for (int i = chain.length - 1; i >= 0; i--) {
            var hop = chain[i].strip();
            if (literal(hop) == null) {
                return client;
            }
            client = hop;
            if (!trusts(hop)) {
                return client;
            }
        }
        return client;
    }

    boolean trusts(String address) {
        var bytes = literal(address);
        return bytes != null && networks.stream().anyMatch(network -> network.contains(bytes));
    }

    private static Network network(String cidr) {
        var parts = cidr.split("/", 2);
        var address = literal(parts[0]);
        if (address == null) {
            throw new IllegalArgumentException("Not a network: " + cidr + " (write it like 10.0.0.0/8)");
        }
        try {
            int bits = parts.length == 1 ? address.length * 8 : Integer.parseInt(parts[1]);
            if (bits < 0 || bits > address.length * 8) {
                throw new IllegalArgumentException("Not a network: " + cidr + " (the prefix is too long)");
            }
            return new Network(address, bits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a network: " + cidr + " (write it like 10.0.0.0/8)", e);
        }
    }

    /** Null for anything but a literal address: names are never looked up here. */
    private static byte[] literal(String text) {
        if (!text.matches("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            return null;
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException notAnAddress) {
            return null;
        }
    }
}
