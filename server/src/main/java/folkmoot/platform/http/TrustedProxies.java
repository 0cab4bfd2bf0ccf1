package folkmoot.platform.http;

import folkmoot.config.AddressRange;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Finds the client's address behind proxies that we trust; what anybody else writes into the header is ignored. Vert.x Web
 * believes the first address of the header, whoever sent it, which is the one that a client can choose.
 */
record TrustedProxies(List<AddressRange> networks) {

    /** The last address in the chain that is not one of ours. */
    String client(String peer, List<String> forwardedFor) {
        var client = peer;
        if (!trusts(peer)) {
            return client;
        }
        for (var hop : List.of(String.join(",", forwardedFor).split(",")).reversed()) {
            var address = hop.strip();
            if (literal(address).isEmpty()) {
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
        return !networks.isEmpty()
                && literal(address)
                        .filter(known -> networks.stream().anyMatch(network -> network.contains(known)))
                        .isPresent();
    }

    /** Names are never looked up here. */
    private static Optional<InetAddress> literal(String address) {
        try {
            return Optional.of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException noLiteral) {
            return Optional.empty();
        }
    }
}
